"""Laws of tables and timelines: nothing is lost or made up."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from runpy import run_path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.render.csv import plain
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By
from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.marks import Shape
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from support.reports import selection_of
from support.repository import ROOT
from support.strategies import records

DANGEROUS = ("=", "+", "-", "@")
DIVIDED = st.lists(
    st.sampled_from((*DANGEROUS, "\uff1d", "\ufe63"))
    | st.sampled_from(",;|\t\r\n\u2028")
    | st.sampled_from(" \"'a\u200b\ufeff\x00\xa0")
    | st.characters(),
    max_size=12,
).map("".join)
"""Texts of what begins formulas, divides cells, and may stand between the two."""


@pytest.fixture(scope="module")
def text_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The function by which the reference page says that programs get a text back."""
    page = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
    code = page.partition("\n## CSV\n")[2].partition("```python\n")[2].partition("```")[0]
    file = tmp_path_factory.mktemp("csv") / "page.py"
    file.write_text(code, "utf-8")
    found: Callable[[str], str] = run_path(str(file))["text_of"]
    return found


def begins_a_formula(field: str) -> bool:
    """Return whether a field begins a formula after what some program may leave out."""
    seen = (c for c in field if not (c.isspace() or c in "\"'" or unicodedata.category(c) == "Cf"))
    first = next((c for c in seen if unicodedata.category(c) != "Cc"), "")
    return unicodedata.normalize("NFKC", first)[:1] in DANGEROUS


@given(st.lists(DIVIDED, min_size=1, max_size=4), st.sampled_from(",;\t|"))
@example(["\u2028="], ",")
@example(["a;\u2028="], ";")
@example(["a\n\ufeff\t="], "|")
def test_no_cell_begins_a_formula_whatever_divides_cells(texts: list[str], sign: str) -> None:
    """However a table is cut, with quotes heeded or not, a `'` stands before each such sign."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow([plain(text) for text in texts])
    table = out.getvalue()
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=sign)
    heeded = [field for row in rows for field in row]
    unheeded = [field for line in table.splitlines() for field in line.split(sign)]
    for field in (*heeded, *unheeded):
        # Where the end of a line is left out of a cell, the sign of a text behind it comes first.
        assert not begins_a_formula(field) or field.lstrip('"\x85').startswith("'"), (table, field)
        assert not field.startswith(DANGEROUS)


@given(DIVIDED)
def test_a_text_comes_back_from_its_cell(text_of: Callable[[str], str], text: str) -> None:
    assert text_of(plain(text)) == text


@given(records())
def test_every_counted_word_of_a_side_stands_in_the_matrix_by_source(drawn: Records) -> None:
    """The records behind the cells are exactly the own records, each under its targets."""
    selection = selection_of(link(drawn))
    view = build_matrix_view(selection, By.SOURCE)
    shown = {(row.id, i) for row in view.rows for cell in row.cells for i in cell.evidence}
    assert shown == {(t, e.id) for e in selection.evidence if e.own for t in e.entry.targets}


@given(records(), st.sampled_from(By))
def test_every_line_of_a_matrix_rests_on_records_of_its_cell(drawn: Records, by: By) -> None:
    """A line names only records; all but marks and what others tell are among the cell's."""
    selection = selection_of(link(drawn))
    for row in build_matrix_view(selection, by).rows:
        for cell in row.cells:
            for line in cell.lines:
                assert line.quiet or set(line.evidence) <= set(cell.evidence)
                assert line.quiet or line.evidence
            assert (cell.blank is None) == bool(cell.evidence) or by is By.RESPONDENT


@given(records())
def test_every_own_word_is_one_mark_under_each_of_its_targets(drawn: Records) -> None:
    """Marks other than events are the own records, each once a target; the rest is counted."""
    selection = selection_of(link(drawn))
    view = build_timeline_view(selection)
    marks = sorted(
        (target.id, mark.evidence)
        for target in view.targets
        for lane in target.lanes
        for mark in lane.marks
        if mark.shape is not Shape.EVENT
    )
    own = [e for e in selection.evidence if e.own]
    assert marks == sorted((t, e.id) for e in own for t in dict.fromkeys(e.entry.targets))
    assert view.left_out == len(selection.evidence) - len(own)
