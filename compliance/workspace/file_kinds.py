"""The kinds of files in a workspace, each with what it is for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class FileKind(StrEnum):
    """A kind of file; also the name of its schema."""

    SETTINGS = "settings"
    AGREEMENT = "agreement"
    SOURCES = "sources"
    ARTICLE = "article"
    EVIDENCE = "evidence"
    INCIDENTS = "incidents"
    SEARCHES = "searches"
    LOCK = "lock"


FILE_KINDS: Mapping[FileKind, str] = {
    FileKind.SETTINGS: "compliance.toml: title, default agreement, order of sides",
    FileKind.AGREEMENT: "agreements/<id>.yaml: a signed document as points and obligations",
    FileKind.SOURCES: "sources/<side>.yaml: the voices of one side",
    FileKind.ARTICLE: "articles/<id>.yaml: one published document, and where the copy came from",
    FileKind.EVIDENCE: "evidence/<article-id>.yaml: who says what in one article",
    FileKind.INCIDENTS: "incidents.yaml: what is said to have happened",
    FileKind.SEARCHES: "searches.yaml: what was looked for, whether or not it was found",
    FileKind.LOCK: "compliance.lock: one line of it, written by `compliance affirm` only",
}

FOLDER_KINDS: Mapping[str, FileKind] = {
    "agreements": FileKind.AGREEMENT,
    "sources": FileKind.SOURCES,
    "articles": FileKind.ARTICLE,
    "evidence": FileKind.EVIDENCE,
}


def kind_of_file(file: str) -> FileKind | None:
    """Return the kind of a file by its path in the workspace; None for what is no such file."""
    folder, _, _ = file.partition("/")
    if file.endswith(".yaml") and folder in FOLDER_KINDS:
        return FOLDER_KINDS[folder]
    single = {
        "compliance.toml": FileKind.SETTINGS,
        "incidents.yaml": FileKind.INCIDENTS,
        "searches.yaml": FileKind.SEARCHES,
        "compliance.lock": FileKind.LOCK,
    }
    return single.get(file)
