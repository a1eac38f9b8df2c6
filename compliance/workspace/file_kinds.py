"""The kinds of files in a workspace: path, record and purpose of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.coder import CoderFile
from compliance.model.evidence import CodingFile, EvidenceFile
from compliance.model.incident import IncidentFile, SearchFile, SearchRun
from compliance.model.lock import LockEntry
from compliance.model.objection import ObjectionFile
from compliance.model.place import PlaceFile
from compliance.model.settings import Settings
from compliance.model.source import SourceFile
from compliance.workspace import layout


class FileKind(StrEnum):
    """A kind of file; also the name of its schema."""

    SETTINGS = "settings"
    AGREEMENT = "agreement"
    SOURCES = "sources"
    ARTICLE = "article"
    EVIDENCE = "evidence"
    CODING = "coding"
    INCIDENTS = "incidents"
    PLACES = "places"
    SEARCHES = "searches"
    SEARCH_LOG = "search-log"
    CODERS = "coders"
    OBJECTIONS = "objections"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class FileType:
    """One kind of file.

    `path` is the file, or the folder in which there are as many as one likes (`is_folder`);
    `record` is the shape of the file, or of one line of the lock or the log. Those in a folder have
    one of `endings`.
    """

    path: str
    record: type[Any]
    purpose: str
    endings: tuple[str, ...] = (".yaml",)

    @property
    def is_folder(self) -> bool:
        """Whether there are many files of this kind."""
        return "." not in self.path

    def fits(self, file: str) -> bool:
        """Return whether a path in the workspace belongs to this kind of file."""
        if self.is_folder:
            return file.startswith(f"{self.path}/") and file.endswith(self.endings)
        return file == self.path


FILE_TYPES: Final[Mapping[FileKind, FileType]] = {
    FileKind.SETTINGS: FileType(
        layout.SETTINGS,
        Settings,
        "compliance.toml: title, default agreement, order of sides",
    ),
    FileKind.AGREEMENT: FileType(
        layout.AGREEMENTS,
        Agreement,
        "agreements/<id>.yaml: a signed document as points and obligations",
    ),
    FileKind.SOURCES: FileType(
        layout.SOURCES,
        SourceFile,
        "sources/<side>.yaml: the voices of one side",
    ),
    FileKind.ARTICLE: FileType(
        layout.ARTICLES,
        Article,
        "articles/<id>.yaml: one published document, and where the copy came from",
    ),
    FileKind.EVIDENCE: FileType(
        layout.EVIDENCE,
        EvidenceFile,
        "evidence/<article-id>.yaml: who says what in one article, or .jsonl with a record a line",
        (".yaml", layout.LINES),
    ),
    FileKind.CODING: FileType(
        layout.CODINGS,
        CodingFile,
        "codings/<coder>/<article-id>.yaml: what one of several coders found in one article",
    ),
    FileKind.INCIDENTS: FileType(
        layout.INCIDENTS,
        IncidentFile,
        "incidents.yaml: what is said to have happened",
    ),
    FileKind.PLACES: FileType(
        layout.PLACES,
        PlaceFile,
        "places.yaml: where places are, for the map of incidents",
    ),
    FileKind.SEARCHES: FileType(
        layout.SEARCHES,
        SearchFile,
        "searches.yaml: what was looked for, whether or not it was found",
    ),
    FileKind.SEARCH_LOG: FileType(
        layout.SEARCH_LOG,
        SearchRun,
        "searches.log.jsonl: one line of it, written by `compliance search run` only",
    ),
    FileKind.CODERS: FileType(
        layout.CODERS,
        CoderFile,
        "coders.yaml: who codes, people and programs alike",
    ),
    FileKind.OBJECTIONS: FileType(
        layout.OBJECTIONS,
        ObjectionFile,
        "objections.yaml: who objects to which record, and on what ground",
    ),
    FileKind.LOCK: FileType(
        layout.LOCK,
        LockEntry,
        "compliance.lock: one line of it, written by `compliance affirm` only",
    ),
}


def kind_of_file(file: str) -> FileKind | None:
    """Return the kind of a file by its path in the workspace; None if it has none."""
    return next((kind for kind, one in FILE_TYPES.items() if one.fits(file)), None)
