"""Laws of differences: mirror, self, order, exchange of sides, nothing lost, revisions applied."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.cut import Cut
from compliance.assessments.time import NEGATIVE
from compliance.diff.compare import compare_sides
from compliance.diff.matching import field_texts
from compliance.diff.revise import compare_records
from compliance.diff.rows import SAME, DiffKind
from compliance.diff.subject import Subject
from compliance.model.base import ReadingId
from compliance.model.words import Act, Status
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.differences import mirrored, pairs, subject_of, told, turned, voices
from support.drawn_agreements import SIDE_IDS
from support.quarrels import quarrels
from support.relabel import Swap
from support.reports import cuts
from support.revisions import revisions
from support.strategies import records, workspaces

LEFT, RIGHT = SIDE_IDS[:2]
POSITIVE = {Status.FULFILLED, Status.LAPSED}


@st.composite
def two_voices(draw: st.DrawFn) -> tuple[Subject, Subject]:
    return draw(pairs(link(draw(quarrels() | records()))))


@st.composite
def two_days(draw: st.DrawFn) -> tuple[Subject, Subject]:
    made = draw(workspaces())
    (voice,) = draw(voices(made, 1))
    asked = draw(st.sampled_from([voice, None]))
    return subject_of(made, asked, draw(cuts())), subject_of(made, asked, draw(cuts()))


@st.composite
def two_revisions(draw: st.DrawFn) -> tuple[Subject, Subject]:
    before, after = draw(revisions())
    (voice,) = draw(voices(before, 1))
    asked = draw(st.sampled_from([voice, None, None]))
    return subject_of(before, asked), subject_of(after, asked)


@given(two_voices(), st.booleans())
def test_what_is_left_becomes_right_and_nothing_else_changes(
    both: tuple[Subject, Subject], everything: bool
) -> None:
    """Law: diff(b, a) is diff(a, b) with its parts exchanged, kinds, order and all."""
    there = told(compare_sides(*both, everything=everything))
    back = told(compare_sides(*both[::-1], everything=everything))
    assert back == mirrored(there)


@given(two_days() | two_revisions(), st.booleans())
def test_going_back_takes_away_what_was_added(
    both: tuple[Subject, Subject], everything: bool
) -> None:
    """Law: over days and revisions too, diff(b, a) mirrors diff(a, b)."""
    there = told(compare_records(*both, everything=everything))
    back = told(compare_records(*both[::-1], everything=everything))
    assert back == mirrored(there)


@given(workspaces(), st.data())
def test_nobody_differs_from_themselves(made: Workspace, data: st.DataObject) -> None:
    """Law: diff(a, a) has no row; by record every one of them is unchanged."""
    (voice,) = data.draw(voices(made, 1))
    one = subject_of(made, voice, data.draw(cuts()))
    difference = compare_records(one, one)
    assert difference.rows == ()
    assert difference.counts == ({DiffKind.UNCHANGED: len(one.evidence)} if one.evidence else {})


@given(two_voices(), st.data())
def test_order_of_files_and_records_says_nothing(
    both: tuple[Subject, Subject], data: st.DataObject
) -> None:
    """Law: an operand whose records come in another order gives the same difference."""
    other = tuple(
        replace(
            one,
            assessor=replace(one.assessor, workspace=turned(one.workspace)),
            evidence=tuple(data.draw(st.permutations(one.evidence))),
        )
        for one in both
    )
    turned_, straight = told(compare_sides(other[0], other[1])), told(compare_sides(*both))
    assert turned_["rows"] == straight["rows"]
    assert turned_["counts"] == straight["counts"]


@given(quarrels() | records(), st.data())
def test_exchanging_two_sides_exchanges_them_in_the_difference(
    drawn: Records, data: st.DataObject
) -> None:
    """Law: diff(s(W)) == s(diff(W)): nothing is decided or sorted by who a side is."""
    swap, made = Swap(drawn, LEFT, RIGHT), link(drawn)
    left, right = data.draw(voices(made))
    cut, everything = data.draw(st.just(Cut()) | cuts()), data.draw(st.booleans())
    other = link(swap.value(drawn))
    before = compare_sides(
        subject_of(made, left, cut), subject_of(made, right, cut), everything=everything
    )
    after = compare_sides(
        subject_of(other, swap.text(left), cut),
        subject_of(other, swap.text(right), cut),
        everything=everything,
    )
    assert told(after) == swap.value(told(before))


@given(two_voices())
def test_every_record_is_in_a_row_or_counted_as_left_out(both: tuple[Subject, Subject]) -> None:
    """Law: of each operand every record is in a row or left out for one reason, never both."""
    difference = compare_sides(*both)
    for subject, side, left_out in zip(both, ("left", "right"), difference.left_out, strict=True):
        in_rows = {e.id for row in difference.rows for e in getattr(row, side).evidence}
        out = [e.id for part in left_out for e in part.evidence]
        assert len(out) == len(set(out))
        assert in_rows.isdisjoint(out)
        assert in_rows | set(out) == {e.id for e in subject.evidence}


@given(two_voices())
def test_what_another_side_tells_and_other_instruments_are_in_no_row(
    both: tuple[Subject, Subject],
) -> None:
    """Law: only an operand's own counted word is in a row or beside one, but for doubted names."""
    for row in compare_sides(*both).rows:
        for cell in (row.left, row.right):
            assert all(e.own for e in cell.evidence)
            assert all(e.counted and not e.characterised for e in cell.beside)


