"""Read every file of a workspace into records, noting every problem of every file on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import NO_CONTROLS, AgreementId
from compliance.model.evidence import EvidenceFile
from compliance.model.incident import IncidentFile, SearchFile
from compliance.model.settings import Settings
from compliance.model.source import SourceFile
from compliance.workspace import layout
from compliance.workspace.files import (
    MOST_LOCK_BYTES,
    find_other_ending,
    read_file,
    read_folder,
)
from compliance.workspace.gate import check_shape
from compliance.workspace.gate_words import PATTERN_WORDS
from compliance.workspace.parsed import ParsedFiles
from compliance.workspace.read_lock import read_lock
from compliance.workspace.read_settings import read_settings
from compliance.workspace.records import BrokenFile, Records
from compliance.workspace.yaml.scalars import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from compliance.errors import Problem
    from compliance.model.lock import LockEntry
    from compliance.workspace.faults import Fault
    from compliance.workspace.files import SourceBytes

T = TypeVar("T")

# Each of these leaves a key out, or keeps a character that no line may hold.
_LEAVE_OUT: Final = frozenset({"alias", "empty-value", "key-not-text", "merge-key"})
_STAND_IN: Final = Settings(title="-", agreement=AgreementId("-"))


class Reading:
    """One pass over a workspace: the bytes read, the problems and the faults noted."""

    def __init__(self, root: Path, files: ParsedFiles | None = None) -> None:
        self.root = root
        self.files = files or ParsedFiles()
        self.sources: dict[str, SourceBytes] = {}
        self.problems: list[Problem] = []
        self.faults: list[Fault] = []
        self.broken: list[BrokenFile] = []

    def read_records(self) -> Records:
        """Read all files; what a file that is wrong would hold is left out."""
        return Records(
            settings=self._settings() or _STAND_IN,
            agreements=self._folder(layout.AGREEMENTS, Agreement),
            sources=self._folder(layout.SOURCES, SourceFile),
            articles=self._folder(layout.ARTICLES, Article),
            evidence=self._folder(layout.EVIDENCE, EvidenceFile),
            incidents=self._single(layout.INCIDENTS, IncidentFile),
            searches=self._single(layout.SEARCHES, SearchFile),
            lock=self._lock(),
            broken=(*self.broken, *self._unread()),
        )

    def _settings(self) -> Settings | None:
        source = self._read(layout.SETTINGS)
        if source is None:
            return None
        settings = read_settings(source, self.problems, self.faults)
        if settings is None:
            self.broken.append(BrokenFile(source.file, frozenset()))
        return settings

    def _folder(self, folder: str, shape: type[T]) -> dict[str, T]:
        records: dict[str, T] = {}
        for source in read_folder(self.root, folder, self.problems):
            record = self._record(source, shape)
            if record is not None:
                records[source.file] = record
        return records

    def _single(self, file: str, shape: type[T]) -> dict[str, T]:
        find_other_ending(self.root, file, self.problems)
        source = self._read(file)
        record = None if source is None else self._record(source, shape)
        return {} if record is None else {file: record}

    def _record(self, source: SourceBytes, shape: type[T]) -> T | None:
        self.sources[source.file] = source
        parsed = self.files.read(source)
        self.problems.extend(parsed.problems)
        record = None
        if parsed.value is not None:
            faults: list[Fault] = []
            record = check_shape(parsed.value, shape, source.file, faults)
            codes = {problem.code for problem in parsed.problems}
            self.faults.extend(fault for fault in faults if not _is_echo(fault, codes))
        if record is None:
            self.broken.append(BrokenFile.of(source.file, parsed.value))
        return record

    def _lock(self) -> tuple[LockEntry, ...]:
        source = self._read(layout.LOCK, most=MOST_LOCK_BYTES)
        return () if source is None else read_lock(source, self.problems)

    def _read(self, file: str, *, most: int = MOST_BYTES) -> SourceBytes | None:
        source = read_file(self.root, file, self.problems, most=most)
        if source is not None:
            self.sources[file] = source
        return source

    def _unread(self) -> Iterator[BrokenFile]:
        """Yield the files that have a problem, but whose bytes nobody saw."""
        for file in sorted({problem.file for problem in self.problems} - self.sources.keys()):
            yield BrokenFile(file, frozenset())


def _is_echo(fault: Fault, codes: Collection[str]) -> bool:
    """Tell whether a fault of shape only repeats what the YAML reader said of the file."""
    if fault.code == "missing-key":
        return not _LEAVE_OUT.isdisjoint(codes)
    return "control-character" in codes and fault.message.endswith(PATTERN_WORDS[NO_CONTROLS])
