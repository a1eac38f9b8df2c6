"""The texts of templates: all that a workspace has of its own, and the shipped ones."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.limits import MOST_BYTES, MOST_TEMPLATE_BYTES, MOST_TEMPLATES

ENDING = ".j2"


def shipped_texts(folder: Path) -> dict[str, str]:
    """Return the text of each shipped template by its name."""
    return {name: path.read_text("utf-8") for name, path in _files(folder)}


def own_texts(folder: Path) -> dict[str, str]:
    """Return the text of each of a workspace's own templates by its name.

    Raises:
        TemplateFailedError: one cannot be read, or they are too large or too many.
    """
    texts: dict[str, str] = {}
    total = 0
    for name, path in _files(folder):
        data = _bytes(name, path)
        total += len(data)
        if len(texts) == MOST_TEMPLATES or total > MOST_BYTES:
            wrong = f"there may be {MOST_TEMPLATES:,} templates, with {MOST_BYTES:,} bytes in all"
            raise TemplateFailedError(folder.name, wrong)
        try:
            texts[name] = data.decode()
        except UnicodeDecodeError:
            raise TemplateFailedError(f"{folder.name}/{name}", "it is not UTF-8") from None
    return texts


def _bytes(name: str, path: Path) -> bytes:
    place = f"templates/{name}"
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise TemplateFailedError(place, "it is no regular file")
        if status.st_size > MOST_TEMPLATE_BYTES:
            wrong = f"it has over {MOST_TEMPLATE_BYTES:,} bytes; split it"
            raise TemplateFailedError(place, wrong)
        return path.read_bytes()
    except OSError as error:
        raise TemplateFailedError(place, f"it cannot be read: {error.strerror}") from None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for at, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(ENDING):
                path = Path(at, name)
                yield path.relative_to(folder).as_posix(), path