@given(two_voices())
def test_a_conflict_has_opposed_statuses_of_the_same_duty_and_respondents(
    both: tuple[Subject, Subject],
) -> None:
    """Law: in a conflict one says it is done and the other names somebody who did not do it."""
    for row in compare_sides(*both).rows:
        if DiffKind.CONFLICT in (row.kind, *row.also):
            assert row.topic is not None
            said = [{e.entry.status for e in c.records} for c in (row.left, row.right)]
            assert any(one & POSITIVE and other & NEGATIVE for one, other in (said, said[::-1]))
            named = [
                p
                for c in (row.left, row.right)
                for e in c.records
                if e.entry.status in NEGATIVE
                for p in e.entry.respondents
            ]
            assert set(row.topic.ids) & set(named)


@given(two_voices())
def test_different_readings_are_never_a_conflict(both: tuple[Subject, Subject]) -> None:
    """Law: give every status of one operand one reading and of the other another: no conflict."""
    one, other = (_read_as(subject, f"reading-{n}") for n, subject in enumerate(both))
    rows = compare_sides(one, other).rows
    assert all(DiffKind.CONFLICT not in (row.kind, *row.also) for row in rows)


def _read_as(subject: Subject, reading: str) -> Subject:
    read = {
        e.id: replace(e, entry=replace(e.entry, reading=ReadingId(reading)))
        for e in subject.evidence
    }
    current = {t: tuple(read[e.id] for e in found) for t, found in subject.current.items()}
    return replace(subject, evidence=tuple(read.values()), current=current)


@given(two_voices())
def test_a_row_is_called_a_denial_only_for_a_denial_in_it(both: tuple[Subject, Subject]) -> None:
    """Law: denial needs a record that denies one of the other cell; no other kind has such."""
    for row in compare_sides(*both).rows:
        linked = False
        for cell, other in ((row.left, row.right), (row.right, row.left)):
            there = {e.id for e in other.evidence}
            for denying in cell.denials:
                assert denying.evidence.entry.act is Act.DENIES
                assert set(denying.denies) <= there
                linked |= bool(denying.denies)
        assert linked == (row.kind is DiffKind.DENIAL)


@given(two_voices())
def test_one_sided_rows_have_one_side(both: tuple[Subject, Subject]) -> None:
    """Law: one cell has words just if the row is one-sided or the other was not read."""
    for row in compare_sides(*both, everything=True).rows:
        empty = [cell.empty for cell in (row.left, row.right)]
        assert (sum(empty) == 1) == (row.kind in {DiffKind.ONE_SIDED, DiffKind.NOT_READ})
        assert (sum(empty) == 2) == (row.kind is DiffKind.BOTH_SILENT)


@given(two_days() | two_revisions(), st.booleans())
def test_a_difference_applied_to_the_left_gives_the_right(
    both: tuple[Subject, Subject], everything: bool
) -> None:
    """Law: take away what is withdrawn, put in what is added or changed, and it is the right."""
    left, right = both
    rows = compare_records(left, right, everything=everything).rows
    gone = {e.id for row in rows for e in row.left.records}
    made = {e.id: e for e in left.evidence if e.id not in gone}
    made |= {e.id: e for row in rows for e in row.right.records}
    assert {i: field_texts(e, current=True) for i, e in made.items()} == {
        e.id: field_texts(e, current=True) for e in right.evidence
    }


@given(two_days() | two_revisions())
def test_records_of_both_days_are_counted_once(both: tuple[Subject, Subject]) -> None:
    """Law: kinds of records add up to those of the left and of the right."""
    counts = compare_records(*both).counts
    total = sum(counts.values())
    assert total - counts.get(DiffKind.ADDED, 0) == len(both[0].evidence)
    assert total - counts.get(DiffKind.WITHDRAWN, 0) == len(both[1].evidence)
    assert counts.keys() & {DiffKind.CONFLICT, DiffKind.DENIAL, DiffKind.READING, *SAME} <= {
        DiffKind.UNCHANGED
    }
