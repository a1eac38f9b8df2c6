"""Load a workspace: read every file, check what holds between them, link valid records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from compliance.errors import MOST_PROBLEMS, InvalidWorkspaceError, Problem
from compliance.files.paths import Kind, kind_of
from compliance.model.base import AgreementId
from compliance.model.incident import SearchRun
from compliance.model.lock import LockEntry
from compliance.model.settings import Settings
from compliance.workspace import layout
from compliance.workspace.cache import RecordCache
from compliance.workspace.checks.agreement import find_agreement_faults
from compliance.workspace.checks.coders import find_coder_faults
from compliance.workspace.checks.evidence import find_evidence_faults
from compliance.workspace.checks.ids import find_file_name_fault, find_repeats, find_taken_names
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.objections import find_objection_faults
from compliance.workspace.checks.places import find_place_faults
from compliance.workspace.checks.sources import (
    find_article_faults,
    find_incident_faults,
    find_search_faults,
    find_source_faults,
)
from compliance.workspace.faults import Fault
from compliance.workspace.file_kinds import FILE_TYPES, FileKind
from compliance.workspace.files import (
    MOST_BYTES,
    MOST_LOCK_BYTES,
    MOST_SETTINGS_BYTES,
    SourceBytes,
    find_odd_templates,
    find_other_ending,
    read_file,
    read_folder,
)
from compliance.workspace.layout import NoWorkspaceError
from compliance.workspace.records import BrokenFile, Records
from compliance.workspace.workspace import Workspace, link

T = TypeVar("T")

CodingCheck = Callable[[Records], Iterator[Fault]]
"""What yields every fault in the blind codings that records have."""

_OF_ARTICLES_TO_COME: Final = frozenset({"unknown-article", "unknown-evidence"})
_NOT_OF_ARTICLES: Final = frozenset(FileKind) - {
    FileKind.SETTINGS,
    FileKind.SOURCES,
    FileKind.ARTICLE,
}
_STAND_IN: Final = Settings(title="-", agreement=AgreementId("-"))


class WorkspaceReader:
    """One pass over a workspace, with the files read, and the problems and faults noted.

    Once there are more than can be told, nothing is read any more.
    """

    def __init__(self, root: Path, cache: RecordCache | None = None) -> None:
        self.root = root
        self.cache = cache or RecordCache()
        self.read: set[str] = set()
        self.problems: list[Problem] = []
        self.faults: list[Fault] = []
        self.broken: list[BrokenFile] = []

    @property
    def is_full(self) -> bool:
        """Whether more was found than can be told."""
        return len(self.problems) + len(self.faults) > MOST_PROBLEMS

    def read_records(self) -> Records:
        """Return the records of all files, except those with mistakes."""
        self.problems.extend(find_odd_templates(self.root))
        return Records(
            settings=self._settings() or _STAND_IN,
            agreements=self._folder(FileKind.AGREEMENT),
            sources=self._folder(FileKind.SOURCES),
            articles=self._folder(FileKind.ARTICLE),
            evidence=self._folder(FileKind.EVIDENCE),
            incidents=self._single(FileKind.INCIDENTS),
            places=self._single(FileKind.PLACES),
            searches=self._single(FileKind.SEARCHES),
            coders=self._single(FileKind.CODERS),
            objections=self._single(FileKind.OBJECTIONS),
            runs=self._lines(layout.SEARCH_LOG, SearchRun),
            lock=self._lines(layout.LOCK, LockEntry),
            broken=(*self.broken, *self._unread()),
        )

    def with_codings(self, records: Records) -> Records:
        """Return records with the blind codings, which no report reads, but for wrong ones."""
        codings = self._folder(FileKind.CODING)
        return replace(records, codings=codings, broken=(*self.broken, *self._unread()))

    def _settings(self) -> Settings | None:
        source = self._read(layout.SETTINGS, most=MOST_SETTINGS_BYTES)
        return None if source is None else self._record(source, Settings)

    def _folder(self, kind: FileKind) -> dict[str, Any]:
        of = FILE_TYPES[kind]
        sources = read_folder(self.root, of.path, self.problems, of.endings)
        found = {source.file: self._record(source, of.record) for source in sources}
        return {file: record for file, record in found.items() if record is not None}

    def _single(self, kind: FileKind) -> dict[str, Any]:
        of = FILE_TYPES[kind]
        find_other_ending(self.root, of.path, self.problems)
        source = self._read(of.path)
        record = None if source is None else self._record(source, of.record)
        return {} if record is None else {of.path: record}

    def _lines(self, file: str, shape: type[T]) -> tuple[T, ...]:
        source = self._read(file, most=MOST_LOCK_BYTES)
        return () if source is None else self._record(source, tuple[shape, ...]) or ()  # type: ignore[valid-type]

    def _record(self, source: SourceBytes, shape: type[T]) -> T | None:
        self.read.add(source.file)
        if self.is_full:
            return None
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
        return read_file(self.root, file, self.problems, most=most)

    def _unread(self) -> Iterator[BrokenFile]:
        """Yield the files that have a problem and were not read."""
        for file in sorted({problem.file for problem in self.problems} - self.read):
            yield BrokenFile(file, frozenset())


def load_workspace(root: Path, cache: Path | None = None) -> Workspace:
    """Return the linked workspace, or raise one error with every problem found.

    `cache` is the file in which records are stored between runs; with None there is no such file.

    Raises:
        NoWorkspaceError: there is no compliance.toml at `root`.
        InvalidWorkspaceError: files are wrong; carries every Problem, sorted.
    """
    return link(read_checked(root, cache))


def read_checked(
    root: Path,
    cache: Path | None = None,
    *,
    awaits_articles: bool = False,
    codings: CodingCheck | None = None,
) -> Records:
    """Return the checked records without linking them; raises the same as `load_workspace`.

    A workspace that `awaits_articles` may have evidence of articles that are not there yet, and
    mistakes in every file that articles do without, as in an agreement that somebody is writing:
    otherwise an article that evidence waits for could never be added. With what checks `codings`,
    the blind ones are read too.
    """
    if kind_of(root / layout.SETTINGS) is Kind.MISSING:
        raise NoWorkspaceError(root.as_posix())
    reading = WorkspaceReader(root, RecordCache(cache))
    records = reading.read_records()
    reading.cache.save()
    if codings is not None and kind_of(root / layout.CODINGS) is not Kind.MISSING:
        # They are stored apart, so that no other command passes over them.
        reading.cache = RecordCache(cache and cache.with_name(f"{cache.name}-codings"))
        records = reading.with_codings(records)
        reading.cache.save()
    faults, problems = reading.faults, reading.problems
    if not reading.is_full:
        faults += islice(find_faults(records), MOST_PROBLEMS + 1)
        # What checks them is given by the few who read them, and imported by these alone.
        faults += islice(codings(records) if codings else (), MOST_PROBLEMS + 1)
    if awaits_articles:
        faults = [one for one in faults if not awaits_article(one)]
        problems = [one for one in problems if _matters_to_articles(one.file)]
    problems += placed(root, faults)
    if problems:
        raise InvalidWorkspaceError(problems)
    return records


def awaits_article(fault: Fault) -> bool:
    """Return whether a fault may be there since an article is not, or is none of an article's."""
    return fault.code in _OF_ARTICLES_TO_COME or not _matters_to_articles(fault.file)


