"""Words for a row: what it is about and, of one voice, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from compliance.assessments.status import oldest_first
from compliance.diff.rows import DiffKind, Row, TopicKind
from compliance.model.base import IncidentId
from compliance.model.dates.words import display_date
from compliance.views.diff.data import count_words
from compliance.views.diff.view import DiffCellView
from compliance.views.parties import spoken_of
from compliance.views.record import RecordView
from compliance.views.words import counted, joined
from compliance.wording.speaking import tr
from compliance.workspace.workspace import Workspace

_OWN: Final = frozenset({TopicKind.INCIDENT, TopicKind.COUNT})


def in_short(cell: DiffCellView, row: Row, names: Mapping[str, str]) -> str:
    """Return what one voice says in a cell, and when: of several statements, from when to when."""
    records = {record.id: record for line in cell.lines for record in line.records}
    told = [records[e.id] for e in oldest_first(record.evidence for record in records.values())]
    said = joined(list(dict.fromkeys(_says(record, row, names) for record in told)))
    if len(told) == 1:
        return f"{said}, {told[0].date}"
    first, last = (display_date(one.evidence.asserted) for one in (told[0], told[-1]))
    days = first if first == last else tr("{first} to {last}", first=first, last=last)
    return f"{said}, {counted(len(told), 'statement')}, {days}"


def _says(record: RecordView, row: Row, names: Mapping[str, str]) -> str:
    """Return of a record what makes the row: numbers, whose conduct it is about, or its words."""
    if row.kind is DiffKind.FIGURE and record.figures is not None:
        return record.figures
    if row.kind is DiffKind.ATTRIBUTION:
        named = joined(spoken_of(names, record.evidence.entry.respondents))
        return tr("conduct of {parties}", parties=named)
    return record.status or record.clause


def is_own(row: Row) -> bool:
    """Return whether what a row is about is told in words of the workspace: a name, or a count."""
    return row.topic is not None and row.topic.kind in _OWN


def topic_words(row: Row, names: Mapping[str, str], workspaces: Iterable[Workspace]) -> str:
    """Return what a row is about, within its target; "" of one about the whole target.

    An incident has the name that the first of the workspaces which knows it gives it.
    """
    topic = row.topic
    if topic is None:
        return ""
    if topic.kind is TopicKind.RESPONDENTS:
        named = spoken_of(names, topic.ids)
        return tr("of {parties}", parties=joined(named)) if named else tr("of whom, not said")
    if topic.kind is TopicKind.INCIDENT:
        incident = IncidentId(topic.ids[0])
        known = (workspace.incidents for workspace in workspaces)
        return next(found[incident].name for found in known if incident in found)
    if topic.kind is TopicKind.COUNT:
        return ", ".join(count_words(row))
    return tr("no incident named")
