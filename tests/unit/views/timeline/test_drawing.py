"""The drawing of a timeline stays inside its own edges."""

from __future__ import annotations

from pathlib import Path

from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.drawing import LETTER, draw_timeline
from support.reports import lake, selection_of


def test_a_year_that_would_be_cut_off_by_the_edge_is_not_written(tmp_path: Path) -> None:
    drawing = draw_timeline(build_timeline_view(selection_of(lake(tmp_path))))
    years = [line for line in drawing.words if line.style == "year"]
    assert "1999-06" in {line.words for line in years}
    assert max(line.x + LETTER * len(line.words) for line in years) <= drawing.width
    lines = {stroke.x1 for stroke in drawing.strokes if stroke.x1 == stroke.x2}
    assert lines - {line.x - 3 for line in years} != set()
