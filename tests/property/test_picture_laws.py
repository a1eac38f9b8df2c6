"""Laws of the picture and of contradictions: what stands in them, and that no order decides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from compliance.diff.rows import DiffKind
from compliance.model.base import WHOLE, SideId, Target
from compliance.model.words import Group
from compliance.views.comparisons import Comparisons
from compliance.views.contradictions import (
    SHARPEST,
    Contradiction,
    contradictions_of,
    first_of_each,
)
from compliance.views.picture.build import MOST, SIGNED, build_picture
from compliance.views.picture.view import PictureCellView, PictureView
from compliance.views.words import GROUP_WORDS, counted
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support.drawn_agreements import SIDE_IDS
from support.examples import FEW
from support.quarrels import quarrels
from support.reports import selection_of
from support.strategies import records

DRAWN = quarrels() | records()
WORKSPACES = DRAWN.map(link)


def cells(picture: PictureView) -> dict[tuple[str, str], PictureCellView]:
    """Return the cells by row and side, with the sides against it in one order."""
    return {
        (row.id, cell.side): replace(cell, against=tuple(sorted(cell.against)))
        for row in picture.rows
        for cell in row.cells
    }


def found_in(made: Workspace) -> tuple[Contradiction, ...]:
    return tuple(contradictions_of(Comparisons(selection_of(made))))


def points(made: Workspace) -> Sequence[Sequence[Target]]:
    return [(WHOLE,), *(clause.targets for clause in selection_of(made).clauses)]


def told(found: tuple[Contradiction, ...]) -> list[tuple[str, ...]]:
    """Return contradictions without what is left and what right."""
    return sorted(
        (str(one.row.target), str(one.kinds[0]), *sorted(str(e.id) for e in one.facing))
        for one in found
    )


@FEW
@given(WORKSPACES)
def test_every_statement_has_a_mark_or_is_counted(made: Workspace) -> None:
    """Law: marks are a side's own words, of their group; with `more` they are all of them."""
    selection = selection_of(made)
    for row in build_picture(selection).rows:
        about = [WHOLE] if row.id == WHOLE else made.agreement().within(row.id)
        for cell in row.cells:
            own = [
                e
                for e in selection.evidence
                if e.own and e.side == cell.side and not set(about).isdisjoint(e.entry.targets)
            ]
            groups = {GROUP_WORDS[e.speaker.group]: set[str]() for e in own}
            for e in own:
                groups[GROUP_WORDS[e.speaker.group]].add(e.id)
            marks = {group.group: [mark.record for mark in group.marks] for group in cell.groups}
            assert all(set(found) <= groups[group] for group, found in marks.items())
            assert all(len(marks.get(GROUP_WORDS[g], ())) <= MOST[g] for g in Group)
            assert cell.more == len(own) - sum(map(len, marks.values()))
            blank = {name for one in cell.blanks for name in one.blank.names}
            assert blank == {"official", "media"} - groups.keys()


@FEW
@given(WORKSPACES)
def test_others_stand_in_a_row_or_below_with_the_reason(made: Workspace) -> None:
    """Law: of voices that are not one side each row has the number, or the line below its name."""
    selection = selection_of(made)
    picture = build_picture(selection)
    silent = {
        one.name: [*chain.from_iterable(rows for _, rows in one.whys)] for one in picture.silent
    }
    everywhere = {one.name for one in picture.silent if not one.whys[0][1]}
    assert (picture.others is None) == all(not row.others for row in picture.rows)
    for side in (p for p in selection.everyone if not p.labelled):
        name = selection.names[side.id]
        for row in picture.rows:
            about = [WHOLE] if row.id == WHOLE else made.agreement().within(row.id)
            own = sum(
                e.own and e.side == side.id and not set(about).isdisjoint(e.entry.targets)
                for e in selection.evidence
            )
            words = [one.words for one in row.others if one.side == side.id]
            assert words == ([counted(own, "statement")] if own else [])
            assert (not own) == (name in everywhere or row.name in silent.get(name, []))


@FEW
@given(WORKSPACES)
def test_a_cell_bears_a_sign_where_a_comparison_names_a_denial_or_a_conflict(
    made: Workspace,
) -> None:
    selection = selection_of(made)
    comparisons = Comparisons(selection)
    names = selection.names
    for row in build_picture(selection, comparisons).rows:
        about = [WHOLE] if row.id == WHOLE else made.agreement().within(row.id)
        signed = {
            frozenset((left.id, right.id))
            for left, right in comparisons.pairs
            for one in comparisons.between(left, right).rows
            if one.target in about and not SIGNED.isdisjoint((one.kind, *one.also))
        }
        for cell in row.cells:
            others = {other for pair in signed if cell.side in pair for other in pair - {cell.side}}
            assert set(cell.against) == {names[other] for other in others}


@FEW
@given(DRAWN, st.permutations(SIDE_IDS))
def test_the_order_of_sides_moves_columns_and_nothing_else(
    drawn: Records, order: list[str]
) -> None:
    """Law: with the sides in another order, every cell, contradiction and choice is the same."""
    settings = replace(drawn.settings, sides=tuple(map(SideId, order)))
    made, other = link(drawn), link(replace(drawn, settings=settings))
    assert cells(build_picture(selection_of(other))) == cells(build_picture(selection_of(made)))
    assert build_picture(selection_of(other)).silent == build_picture(selection_of(made)).silent
    here, there = found_in(made), found_in(other)
    assert told(here) == told(there)
    for most in (1, 9):
        assert told(first_of_each(here, points(made), most)) == told(
            first_of_each(there, points(other), most)
        )


@FEW
@given(WORKSPACES)
def test_two_statements_face_in_every_row_in_which_sides_stand_against_each_other(
    made: Workspace,
) -> None:
    """Law: each such row once, its sharpest kind first, one statement of either side facing."""
    comparisons = Comparisons(selection_of(made))
    found = tuple(contradictions_of(comparisons))
    rows = chain.from_iterable(comparisons.between(*pair).rows for pair in comparisons.pairs)
    assert len(found) == sum(not {row.kind, *row.also}.isdisjoint(SHARPEST) for row in rows)
    for one in found:
        ranks = [SHARPEST.index(kind) for kind in one.kinds]
        assert ranks == sorted(ranks)
        left, right = one.facing
        assert left in one.row.left.evidence
        assert right in one.row.right.evidence
        if one.kinds[0] is DiffKind.DENIAL:
            assert left.id in right.responds_to or right.id in left.responds_to or _reached(one)


def _reached(one: Contradiction) -> bool:
    """Return whether a denial reaches the other by its origin or incident."""
    denials = (*one.row.left.denials, *one.row.right.denials)
    ids = {e.id for e in one.facing}
    return any(d.evidence.id in ids and not ids.isdisjoint(d.denies) for d in denials)
