"""What a template did wrong, as one sentence with its file and line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from compliance.errors import ComplianceError

# The engine's own errors, and what a template can make go wrong besides: a file that is not
# UTF-8 or not to be read, a sum of words, an include without end.
FAILURES: Final = (
    TemplateError,
    ArithmeticError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


class TemplateFailedError(ComplianceError):
    """A template cannot be read, or does what templates may not do."""

    def __init__(self, error: BaseException, folders: Sequence[Path], template: str) -> None:
        self.place = _place(error, folders, template)
        super().__init__(f"{self.place}: {_wrong(error)}")


class OutsideTemplateError(TemplateNotFound):
    """A link in a template folder leads out of it."""

    def __init__(self, template: str) -> None:
        super().__init__(template, f'"{template}" leads out of the template folders')


def _place(error: BaseException, folders: Sequence[Path], template: str) -> str:
    """Return the file and line of a template where an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_from_folder(error.filename or template, folders)}:{error.lineno}"
    frames = [
        f"{_from_folder(frame.filename, folders)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".j2")
    ]
    return frames[-1] if frames else f"templates/{template}"


def _from_folder(name: str, folders: Sequence[Path]) -> str:
    """Return a file's name from its template folder on."""
    for folder in folders:
        if Path(name).is_relative_to(folder):
            return f"{folder.name}/{Path(name).relative_to(folder).as_posix()}"
    return name


def _wrong(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound) and not isinstance(error, OutsideTemplateError):
        return f'there is no template "{error.name}"'
    if isinstance(error, TemplateError):
        return " ".join((error.message or "").split()).removesuffix(".")
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end"
    if isinstance(error, UnicodeDecodeError):
        return "a template is not UTF-8"
    if isinstance(error, OSError):
        return f"a template cannot be read: {error.strerror}"
    return str(error)
