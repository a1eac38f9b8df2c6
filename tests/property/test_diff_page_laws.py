"""Laws of differences as they are printed: every row is there, and nothing is too wide."""

from __future__ import annotations

import json

from hypothesis import given
from rich.cells import cell_len

from compliance.render.json.diff import render_diff_json
from compliance.render.text.columns import WIDTH
from compliance.render.text.diff import render_diff_text
from support.examples import FEW
from support.exchanged import Case, exchanged
from support.pages import read_page
from support.rendered import text_of
from support.templates import page_text


@given(exchanged("diff"))
def test_no_line_of_text_is_wider_than_a_page(case: Case) -> None:
    """Law: a line has at most 100 cells."""
    assert max(cell_len(line) for line in render_diff_text(case.before).splitlines()) <= WIDTH


@FEW
@given(exchanged("diff"))
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


@given(exchanged("diff"))
def test_machine_output_holds_every_row(case: Case) -> None:
    """Law: rows, counts and cells of the document are those of the difference."""
    document = json.loads(text_of(render_diff_json(case.before)))
    difference = case.before.difference
    # A page has them by kind within each target; the difference has them by topic.
    shown = [row.row for section in case.before.sections for row in section.rows]
    assert sorted(map(id, shown)) == sorted(map(id, difference.rows))
    assert len(document["rows"]) == len(shown)
    assert document["counts"] == {kind.value: n for kind, n in difference.counts.items()}
    for written, row in zip(document["rows"], shown, strict=True):
        assert written["kind"] == row.kind
        for side, cell in (("left", row.left), ("right", row.right)):
            assert [e["id"] for e in written[side]["evidence"]] == [e.id for e in cell.evidence]
            grouped = [i for ids in written[side]["groups"].values() for i in ids]
            assert sorted(grouped) == sorted(e.id for e in cell.evidence)
