"""Laws of symmetry: exchange two sides, and every output is exchanged and otherwise the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.render.csv import render_report_csv
from compliance.render.json.report import render_report_json
from compliance.render.text.report import render_report_text
from compliance.workspace.workspace import link
from support.drawn_agreements import SIDE_IDS
from support.examples import FEW
from support.relabel import Swap
from support.reports import queries, view_of
from support.strategies import all_faults, records
from support.templates import page_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.views.report.view import ReportView
    from compliance.workspace.records import Records

LEFT, RIGHT = SIDE_IDS[:2]

RENDERERS: dict[str, Callable[[ReportView], str]] = {
    "text": render_report_text,
    "csv": render_report_csv,
    "html": lambda view: page_text(view, "report/report.html.j2"),
    "md": lambda view: page_text(view, "report/report.md.j2"),
}


@dataclass(frozen=True)
class Case:
    """A report, and the same one asked of the workspace with two sides exchanged."""

    swap: Swap = field(repr=False)
    query: dict[str, object]
    records: Records
    before: ReportView = field(repr=False)
    after: ReportView = field(repr=False)


@st.composite
def exchanged(draw: st.DrawFn, *, equal_names: bool = False) -> Case:
    """Draw a report, and the same one asked of the workspace with two sides exchanged."""
    drawn = draw(records(equal_names=equal_names))
    swap = Swap(drawn, LEFT, RIGHT)
    workspace = link(drawn)
    query = draw(queries(workspace))
    source = query["source"]
    asked = query | {"source": source and swap.text(source)}
    return Case(
        swap=swap,
        query=query,
        records=drawn,
        before=view_of(workspace, **query),
        after=view_of(link(swap.value(drawn)), **asked),
    )


@given(records())
def test_exchanging_two_sides_twice_changes_nothing(drawn: Records) -> None:
    """Law: s(s(W)) == W, and s(W) is as valid as W."""
    swap = Swap(drawn, LEFT, RIGHT)
    other = swap.value(drawn)
    assert other != drawn
    assert swap.value(other) == drawn
    assert all_faults(other) == []


@given(exchanged())
def test_the_view_is_exchanged_and_nothing_else(case: Case) -> None:
    """Law: view(s(W)) == s(view(W)), in every field."""
    assert case.after == case.swap.value(case.before)


@given(exchanged())
def test_machine_output_is_exchanged_and_nothing_else(case: Case) -> None:
    """Law: json(s(W)) == s(json(W)), byte for byte."""
    assert render_report_json(case.after) == case.swap.text(render_report_json(case.before))


@pytest.mark.parametrize("format", RENDERERS)
@FEW
@given(case=exchanged(equal_names=True))
def test_pages_are_exchanged_and_nothing_else(format: str, case: Case) -> None:
    """Law: f(s(W)) == s(f(W)) for text, csv, html and md, if the names are equally wide."""
    render = RENDERERS[format]
    assert render(case.after) == case.swap.text(render(case.before))
