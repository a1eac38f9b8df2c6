"""Laws of ties: what each rests on, and that no order of sides decides anything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.time import NEGATIVE
from compliance.diff.compare import compare_sides, find_agreements
from compliance.diff.rows import DiffKind, Row
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, SideId
from compliance.model.words import Act
from compliance.views.drawing import DrawingView
from compliance.views.ties.build import build_network_view
from compliance.views.ties.drawing import draw_network
from compliance.views.ties.view import Among, NetworkView
from compliance.views.ties.words import Tie
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.differences import pairs, subject_of
from support.drawn_agreements import SIDE_IDS
from support.examples import FEW
from support.quarrels import quarrels
from support.reports import selection_of
from support.strategies import records

DRAWN = quarrels() | records()


def network(made: Workspace, by: Among) -> NetworkView:
    return build_network_view(selection_of(made), by)


def told(view: NetworkView) -> set[tuple[object, ...]]:
    """Return ties without the order in which they stand, or which of two that agree is first."""
    return {
        (
            tie.tie,
            (tie.source.id, tie.target.id)
            if tie.directed
            else frozenset({tie.source.id, tie.target.id}),
            tie.statements,
            tie.groups,
            tie.origins,
            tie.answers,
        )
        for tie in view.ties
    }


def written(drawn: DrawingView) -> list[str]:
    """Return what a drawing says, without where."""
    return sorted([*(one.words for one in drawn.words), *(one.shape for one in drawn.signs)])


@st.composite
def two_subjects(draw: st.DrawFn) -> tuple[Subject, Subject]:
    return draw(pairs(link(draw(DRAWN))))


@given(two_subjects())
def test_agreements_are_those_of_the_difference(both: tuple[Subject, Subject]) -> None:
    """Law: they are the rows of that kind, whole."""
    agreed = [row for row in compare_sides(*both).rows if row.kind is DiffKind.AGREE]

    def whole(row: Row) -> tuple[object, ...]:
        return row.target, row.topic, row.left.evidence, row.right.evidence, row.left.origins

    assert [*map(whole, find_agreements(*both))] == [*map(whole, agreed)]


@FEW
@given(DRAWN)
def test_ties_between_sides_have_the_statements_of_their_difference(drawn: Records) -> None:
    """Law: who says the same as whom is what the difference of the two has, no more, no less."""
    made = link(drawn)
    sides = made.sides(made.agreement())
    view = network(made, Among.SIDE)
    found = {
        frozenset({tie.source.id, tie.target.id}): set(tie.statements)
        for tie in view.ties
        if tie.tie is Tie.AGREES
    }
    for number, one in enumerate(sides):
        for other in sides[number + 1 :]:
            rows = compare_sides(subject_of(made, one), subject_of(made, other)).rows
            agreed = (row for row in rows if row.kind is DiffKind.AGREE)
            said = {e.id for r in agreed for c in (r.left, r.right) for e in c.evidence}
            assert found.get(frozenset({one, other}), set()) == said


@FEW
@given(DRAWN, st.sampled_from(Among))
def test_every_tie_rests_on_own_statements_that_say_so(drawn: Records, by: Among) -> None:
    """Law: of each tie, every statement is in the evidence, its speaker's own, and of the tie."""
    selection = selection_of(link(drawn))
    evidence = {e.id: e for e in selection.evidence}
    known: set[EvidenceId] = set()
    for tie in build_network_view(selection, by).ties:
        statements = [evidence[i] for i in tie.statements]
        assert statements
        assert sum(number for _, number in tie.groups) == len(statements)
        assert tie.origins <= len(statements)
        ends = {tie.source.id, tie.target.id}
        for e in statements:
            assert e.own
            speaker = {e.speaker.id, e.side}
            if tie.tie is Tie.AGREES:
                assert speaker & ends
                continue
            assert tie.source.id in speaker
            if tie.tie is Tie.ACCUSES:
                assert e.entry.status in NEGATIVE
                known.add(e.id)
            else:
                assert e.entry.act is Act.DENIES
                assert set(tie.answers) <= {i for one in statements for i in one.responds_to}
    negative = {e.id for e in selection.evidence if e.own and e.entry.status in NEGATIVE}
    assert known == {i for i in negative if evidence[i].entry.respondents}


@FEW
@given(DRAWN, st.permutations(SIDE_IDS), st.sampled_from(Among))
def test_the_order_of_sides_moves_names_and_nothing_else(
    drawn: Records, order: list[str], by: Among
) -> None:
    """Law: with the sides in another order every tie is the same, and all that is drawn."""
    settings = replace(drawn.settings, sides=tuple(map(SideId, order)))
    made, other = (network(link(one), by) for one in (drawn, replace(drawn, settings=settings)))
    assert told(made) == told(other)
    assert {one.id for one in made.tied} == {one.id for one in other.tied}
    assert written(draw_network(made)) == written(draw_network(other))
