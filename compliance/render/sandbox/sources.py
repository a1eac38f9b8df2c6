"""The texts of templates: all that a workspace has of its own, and the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from compliance.files.paths import Kind
from compliance.files.reading import Entry, UnreadError, list_below, read, read_shipped
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.limits import MOST_BYTES, MOST_TEMPLATE_BYTES, MOST_TEMPLATES

ENDING: Final = ".j2"


def shipped_texts(folder: Path) -> dict[str, str]:
    """Return the text of each shipped template by its name."""
    files = (entry.file for entry in _templates(folder))
    return {_name(file): read_shipped(folder.parent / file).decode() for file in files}


def own_texts(folder: Path) -> dict[str, str]:
    """Return the text of each of a workspace's own templates by its name.

    Raises:
        TemplateFailedError: one cannot be read, or they are too large or too many.
    """
    texts: dict[str, str] = {}
    total = 0
    for entry in _templates(folder):
        data = _bytes(folder.parent, entry)
        total += len(data)
        if len(texts) == MOST_TEMPLATES or total > MOST_BYTES:
            wrong = f"there may be {MOST_TEMPLATES:,} templates, with {MOST_BYTES:,} bytes in all"
            raise TemplateFailedError(folder.name, wrong)
        try:
            texts[_name(entry.file)] = data.decode()
        except UnicodeDecodeError:
            raise TemplateFailedError(entry.file, "it is not UTF-8") from None
    return texts


def _bytes(root: Path, entry: Entry) -> bytes:
    # Whatever else stands there is a problem of the workspace; it may have come there since.
    if entry.kind is not Kind.FILE:
        raise TemplateFailedError(entry.file, "it is no regular file")
    try:
        return read(root / entry.file, most=MOST_TEMPLATE_BYTES, below=root)
    except UnreadError as error:
        wrong = f"it cannot be read: {error.detail or error.reason}"
        if error.reason == "too-large":
            wrong = f"it has over {MOST_TEMPLATE_BYTES:,} bytes; split it"
        raise TemplateFailedError(entry.file, wrong) from None


def _templates(folder: Path) -> Iterator[Entry]:
    for entry in list_below(folder.parent, folder.name):
        if entry.file.endswith(ENDING) or entry.kind is not Kind.FILE:
            yield entry


def _name(file: str) -> str:
    return file.partition("/")[2]
