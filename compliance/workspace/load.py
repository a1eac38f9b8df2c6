"""Load a workspace: read every file, check what holds between them, link valid records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compliance.errors import InvalidWorkspaceError
from compliance.model.settings import Settings
from compliance.workspace import layout
from compliance.workspace.cache import RecordCache
from compliance.workspace.checks.agreement import find_agreement_faults
from compliance.workspace.checks.evidence import find_evidence_faults
from compliance.workspace.checks.ids import find_file_name_fault, find_repeats, find_taken_names
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.sources import (
    find_article_faults,
    find_incident_faults,
    find_search_faults,
    find_source_faults,
)
from compliance.workspace.faults import Fault
from compliance.workspace.layout import NoWorkspaceError
from compliance.workspace.read import WorkspaceReader
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link


def load_workspace(root: Path, cache: Path | None = None) -> Workspace:
    """Return the linked workspace, or raise one error with every problem found.

    `cache` is the file in which records are stored between runs; with None there is no such file.

    Raises:
        NoWorkspaceError: there is no compliance.toml at `root`.
        InvalidWorkspaceError: files are wrong; carries every Problem, sorted.
    """
    return link(read_checked(root, cache))


def read_checked(root: Path, cache: Path | None = None) -> Records:
    """Return the checked records without linking them; raises the same as `load_workspace`."""
    if not (root / layout.SETTINGS).is_file():
        raise NoWorkspaceError(root.as_posix())
    reading = WorkspaceReader(root, RecordCache(cache))
    records = reading.read_records()
    reading.cache.save()
    faults = [*reading.faults, *find_faults(records)]
    problems = reading.problems
    if faults:
        from compliance.workspace.places import place_faults  # noqa: PLC0415 - walks over YAML

        problems += place_faults(faults, reading.sources)
    if problems:
        raise InvalidWorkspaceError(problems)
    return records


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
    for file, search_file in records.searches.items():
        yield from find_search_faults(file, search_file, known)
    yield from find_evidence_faults(records, known)


def _settings(settings: Settings, known: Known) -> Iterator[Fault]:
    file = layout.SETTINGS
    yield from known.agreements.find_dangling(file, ("agreement",), settings.agreement)
    yield from known.sides.find_all_dangling(file, ("sides",), settings.sides)
    yield from find_repeats(file, ("sides",), settings.sides)
