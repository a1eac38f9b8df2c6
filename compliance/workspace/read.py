"""Read every file of a workspace into records, noting every problem of every file on the way."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from compliance.errors import Problem
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.evidence import EvidenceFile
from compliance.model.incident import IncidentFile, SearchFile
from compliance.model.lock import LockEntry
from compliance.model.settings import Settings
from compliance.model.source import SourceFile
from compliance.workspace import layout
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes, read_file, read_folder
from compliance.workspace.records import Records
from compliance.workspace.shapes import check_shape
from compliance.workspace.yaml_reader import read_yaml

T = TypeVar("T")


@dataclass(slots=True)
class Reading:
    """One pass over a workspace: the bytes read, the problems and the faults noted."""

    root: Path
    sources: dict[str, SourceBytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def read_records(self) -> Records | None:
        """Read all files; None where there are no settings to go by."""
        settings = self._settings()
        agreements = self._folder(layout.AGREEMENTS, Agreement)
        sources = self._folder(layout.SOURCES, SourceFile)
        articles = self._folder(layout.ARTICLES, Article)
        evidence = self._folder(layout.EVIDENCE, EvidenceFile)
        incidents = self._single(layout.INCIDENTS, IncidentFile)
        searches = self._single(layout.SEARCHES, SearchFile)
        lock = self._lock()
        if settings is None:
            return None
        return Records(
            settings=settings,
            agreements=agreements,
            sources=sources,
            articles=articles,
            evidence=evidence,
            incidents=incidents,
            searches=searches,
            lock=lock,
        )

    def _folder(self, folder: str, shape: type[T]) -> dict[str, T]:
        records: dict[str, T] = {}
        for source in read_folder(self.root, folder, self.problems):
            record = self._record(source, shape)
            if record is not None:
                records[source.file] = record
        return records

    def _single(self, file: str, shape: type[T]) -> dict[str, T]:
        source = read_file(self.root, file, self.problems)
        record = None if source is None else self._record(source, shape)
        return {} if record is None else {file: record}

    def _record(self, source: SourceBytes, shape: type[T]) -> T | None:
        self.sources[source.file] = source
        parsed = read_yaml(source.data, source.file)
        self.problems.extend(parsed.problems)
        if parsed.value is None:
            return None
        return check_shape(parsed.value, shape, source.file, self.faults)

    def _settings(self) -> Settings | None:
        source = read_file(self.root, layout.SETTINGS, self.problems)
        if source is None:
            return None
        self.sources[source.file] = source
        try:
            value = tomllib.loads(source.data.decode("utf-8"))
        except UnicodeDecodeError:
            message = "the file is not UTF-8 text; save it as UTF-8"
            self.problems.append(Problem(source.file, 1, 1, "not-utf8", message))
            return None
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self.problems.append(_toml_problem(source.file, str(error)))
            return None
        return check_shape(value, Settings, source.file, self.faults)

    def _lock(self) -> tuple[LockEntry, ...]:
        source = read_file(self.root, layout.LOCK, self.problems)
        if source is None:
            return ()
        self.sources[source.file] = source
        entries: dict[str, LockEntry] = {}
        for number, line in enumerate(source.data.split(b"\n"), 1):
            entry = self._lock_entry(line, number) if line.strip() else None
            if entry is None:
                continue
            if entry.evidence in entries:
                self._lock_problem(number, f'"{entry.evidence}" stands here twice; keep one line')
            entries[entry.evidence] = entry
        return tuple(entries[key] for key in sorted(entries))

    def _lock_entry(self, line: bytes, number: int) -> LockEntry | None:
        try:
            value = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError):
            self._lock_problem(number, "the line is no JSON object; take the line out and affirm anew")
            return None
        faults: list[Fault] = []
        entry = check_shape(value, LockEntry, layout.LOCK, faults)
        for fault in faults:
            where = ".".join(str(step) for step in fault.route) or "the line"
            self._lock_problem(number, f"{where}: {fault.message}")
        return entry

    def _lock_problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(layout.LOCK, line, 1, "lock", message))


def _toml_problem(file: str, said: str) -> Problem:
    """Reword what the TOML reader says; it names its place at the end of the sentence."""
    place = re.search(r"\(at line (\d+), column (\d+)\)$", said)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return Problem(file, line, column, "syntax", 'this is no TOML; write key = "value" lines')
