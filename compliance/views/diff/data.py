"""A difference as plain data, for machine output: ids and dates where readers have words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.diff.rows import Difference, LeftOut, Row, TopicKind
from compliance.diff.subject import Subject
from compliance.views.diff.view import DiffRowView, DiffView


@dataclass(frozen=True, slots=True, kw_only=True)
class OperandData:
    """One of the two that are compared; `not_compared` has ids of records by the reason."""

    source: str | None
    as_of: str | None
    revision: str | None
    workspace: str | None
    not_compared: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceData:
    """What stands at the head and at the foot; `counts` has rows by their kind."""

    agreement: str
    left: OperandData
    right: OperandData
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicData:
    """What a row is about: one of these, the others None; nobody named is an empty list.

    `count` is what is counted, and of whom.
    """

    respondents: tuple[str, ...] | None = None
    incident: str | None = None
    count: tuple[str, str] | None = None
    record: str | None = None


def difference_data(view: DiffView) -> DifferenceData:
    """Return the head and the foot of a difference."""
    difference: Difference = view.difference
    left_out, right_out = difference.left_out
    return DifferenceData(
        agreement=difference.right.agreement.id,
        left=_operand(difference.left, left_out),
        right=_operand(difference.right, right_out),
        counts={kind.value: number for kind, number in difference.counts.items()},
    )


def topic_data(view: DiffRowView) -> TopicData | None:
    """Return what a row is about; None of a row about the whole target."""
    topic = view.row.topic
    if topic is None:
        return None
    if topic.kind is TopicKind.RESPONDENTS:
        return TopicData(respondents=topic.ids)
    if topic.kind is TopicKind.COUNT:
        return TopicData(count=count_words(view.row))
    if topic.kind is TopicKind.INCIDENT:
        return TopicData(incident=topic.ids[-1])
    return TopicData(record=topic.ids[-1])


def count_words(row: Row) -> tuple[str, str]:
    """Return what a row counts and of whom, in words of its figures, whichever side is the left.

    Figures that differ in capitals alone count the same.
    """
    told = (e for cell in (row.left, row.right) for e in cell.evidence)
    figures = (figure for e in told for figure in e.figures)
    ids = row.topic.ids if row.topic else ()
    return min((f.words[0], f.words[1] or "") for f in figures if (f.what, f.of) == ids)


def _operand(subject: Subject, left_out: tuple[LeftOut, ...]) -> OperandData:
    operand, cut = subject.operand, subject.assessor.cut
    return OperandData(
        source=subject.voice,
        as_of=cut.as_of.isoformat() if cut.as_of else None,
        revision=operand.revision,
        workspace=operand.path.as_posix() if operand.path else None,
        not_compared={one.reason.value: tuple(e.id for e in one.evidence) for one in left_out},
    )
