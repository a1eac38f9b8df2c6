"""Laws of tables and timelines: nothing is lost or made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By
from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.view import Shape
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from support.reports import selection_of
from support.strategies import records


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
