"""Laws of symmetry: exchange two sides, and every output is exchanged and otherwise the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.audit.rules.sources import SAYS_NOTHING
from compliance.render.csv import (
    render_coverage_csv,
    render_diff_csv,
    render_network_csv,
    render_report_csv,
)
from compliance.render.graphml import render_network_graphml
from compliance.render.json.audit import render_audit_json
from compliance.render.json.coverage import render_coverage_json
from compliance.render.json.diff import render_diff_json
from compliance.render.json.inbox import render_inbox_json
from compliance.render.json.matrix import render_matrix_json
from compliance.render.json.network import render_network_json
from compliance.render.json.report import render_report_json
from compliance.render.json.search import render_search_json
from compliance.render.json.show import render_inventory_json
from compliance.render.json.site_search import render_search_script
from compliance.render.json.timeline import render_timeline_json
from compliance.render.text.audit import render_audit_text
from compliance.render.text.coverage import render_coverage_text
from compliance.render.text.diff import render_diff_text
from compliance.render.text.inbox import render_inbox_text
from compliance.render.text.network import render_network_text
from compliance.render.text.report import render_report_text
from compliance.render.text.search import render_search_text
from compliance.render.text.show import render_inventory_text
from compliance.render.text.timeline import render_timeline_text
from compliance.render.told.audited import annotations_of_audit, junit_of_audit
from compliance.views.picture.drawing import draw_picture
from compliance.views.ties.drawing import draw_network, network_page
from compliance.views.timeline.drawing import timeline_alone, timeline_page
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.records import Records
from support.examples import FEW
from support.exchanged import LEFT, RIGHT, exchanged
from support.pools import LINES, SUFFIXES
from support.relabel import Swap
from support.rendered import text_of
from support.strategies import all_faults, records
from support.templates import page_text

MACHINE: dict[str, Callable[[Any], str | Iterable[bytes]]] = {
    "report": render_report_json,
    "audit": render_audit_json,
    "diff": render_diff_json,
    "own": render_diff_json,
    "network": render_network_json,
    "matrix": render_matrix_json,
    "timeline": render_timeline_json,
    "coverage": render_coverage_json,
    "inventory": render_inventory_json,
    "inbox": render_inbox_json,
    "search": render_search_json,
    "site-search": render_search_script,
}
PAGES: dict[str, Callable[[Any], str | Iterable[bytes]]] = {
    "report.text": render_report_text,
    "report.csv": render_report_csv,
    "audit.text": render_audit_text,
    "audit.github": annotations_of_audit,
    "audit.junit": junit_of_audit,
    "diff.text": render_diff_text,
    "diff.csv": render_diff_csv,
    "own.text": render_diff_text,
    "network.text": render_network_text,
    "network.csv": render_network_csv,
    "network.graphml": render_network_graphml,
    "network.svg": lambda made: page_text(draw_network(made), "network/network.svg.j2"),
    "network.html": lambda made: page_text(network_page(made), "network/network.html.j2"),
    "own.html": lambda made: page_text(made, "diff/diff.html.j2"),
    "own.md": lambda made: page_text(made, "diff/diff.md.j2"),
    "inventory.text": render_inventory_text,
    "coverage.text": render_coverage_text,
    "coverage.csv": render_coverage_csv,
    "inbox.text": render_inbox_text,
    "search.text": render_search_text,
    "timeline.text": render_timeline_text,
    "timeline.html": lambda made: page_text(timeline_page(made), "timeline/timeline.html.j2"),
    "timeline.svg": lambda made: page_text(timeline_alone(made), "timeline/drawing.svg.j2"),
    "picture.svg": lambda made: page_text(draw_picture(made), "picture/picture.svg.j2"),
    **{
        f"{view}.{format}": lambda made, page=f"{view}/{view}.{format}.j2": page_text(made, page)  # type: ignore[misc]
        for view in ("report", "audit", "diff")
        for format in ("html", "md")
    },
}


def test_no_name_shares_a_word_with_a_line() -> None:
    """The laws rest on it: a word of one name, alone in a basis, would not be exchanged."""
    names, lines = (set(re.findall(r"\w+", "\n".join(p).casefold())) for p in (SUFFIXES, LINES))
    assert names & lines <= SAYS_NOTHING


@given(records())
def test_exchanging_two_sides_twice_changes_nothing(drawn: Records) -> None:
    """Law: s(s(W)) == W, and s(W) is as valid as W."""
    swap = Swap(drawn, LEFT, RIGHT)
    other = swap.value(drawn)
    assert other != drawn
    assert swap.value(other) == drawn
    assert all_faults(other) == []


@pytest.mark.parametrize("view", ["report", "picture", "contradictions", "network"])
@given(data=st.data())
def test_the_view_is_exchanged_and_nothing_else(view: str, data: st.DataObject) -> None:
    """Law: view(s(W)) == s(view(W)), in every field."""
    case = data.draw(exchanged(view))
    assert case.after == case.swap.value(case.before)


@pytest.mark.parametrize("view", MACHINE)
@given(data=st.data())
def test_machine_output_is_exchanged_and_nothing_else(view: str, data: st.DataObject) -> None:
    """Law: json(s(W)) == s(json(W)), byte for byte."""
    case = data.draw(exchanged(view))
    assert text_of(MACHINE[view](case.after)) == case.swap.text(text_of(MACHINE[view](case.before)))


@pytest.mark.parametrize("page", PAGES)
@FEW
@given(data=st.data())
def test_pages_are_exchanged_and_nothing_else(page: str, data: st.DataObject) -> None:
    """Law: f(s(W)) == s(f(W)) for every other format, if the names are equally wide."""
    case = data.draw(exchanged(page.partition(".")[0], equal_names=True))
    assert text_of(PAGES[page](case.after)) == case.swap.text(text_of(PAGES[page](case.before)))


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH])
@pytest.mark.parametrize("page", ["report.html", "diff.html", "picture.svg", "timeline.html"])
@FEW
@given(data=st.data())
def test_pages_in_any_language_are_exchanged_and_nothing_else(
    page: str, language: Language, data: st.DataObject
) -> None:
    """Law: the same in every language, of which an agreement may have its names."""
    with spoken_in(language):
        case = data.draw(exchanged(page.partition(".")[0], equal_names=True))
        after, before = (text_of(PAGES[page](made)) for made in (case.after, case.before))
    assert after == case.swap.text(before)
