"""What a template did wrong, as one sentence with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from traceback import walk_tb
from typing import Final

from jinja2.exceptions import (
    TemplateError,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
)

from compliance.render.sandbox.environment import FOLDER

_OF_PYTHON: Final[Mapping[type[Exception], str]] = {
    MemoryError: "it takes more memory than templates may",
    RecursionError: "it includes or calls itself without end",
}


def failure_of(error: Exception, template: str) -> tuple[str, str]:
    """Return the place of an error in a template, as exactly as it is known, and what is wrong."""
    return _place(error, template), _wrong(error)


def _place(error: Exception, template: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        # The lexer gives the file as the name.
        return f"{error.filename or error.name}:{error.lineno}"
    if isinstance(error, SyntaxError):
        # Its line is of the code that the engine made.
        return f"{error.filename}"
    frames = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(FOLDER)
    ]
    return frames[-1] if frames else f"{FOLDER}{template}"


def _wrong(error: Exception) -> str:
    if isinstance(error, TemplatesNotFound):
        return f"there is none of the templates {', '.join(map(str, error.templates))}"
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, TemplateError):
        return error.message or "it is wrong"
    if isinstance(error, SyntaxError):
        return f"the engine cannot compile it: {error.msg}"
    return _OF_PYTHON.get(type(error)) or f"it cannot be run: {error}"
