"""Laws of what one voice says in two ways: whose a row is, what makes it, what changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.status import said_by
from compliance.assessments.time import LASTING, NEGATIVE
from compliance.diff.own import compare_own
from compliance.diff.rows import Cell, DiffKind, Row
from compliance.diff.subject import Subject
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.differences import subject_of, told, turned
from support.drawn_agreements import SIDE_IDS
from support.quarrels import quarrels
from support.relabel import Swap
from support.reports import cuts
from support.strategies import records

LEFT, RIGHT = SIDE_IDS[:2]
STATUSES = {
    DiffKind.READING,
    DiffKind.CONFLICT,
    DiffKind.OPPOSED,
    DiffKind.OTHER_TIME,
    DiffKind.OTHER_PART,
    DiffKind.PARTIAL,
}
DRAWN = quarrels() | records()


def asked(made: Workspace) -> st.SearchStrategy[str | None]:
    return st.sampled_from([*made.sides(made.agreement()), "third", *made.sources, None])


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    made = link(draw(DRAWN))
    return subject_of(made, draw(asked(made)), draw(cuts()))


def days(cell: Cell) -> list[date]:
    said = (*cell.records, *(denying.evidence for denying in cell.denials))
    return [said_by(e) for e in said]


def makes(row: Row) -> bool:
    """Return whether what stands in a row is what its kind says."""
    left, right = row.left, row.right
    if row.kind is DiffKind.DENIAL:
        return any(cell.denials for cell in (left, right))
    if row.kind is DiffKind.FIGURE:
        return all(e.figures for e in (*left.records, *right.records))
    if row.kind is DiffKind.ATTRIBUTION:
        told = (*left.records, *right.records)
        kinds = {(e.entry.act, e.entry.status in NEGATIVE) for e in told}
        return len(kinds) == 1 and all(e.entry.respondents for e in told)
    one, other = ({e.entry.status for e in cell.records} for cell in (left, right))
    assert row.kind in STATUSES
    return any(a <= LASTING and b <= NEGATIVE for a, b in ((one, other), (other, one)))


@given(subjects())
def test_a_row_has_statements_of_one_voice_and_what_was_said_first_at_the_left(
    subject: Subject,
) -> None:
    """Law: all that a row has is the own word of its voice, or of one whose place that took."""
    difference = compare_own(subject)
    assert sum(difference.counts.values()) == len(difference.rows)
    for row in difference.rows:
        assert row.voice is not None
        for cell in (row.left, row.right):
            assert not cell.empty
            assert all(e.own and e.speaker.id in row.voice.line for e in cell.evidence)
            assert all(e in subject.evidence for e in cell.evidence)
        assert min(days(row.left)) <= min(days(row.right))
        assert makes(row)


@given(DRAWN, st.data())
def test_exchanging_two_sides_exchanges_them_in_the_rows(
    drawn: Records, data: st.DataObject
) -> None:
    """Law: own(s(W)) == s(own(W)): nothing is decided or sorted by who a side is."""
    swap, made = Swap(drawn, LEFT, RIGHT), link(drawn)
    voice, cut = data.draw(asked(made)), data.draw(cuts())
    before = compare_own(subject_of(made, voice, cut))
    after = compare_own(subject_of(link(swap.value(drawn)), voice and swap.text(voice), cut))
    assert told(after) == swap.value(told(before))


@given(subjects(), st.data())
def test_the_order_of_files_and_records_says_nothing(subject: Subject, data: st.DataObject) -> None:
    """Law: records that come in another order give the same rows."""
    other = replace(
        subject,
        assessor=replace(subject.assessor, workspace=turned(subject.workspace)),
        evidence=tuple(data.draw(st.permutations(subject.evidence))),
    )

    def rows(one: Subject) -> list[str]:
        return sorted(map(str, told(compare_own(one))["rows"]))

    assert rows(other) == rows(subject)
