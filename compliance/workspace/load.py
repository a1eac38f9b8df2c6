"""Load a workspace: read every file, check everything between them, link what is valid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.errors import InvalidWorkspaceError, Problem
from compliance.workspace import layout
from compliance.workspace.checks.agreement import find_agreement_faults
from compliance.workspace.checks.evidence import find_evidence_faults
from compliance.workspace.checks.known import Known, dangling
from compliance.workspace.checks.sources import (
    file_name,
    find_article_faults,
    find_incident_faults,
    find_search_faults,
    find_source_faults,
)
from compliance.workspace.faults import place_faults
from compliance.workspace.layout import NoWorkspaceError
from compliance.workspace.read import Reading
from compliance.workspace.workspace import Workspace, link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.workspace.faults import Fault
    from compliance.workspace.files import SourceBytes
    from compliance.workspace.records import Records


def load_workspace(root: Path) -> Workspace:
    """Read and check every file; raise once, with every problem found.

    Raises:
        NoWorkspaceError: there is no compliance.toml at `root`.
        InvalidWorkspaceError: files are wrong; carries every Problem, sorted.
    """
    if not (root / layout.SETTINGS).is_file():
        raise NoWorkspaceError(root.as_posix())
    reading = Reading(root)
    records = reading.read_records()
    faults = list(reading.faults)
    if records is not None:
        faults += find_faults(records)
    problems = reading.problems + place_faults(faults, reading.sources)
    if problems or records is None:
        settings = reading.sources.get(layout.SETTINGS)
        raise InvalidWorkspaceError(_placed_in_settings(p, settings) for p in problems)
    return link(records)


def find_faults(records: Records) -> Iterator[Fault]:
    """Find everything that does not hold between the records."""
    known = Known.of(records)
    settings = records.settings
    yield from dangling(
        layout.SETTINGS, ("agreement",), "agreement", settings.agreement, known.agreements
    )
    for index, side in enumerate(settings.sides):
        yield from dangling(layout.SETTINGS, ("sides", index), "side", side, known.sides)
    for file, agreement in records.agreements.items():
        yield from file_name(file, agreement.id, ("id",))
        yield from find_agreement_faults(file, agreement, known)
    yield from find_source_faults(records, known)
    yield from find_article_faults(records, known)
    for file, incident_file in records.incidents.items():
        yield from find_incident_faults(file, incident_file, known)
    for file, search_file in records.searches.items():
        yield from find_search_faults(file, search_file.searches, known)
    yield from find_evidence_faults(records, known)


def _placed_in_settings(problem: Problem, settings: SourceBytes | None) -> Problem:
    """Give a problem of compliance.toml the line of the key its message is about."""
    if problem.file != layout.SETTINGS or settings is None or problem.code == "syntax":
        return problem
    lines = settings.data.decode("utf-8", "replace").splitlines()
    quoted = re.search(r'"([^"]*)"', problem.message)
    wanted = quoted[1] if quoted else ""
    for number, line in enumerate(lines, 1):
        if wanted and wanted in line:
            return Problem(
                problem.file, number, line.index(wanted) + 1, problem.code, problem.message
            )
    return problem
