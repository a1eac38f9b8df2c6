"""Laws of counts: summary, matrix, report, difference and page of a site say the same of a side."""

from __future__ import annotations

from hypothesis import given

from compliance.assessments.counts import count
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By
from compliance.views.words import GROUP_WORDS
from compliance.workspace.workspace import Workspace
from support.differences import subject_of
from support.examples import FEW
from support.reports import selection_of
from support.strategies import workspaces


@FEW
@given(workspaces())
def test_every_output_counts_and_labels_alike(made: Workspace) -> None:
    """Law: for any workspace, side and target, one count and one label, wherever they stand."""
    selection = selection_of(made)
    panels, assessor = selection.panels, selection.assessor
    matrix = {row.id: row.cells for row in build_matrix_view(selection, By.SOURCE).rows}
    for side in selection.everyone:
        current = subject_of(made, side.id).current
        for target in selection.targets:
            assessment = assessor.assess(side, target)
            cell, panel = panels.cell(side, [target]), panels.panel(side, target)
            (square,) = (one for one in matrix[target] if one.column == side.id)
            loud = [line.words for line in square.lines if not line.quiet]
            quiet = [line.words for line in square.lines if line.quiet]
            assert list(cell.counts) == quiet
            assert [f"{GROUP_WORDS[a.group]}: {panels.said(a)}" for a in assessment.labels] == loud
            for group, words in panel.labels.items():
                said = [one.removeprefix(f"{group}: ") for one in loud if one.startswith(group)]
                assert not said or words == "; ".join(said)
            assert (cell.blank, panel.blank) == (square.blank_words, square.blank_words)
            counts = count([assessment])
            rated = {e.id for e in current.get(target, ())}
            assert rated == {e.id for e in assessment.own if e.entry.status} - assessment.displaced
            assert set(counts.labelled) == (rated if side.labelled else set())
            shares = (counts.labelled, counts.unlabelled, counts.earlier, counts.without_status)
            assert sorted(i for ids in shares for i in ids) == sorted(e.id for e in assessment.own)
