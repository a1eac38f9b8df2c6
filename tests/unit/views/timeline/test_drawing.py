"""The drawing of a timeline stays inside its own edges."""

from __future__ import annotations

from dataclasses import replace
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


def test_there_is_room_for_the_longest_name_beside_the_signs(tmp_path: Path) -> None:
    view = build_timeline_view(selection_of(lake(tmp_path)))
    name = "Confederation of the Northern Shore, official"
    (target, *others) = (one for one in view.targets if one.lanes)
    lanes = tuple(replace(lane, name=name) for lane in target.lanes)
    drawing = draw_timeline(replace(view, targets=(replace(target, lanes=lanes), *others)))
    plain = draw_timeline(view)
    label = next(line for line in drawing.words if line.words == name)
    top = min(stroke.y1 for stroke in drawing.strokes if stroke.style == "line")
    axis = min(s.x1 for s in drawing.strokes if s.style == "line" and s.y1 >= top)
    assert label.x + LETTER * len(name) <= axis
    assert drawing.width > plain.width
