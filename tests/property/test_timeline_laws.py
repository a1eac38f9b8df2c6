"""Laws of timelines: every statement stands in one episode, in order, and on the drawing once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compliance.model.base import EvidenceId
from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.drawing import draw_timeline
from compliance.views.timeline.episodes import MOST_EPISODES, breaks_of
from compliance.views.timeline.layout import LEAST_HEIGHT, WIDTH
from compliance.views.timeline.marks import MarkView, Shape, day_of
from compliance.views.timeline.view import TimelineView
from compliance.workspace.workspace import link
from support.reports import selection_of
from support.strategies import records

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), max_size=60)
VIEWS = records().map(lambda drawn: build_timeline_view(selection_of(link(drawn))))


def marks_in(view: TimelineView) -> Iterator[MarkView]:
    for episode in view.episodes:
        for slot in episode.slots:
            for place in slot.places:
                yield from place.lane.marks


@given(DAYS)
def test_the_axis_breaks_at_long_gaps_and_only_there(days: list[date]) -> None:
    """Law: days of an episode lie close together, episodes far apart, and there are few."""
    most, spans = breaks_of(days)
    ordered = sorted(set(days))
    apart = [(a, b) for a, b in pairwise(ordered) if b - a > timedelta(most)]
    assert [(last, first) for (_, last), (first, _) in pairwise(spans)] == apart
    assert len(spans) <= MOST_EPISODES
    assert [spans[0][0], spans[-1][1]] == [ordered[0], ordered[-1]] if ordered else not spans
    assert breaks_of(reversed(days)) == (most, spans)


@given(VIEWS)
def test_every_statement_is_in_one_episode_and_in_order(view: TimelineView) -> None:
    """Law: what is under the targets is in the episodes, each statement and event once."""
    under = {(m.evidence, m.shape) for t in view.targets for lane in t.lanes for m in lane.marks}
    found = Counter((mark.evidence, mark.shape) for mark in marks_in(view))
    assert set(found) == under
    assert set(found.values()) <= {1}
    assert view.size == sum(shape is not Shape.EVENT for _, shape in found)
    for before, after in pairwise(view.episodes):
        assert (after.first - before.last).days == after.gap
        assert after.gap is not None
        assert after.gap > view.break_days
    for episode in view.episodes:
        assert [slot.first for slot in episode.slots] == sorted(s.first for s in episode.slots)
        days = [day_of(m.when) for s in episode.slots for p in s.places for m in p.lane.marks]
        days += [day_of(due.when) for due in episode.dues]
        assert (min(days), max(days)) == (episode.first, episode.last)


@given(VIEWS)
def test_a_drawing_stays_inside_its_edges_and_no_sign_covers_another(view: TimelineView) -> None:
    """Law: what can be hit is large enough, apart from all else, and inside; each mark is there."""
    led: list[EvidenceId] = []

    def to(anchor: str, mark: MarkView | None) -> str:
        if mark is not None:
            led.append(mark.evidence)
        return f"#{anchor}"

    drawing = draw_timeline(view, to)
    assert set(led) <= {mark.evidence for mark in marks_in(view)}
    boxes = [one.box for one in drawing.linked]
    for number, (x, y, width, height) in enumerate(boxes):
        assert 0 <= x < x + width <= WIDTH
        assert 0 <= y < y + height <= drawing.height
        assert min(width, height) >= LEAST_HEIGHT
        for left, top, wide, high in boxes[:number]:
            assert left + wide <= x or x + width <= left or top + high <= y or y + height <= top
    said = [one.says for one in drawing.linked]
    assert len(said) == len(set(said))
    anchors = {place.anchor for e in view.episodes for s in e.slots for place in s.places}
    anchors |= {slot.anchor for e in view.episodes for slot in e.slots}
    anchors |= {lane.anchor for e in view.episodes for lane in e.lanes} if view.folded else set()
    assert {one.href for one in drawing.linked} <= {f"#{anchor}" for anchor in anchors}
