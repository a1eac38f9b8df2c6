"""Differences in three lines: operands of a workspace, and what a difference tells as data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from compliance.assessments.assessment import Assessor
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.diff.compare import compare_sides
from compliance.diff.operand import Operand
from compliance.diff.rows import Cell, Difference, DiffKind, Row
from compliance.diff.subject import Subject
from compliance.workspace.workspace import Workspace
from support.drawn_agreements import SIDE_IDS
from support.reports import cuts

Told = dict[str, Any]

EXCHANGED = {DiffKind.ADDED: DiffKind.WITHDRAWN, DiffKind.WITHDRAWN: DiffKind.ADDED}


def subject_of(
    made: Workspace,
    voice: str | None,
    cut: Cut | None = None,
    *,
    points: tuple[str, ...] = (),
    official: bool = False,
) -> Subject:
    """Return an operand of a workspace's default agreement."""
    agreement = made.agreement()
    assessor = Assessor.of(made, agreement, cut or Cut(), official=official)
    perspective = find_perspective(made, agreement, voice) if voice else None
    return Subject.of(assessor, Operand(text=voice or ".", voice=voice), perspective, points)


def sides(made: Workspace, left: str, right: str, *, everything: bool = False) -> Difference:
    """Compare two voices of a workspace."""
    return compare_sides(subject_of(made, left), subject_of(made, right), everything=everything)


@st.composite
def voices(draw: st.DrawFn, made: Workspace, number: int = 2) -> tuple[str, ...]:
    """Draw different sides and voices of a workspace, often the two that have most to say."""
    known = [*made.sides(made.agreement()), "third", "unknown", *made.sources]
    some = st.lists(st.sampled_from(known), min_size=number, max_size=number, unique=True)
    first = st.permutations(SIDE_IDS[:2]).map(lambda pair: pair[:number])
    return tuple(draw(st.one_of([first] * 5 + [some])))


@st.composite
def pairs(draw: st.DrawFn, made: Workspace) -> tuple[Subject, Subject]:
    """Draw two different sides or voices, each at a day of its own, asked for alike."""
    numbers = [str(clause.number) for clause in made.agreement().clauses]
    points = tuple(draw(st.sampled_from([[], [], numbers[:1], numbers])))
    official = draw(st.integers(0, 9)) == 9
    left, right = draw(voices(made))
    cut = st.one_of([st.just(Cut())] * 5 + [cuts()])
    return (
        subject_of(made, left, draw(cut), points=points, official=official),
        subject_of(made, right, draw(cut), points=points, official=official),
    )


def told(difference: Difference) -> Told:
    """Return what a difference tells, by ids."""
    return {
        "rows": [_row(row) for row in difference.rows],
        "counts": {kind.value: n for kind, n in difference.counts.items()},
        "left_out": [
            {out.reason.value: [e.id for e in out.evidence] for out in part}
            for part in difference.left_out
        ],
    }


def mirrored(told_: Told) -> Told:
    """Return what the difference of the two operands exchanged should tell."""
    return {
        "rows": [
            {
                **row,
                "kind": _other(row["kind"]),
                "left": row["right"],
                "right": row["left"],
                "changes": [(field, after, before) for field, before, after in row["changes"]],
            }
            for row in told_["rows"]
        ],
        "counts": {_other(kind): n for kind, n in told_["counts"].items()},
        "left_out": told_["left_out"][::-1],
    }


def _other(kind: str) -> str:
    return EXCHANGED.get(DiffKind(kind), DiffKind(kind)).value


def _row(row: Row) -> Told:
    return {
        "target": row.target,
        "topic": row.topic and (row.topic.kind.value, row.topic.ids),
        "kind": row.kind.value,
        "also": [kind.value for kind in row.also],
        "left": _cell(row.left),
        "right": _cell(row.right),
        "changes": [(c.field, c.before, c.after) for c in row.changes],
    }


def _cell(cell: Cell) -> Told:
    return {
        "records": [e.id for e in cell.records],
        "denials": [(d.evidence.id, d.denies) for d in cell.denials],
        "caveats": [e.id for e in cell.caveats],
        "beside": [e.id for e in cell.beside],
        "blank": cell.blank,
        "origins": [":".join(origin) for origin in cell.origins],
    }


def turned(made: Workspace) -> Workspace:
    """Return a workspace that holds the same in the opposite order, wherever order says nothing."""
    return replace(
        made,
        sources=dict(reversed(list(made.sources.items()))),
        articles=dict(reversed(list(made.articles.items()))),
        evidence=dict(reversed(list(made.evidence.items()))),
        searches=made.searches[::-1],
    )
