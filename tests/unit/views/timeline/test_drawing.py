"""The drawing of a timeline stays inside its own edges."""

from __future__ import annotations

from pathlib import Path

from compliance.library.store import TextLibrary
from compliance.model.base import AgreementId
from compliance.passages.prove import Prover
from compliance.views.selection import Selection
from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.drawing import LETTER, draw_timeline
from compliance.workspace.load import load_workspace
from support.builders import AGREEMENT, workspace


def test_a_year_that_would_be_cut_off_by_the_edge_is_not_written(tmp_path: Path) -> None:
    loaded = load_workspace(workspace(tmp_path / "workspace"))
    prover = Prover(loaded, TextLibrary(tmp_path / "texts"))
    selection = Selection.of(loaded, loaded.agreements[AgreementId(AGREEMENT)], prover)
    drawing = draw_timeline(build_timeline_view(selection))
    years = [line for line in drawing.words if line.style == "year"]
    assert "1999-06" in {line.words for line in years}
    assert max(line.x + LETTER * len(line.words) for line in years) <= drawing.width
    lines = {stroke.x1 for stroke in drawing.strokes if stroke.x1 == stroke.x2}
    assert lines - {line.x - 3 for line in years} != set()
