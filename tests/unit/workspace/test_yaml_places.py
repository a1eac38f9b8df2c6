"""Where in a YAML file a route of keys and indices leads."""

from __future__ import annotations

import pytest
import yaml

from compliance.workspace.yaml.places import locate_all

with_both_parsers = pytest.mark.usefixtures("parser")


PLACES = """\
# the places of this file are counted by hand
id: é
"list":
  - a: 1
    b: {c: 😀, d: [x, yy]}
  -
  - *x
  - - z
? [complex, {key: a}]
: id
*x : 1
id: {e: again}
last: |
  text
"""


@with_both_parsers
@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (2, 1)),
        (("id",), (2, 1)),
        (("list",), (3, 1)),
        (("list", 0), (4, 5)),
        (("list", 0, "a"), (4, 5)),
        (("list", 0, "b"), (5, 5)),
        (("list", 0, "b", "d"), (5, 15)),
        (("list", 0, "b", "d", 1), (5, 22)),
        (("list", 1), (8, 5)),
        (("list", 1, 0), (8, 7)),
        (("last",), (13, 1)),
        (("missing",), (2, 1)),
        (("list", 0, "missing", 5), (4, 5)),
        (("list", 0, "b", "missing"), (5, 8)),
        (("list", 2), (4, 3)),
        (("list", "a"), (4, 3)),
        (("id", "e"), (2, 5)),
    ],
)
def test_a_route_leads_to_its_key_or_item_or_to_what_is_around_it(
    route: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert locate_all(PLACES.encode(), [list(route)]) == {route: place}


@with_both_parsers
@pytest.mark.parametrize(
    ("source", "route", "place"),
    [
        (b"", ("a",), (1, 1)),
        (b"\xff", ("a",), (1, 1)),
        (b"a: 1\nb: [\n", ("b",), (2, 1)),
        (b"a: 1\nb: 'x\n", ("a",), (1, 1)),
        (b"\xef\xbb\xbfa: 1", ("a",), (1, 1)),
        (b"- a\n---\n- b\n- c\n", (1,), (1, 1)),
        (b"a: 1\r\n\r\nb: 1\r\n", ("b",), (3, 1)),
    ],
)
def test_in_a_broken_file_a_route_leads_as_far_as_it_can_be_read(
    source: bytes, route: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert locate_all(source, [route]) == {route: place}


def test_many_routes_are_located_in_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class CountedLoader(yaml.CSafeLoader):
        def __init__(self, text: str) -> None:
            started.append(text)
            super().__init__(text)

    monkeypatch.setattr(yaml, "CSafeLoader", CountedLoader)
    routes = [("list", 0), ("id",), ("id",), ("list", 0, "a")]
    places = locate_all(PLACES.encode(), routes)
    assert places == {("list", 0): (4, 5), ("id",): (2, 1), ("list", 0, "a"): (4, 5)}
    assert len(started) == 1
