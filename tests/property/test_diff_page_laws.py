"""Laws of differences as they are printed: sides are exchanged in them and nothing else changes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare
from compliance.passages.prove import Prover
from compliance.render.json.diff import render_diff_json
from compliance.render.text.columns import WIDTH
from compliance.render.text.diff import render_diff_text
from compliance.views.diff.build import build_diff_view
from compliance.views.selection import Request, Selection
from compliance.workspace.workspace import link
from support.differences import subject_of, voices
from support.drawn_agreements import SIDE_IDS
from support.examples import FEW
from support.pages import read_page
from support.quarrels import quarrels
from support.relabel import Swap
from support.reports import TextsInMemory, cuts
from support.strategies import records
from support.templates import page_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.views.diff.view import DiffView
    from compliance.workspace.workspace import Workspace

LEFT, RIGHT = SIDE_IDS[:2]

RENDERERS: dict[str, Callable[[DiffView], str]] = {
    "text": render_diff_text,
    "html": lambda view: page_text(view, "diff/diff.html.j2"),
    "md": lambda view: page_text(view, "diff/diff.md.j2"),
}


@dataclass(frozen=True)
class Case:
    """A difference, and the same one asked of the workspace with two sides exchanged."""

    swap: Swap = field(repr=False)
    query: dict[str, Any]
    before: DiffView = field(repr=False)
    after: DiffView = field(repr=False)


def view_of(made: Workspace, left: str, right: str, cut: Cut, *, everything: bool) -> DiffView:
    """Compare two voices, the left one at a day, the right one at all times."""
    difference = compare(
        subject_of(made, left, cut), subject_of(made, right), everything=everything
    )
    prover = Prover(made, TextsInMemory())
    both = (difference.left, difference.right)
    selections = [Selection(one.assessor, prover, Request()) for one in both]
    return build_diff_view(difference, (selections[0], selections[1]))


@st.composite
def exchanged(draw: st.DrawFn, *, equal_names: bool = False) -> Case:
    """Draw a difference, and the same one of the workspace with two sides exchanged."""
    drawn = draw(quarrels(equal_names=equal_names) | records(equal_names=equal_names))
    swap, made = Swap(drawn, LEFT, RIGHT), link(drawn)
    left, right = draw(voices(made) | st.just((LEFT, LEFT)))
    query: dict[str, Any] = {
        "cut": draw(st.just(Cut()) | cuts()),
        "everything": draw(st.booleans()),
    }
    other = link(swap.value(drawn))
    return Case(
        swap=swap,
        query={"left": left, "right": right, **query},
        before=view_of(made, left, right, **query),
        after=view_of(other, swap.text(left), swap.text(right), **query),
    )


@given(exchanged())
def test_machine_output_is_exchanged_and_nothing_else(case: Case) -> None:
    """Law: json(s(W)) == s(json(W)), byte for byte."""
    assert render_diff_json(case.after) == case.swap.text(render_diff_json(case.before))


@pytest.mark.parametrize("format", RENDERERS)
@FEW
@given(case=exchanged(equal_names=True))
def test_pages_are_exchanged_and_nothing_else(format: str, case: Case) -> None:
    """Law: f(s(W)) == s(f(W)) for text, html and md, if the names are equally wide."""
    render = RENDERERS[format]
    assert render(case.after) == case.swap.text(render(case.before))


@given(exchanged())
def test_no_line_of_text_is_wider_than_a_page(case: Case) -> None:
    """Law: a line has at most 100 cells."""
    assert max(cell_len(line) for line in render_diff_text(case.before).splitlines()) <= WIDTH


@FEW
@given(exchanged())
def test_every_record_of_a_row_is_on_the_page_and_every_link_leads_somewhere(case: Case) -> None:
    """Law: ids of a page are unique, and what links and rows point to is there."""
    page = read_page(page_text(case.before, "diff/diff.html.j2"))
    anchors = page.values("id")
    assert len(anchors) == len(set(anchors))
    inner = {link_[1:] for link_ in page.values("href") if link_.startswith("#")}
    assert inner <= set(anchors)
    rows = [row for section in case.before.sections for row in section.rows]
    told = {r.anchor for row in rows for c in row.cells for g in c.groups for r in g.records}
    assert told <= set(anchors)


@given(exchanged())
def test_machine_output_holds_every_row(case: Case) -> None:
    """Law: rows, counts and cells of the document are those of the difference."""
    document = json.loads(render_diff_json(case.before))
    difference = case.before.difference
    assert len(document["rows"]) == len(difference.rows)
    assert document["counts"] == {kind.value: n for kind, n in difference.counts.items()}
    for written, row in zip(document["rows"], difference.rows, strict=True):
        assert written["kind"] == row.kind
        for side, cell in (("left", row.left), ("right", row.right)):
            assert [e["id"] for e in written[side]["evidence"]] == [e.id for e in cell.evidence]
            grouped = [i for ids in written[side]["groups"].values() for i in ids]
            assert sorted(grouped) == sorted(e.id for e in cell.evidence)
