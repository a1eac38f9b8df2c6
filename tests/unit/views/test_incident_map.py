"""The map of incidents: where points, lines of degrees and labels are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.views.incident_map import MARK, TALLEST, WIDTH, MapView, SpotView, draw_map


def spot(lat: float, lon: float, label: str = "A place: 1") -> SpotView:
    return SpotView(lat=f"{lat:.5f}", lon=f"{lon:.5f}", label=label, says=label, href="#place-a")


def map_of(*spots: SpotView) -> MapView:
    found = draw_map("Places", "In words", spots)
    assert found is not None
    return found


def test_of_no_place_there_is_no_map() -> None:
    assert draw_map("Places", "In words", ()) is None


def test_north_is_up_and_east_is_right() -> None:
    one, other = map_of(spot(40, 46), spot(41, 47)).marks
    assert one.x < other.x
    assert one.y > other.y


def test_distances_are_those_of_the_scale_in_both_directions() -> None:
    """At 60 degrees a degree of longitude is half as long as one of latitude."""
    corner, east, north = map_of(spot(59.5, 10), spot(59.5, 11), spot(60.5, 10)).marks
    assert (east.x - corner.x) / (corner.y - north.y) == pytest.approx(0.5, abs=0.01)


def test_the_scale_is_a_round_number_of_kilometres() -> None:
    made = map_of(spot(39, 46), spot(40, 47))
    (bar, *_) = (stroke for stroke in made.strokes if stroke.style == "scale")
    (words,) = (line.words for line in made.words if line.words.endswith(" km"))
    one, other = made.marks
    km = int(words.removesuffix(" km"))
    assert km in {10, 20, 50}
    assert (bar.x2 - bar.x1) / km == pytest.approx((one.y - other.y) / 111.2, rel=0.05)


def test_lines_stand_at_round_degrees_with_their_hemisphere() -> None:
    words = {line.words for line in map_of(spot(-1, -1), spot(1, 1)).words}
    assert {"0° N", "0° E", "0.5° S", "0.5° W"} <= words


def test_a_place_alone_has_some_land_around_it() -> None:
    made = map_of(spot(40, 46))
    assert 0 < made.marks[0].x < WIDTH
    assert made.height <= TALLEST


def test_labels_of_places_side_by_side_stand_apart() -> None:
    made = map_of(*(spot(40 + n / 400, 46 + n / 900) for n in range(5)), spot(41, 47))
    boxes = [(one.label.x, one.label.y) for one in made.marks]
    assert len(set(boxes)) == len(boxes)
    for number, (x, y) in enumerate(boxes):
        assert all(abs(x - left) >= 70 or abs(y - base) >= 13 for left, base in boxes[:number])


def test_between_labels_in_one_line_there_is_room() -> None:
    """The one at the left writes to its right; the other may not come close from its right."""
    for step in range(1, 60):
        one, other = map_of(spot(40, 46), spot(40, 46 + step / 60), spot(41, 48)).marks[:2]
        if one.label.y == other.label.y:
            left, right = sorted((one, other), key=lambda mark: mark.label.x)
            assert right.label.x - (left.label.x + 7 * len("A place: 1")) >= 8


DEGREES = st.tuples(st.floats(-85, 85), st.floats(-179, 179))


@given(st.lists(DEGREES, min_size=1, max_size=12))
def test_every_place_is_on_the_map_and_can_be_hit(places: list[tuple[float, float]]) -> None:
    made = map_of(*(spot(lat, lon) for lat, lon in places))
    for one in made.marks:
        assert 0 <= one.x <= WIDTH
        assert 0 <= one.y <= made.height
        assert min(one.box[2:]) >= MARK
    assert made.strokes


def test_a_label_that_has_no_room_at_the_right_edge_stands_elsewhere() -> None:
    long = "A place with a name that takes very much room: 12"
    made = map_of(spot(40, 46), spot(40.5, 47, long))
    labels = {mark.label.words: mark for mark in made.marks}
    mark = labels[long]
    assert mark.label.x < mark.x
    assert mark.label.x >= 0
