"""Read every file of a workspace into records, and note every problem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from compliance.errors import Problem
from compliance.model.base import AgreementId
from compliance.model.lock import LockEntry
from compliance.model.settings import Settings
from compliance.workspace import layout
from compliance.workspace.cache import RecordCache
from compliance.workspace.faults import Fault
from compliance.workspace.file_kinds import FILE_TYPES, FileKind
from compliance.workspace.files import (
    MOST_BYTES,
    MOST_LOCK_BYTES,
    MOST_SETTINGS_BYTES,
    SourceBytes,
    find_other_ending,
    read_file,
    read_folder,
)
from compliance.workspace.records import BrokenFile, Records

T = TypeVar("T")

_STAND_IN: Final = Settings(title="-", agreement=AgreementId("-"))


class WorkspaceReader:
    """One pass over a workspace, with the bytes read, and the problems and faults noted."""

    def __init__(self, root: Path, cache: RecordCache | None = None) -> None:
        self.root = root
        self.cache = cache or RecordCache()
        self.sources: dict[str, SourceBytes] = {}
        self.problems: list[Problem] = []
        self.faults: list[Fault] = []
        self.broken: list[BrokenFile] = []

    def read_records(self) -> Records:
        """Return the records of all files, except those with mistakes."""
        return Records(
            settings=self._settings() or _STAND_IN,
            agreements=self._folder(FileKind.AGREEMENT),
            sources=self._folder(FileKind.SOURCES),
            articles=self._folder(FileKind.ARTICLE),
            evidence=self._folder(FileKind.EVIDENCE),
            incidents=self._single(FileKind.INCIDENTS),
            searches=self._single(FileKind.SEARCHES),
            lock=self._lock(),
            broken=(*self.broken, *self._unread()),
        )

    def _settings(self) -> Settings | None:
        source = self._read(layout.SETTINGS, most=MOST_SETTINGS_BYTES)
        return None if source is None else self._record(source, Settings)

    def _folder(self, kind: FileKind) -> dict[str, Any]:
        of = FILE_TYPES[kind]
        sources = read_folder(self.root, of.path, self.problems)
        found = {source.file: self._record(source, of.record) for source in sources}
        return {file: record for file, record in found.items() if record is not None}

    def _single(self, kind: FileKind) -> dict[str, Any]:
        of = FILE_TYPES[kind]
        find_other_ending(self.root, of.path, self.problems)
        source = self._read(of.path)
        record = None if source is None else self._record(source, of.record)
        return {} if record is None else {of.path: record}

    def _lock(self) -> tuple[LockEntry, ...]:
        source = self._read(layout.LOCK, most=MOST_LOCK_BYTES)
        return () if source is None else self._record(source, tuple[LockEntry, ...]) or ()

    def _record(self, source: SourceBytes, shape: type[T]) -> T | None:
        self.sources[source.file] = source
        record = self.cache.get(source, shape)
        return self._parse(source, shape) if record is None else record

    def _parse(self, source: SourceBytes, shape: type[T]) -> T | None:
        from compliance.workspace.parse import parse_file  # noqa: PLC0415 - YAML and pydantic

        parsed = parse_file(source, shape)
        self.problems.extend(parsed.problems)
        self.faults.extend(parsed.faults)
        if parsed.broken is not None:
            self.broken.append(parsed.broken)
        elif not parsed.problems and not parsed.faults:
            self.cache.put(source, parsed.record)
        return parsed.record

    def _read(self, file: str, *, most: int = MOST_BYTES) -> SourceBytes | None:
        source = read_file(self.root, file, self.problems, most=most)
        if source is not None:
            self.sources[file] = source
        return source

    def _unread(self) -> Iterator[BrokenFile]:
        """Yield the files that have a problem and were not read."""
        for file in sorted({problem.file for problem in self.problems} - self.sources.keys()):
            yield BrokenFile(file, frozenset())