def _matters_to_articles(file: str) -> bool:
    return not any(file.startswith(FILE_TYPES[kind].path) for kind in _NOT_OF_ARTICLES)


def placed(root: Path, faults: Collection[Fault]) -> list[Problem]:
    """Return faults as Problems with line and column, in the order of the faults."""
    if not faults:
        return []
    from compliance.workspace.places import place_faults  # noqa: PLC0415 - walks over YAML

    return place_faults(root, faults)


def find_faults(records: Records) -> Iterator[Fault]:
    """Yield every fault between the files."""
    known = Known.of(records)
    if layout.SETTINGS not in {one.file for one in records.broken}:
        yield from _settings(records.settings, known)
    for file, agreement in records.agreements.items():
        yield from find_file_name_fault(file, agreement.id, ("id",))
        yield from find_agreement_faults(file, agreement, known)
    yield from find_taken_names("agreement", {f: a.id for f, a in records.agreements.items()})
    yield from find_source_faults(records, known)
    yield from find_article_faults(records, known)
    for file, incident_file in records.incidents.items():
        yield from find_incident_faults(file, incident_file, known)
    for file, place_file in records.places.items():
        yield from find_place_faults(file, place_file, records)
    for file, search_file in records.searches.items():
        yield from find_search_faults(file, search_file, known)
    for file, coder_file in records.coders.items():
        yield from find_coder_faults(file, coder_file)
    yield from find_evidence_faults(records, known)
    for file, objection_file in records.objections.items():
        yield from find_objection_faults(file, objection_file, known)


def _settings(settings: Settings, known: Known) -> Iterator[Fault]:
    file = layout.SETTINGS
    yield from known.agreements.find_dangling(file, ("agreement",), settings.agreement)
    yield from known.sides.find_all_dangling(file, ("sides",), settings.sides)
    yield from find_repeats(file, ("sides",), settings.sides)
