"""Laws of the quick way through YAML: what it returns, the full reader returns too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import read_yaml
from compliance.workspace.yaml_plain import PlainReader
from compliance.workspace.yaml_plain_places import find_plain_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

_SCALARS = (
    "text", "two words", "12", "-3", "0", "007", "1.5", "2021-01-02", "true", "no", "y", "null",
    "~", "", "a: b", "a:b", "a #b", "a#b", "# b", "a:", "- a", "-a", "?", "? a", ":a", "&a", "*a",
    "!t", "%d", "@a", "`a", "|", ">", ">-", "|-", "=", "<<", '"a"', '"a: b"', '"a #b"', '"a\\"b"',
    '"a\\\\"', '"a\\n"', '"a', 'a"', '"a" b', "'a'", "'a: b'", "'it''s'", "'a", '""', "''", "[]",
    "{}", "[a]", "[a, b]", "[a,b]", "[a, b,]", "[a, [b]]", "[1, true]", "[no]", '["a, b"]', "[a b]",
    "[a #b]", "[a#b]", "[ a]", "[a ]", "{a: b}", "{a: b, c: d}", "{a: b, a: c}", "{a: [b]}",
    "[{a: b}]", "{a: }", "{a:b}", "{a}", '{a: "b: c"}', "{ a: b}", "[a", "{a: b", "[a]]", "[a] b",
    "[a - b]", "[a, -]", "[-1]", "é", "“a”", "a\u00a0b", "\u00a0", "a\u0085b", "a\u2028b",
    "\ufeff", "\x07", "a\tb", "a ", " a", "...", "---", "--- a", "a\\b", "😀", "a\ud7ff",
)  # fmt: skip
_HEADS = (
    "", "- ", "-", "-  ", "- - ", "a: ", "b: ", "a:", "b:", "c_1: ", "- a: ", "- b: ", "- a:",
    "a:  ", "a : ", "A: ", "no: ", "y: ", "1: ", '"a": ', "a.b: ", "# ", "#", "? ", "%",
    "a" * 1100 + ": ",
)  # fmt: skip


@st.composite
def _lines(draw: st.DrawFn) -> str:
    indent = " " * draw(st.sampled_from((0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6)))
    return indent + draw(st.sampled_from(_HEADS)) + draw(st.sampled_from(_SCALARS))


def _files() -> SearchStrategy[str]:
    ends = st.sampled_from(("\n", "\n", "\n", "\n\n", "\r\n", "\n  \n", "\n# a\n"))
    pieces = st.lists(st.tuples(_lines(), ends).map("".join), max_size=8)
    return pieces.map("".join)


@given(_files())
def test_what_the_quick_reader_returns_the_full_reader_returns_without_a_problem(text: str) -> None:
    """For every text t: plain(t) is None, or full(t) = plain(t) without a Problem."""
    source = text.encode("utf-8", "surrogatepass")
    found = PlainReader().read(source)
    if found is not None:
        full = read_yaml(source, "f.yaml")
        assert (full.value, full.problems) == (found, ())


def _routes(value: object, route: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the route to everything in a value, and one to what is not there."""
    yield (*route, "not-there")
    if route:
        yield route
    pairs = value.items() if isinstance(value, dict) else enumerate(_listed(value))
    for step, one in pairs:
        yield from _routes(one, (*route, step))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


@given(_files())
def test_a_place_found_quickly_is_the_one_that_the_walk_over_events_finds(text: str) -> None:
    """For every text and route: quick(text, route) is None, or the place that the walk gives."""
    source = text.encode("utf-8", "surrogatepass")
    value = PlainReader().read(source)
    routes = list(_routes(value))
    known = [route for route in routes if find_plain_places(source, [route]) is not None]
    if value is None:
        assert known == []
    else:
        # Each key of the outermost mapping is found, wherever its value stands.
        assert {(key,) for key in value} <= set(known)
    assert find_plain_places(source, known) in (None, locate_all(source, known))
    for route in known:
        assert find_plain_places(source, [route]) == locate_all(source, [route])


def test_places_of_keys_items_and_texts() -> None:
    source = b"a: x\n\nb:\n  - c: x\n    d: [e]\n  - z\n"
    routes = [("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 0, "d"), ("b", 1)]
    expected = [(1, 1), (3, 1), (4, 5), (4, 5), (5, 5), (6, 5)]
    assert find_plain_places(source, routes) == dict(zip(routes, expected, strict=True))
    assert find_plain_places(source, [("b", 0, "d", 0)]) is None
    assert find_plain_places(source, [("b", 2)]) is None
    assert find_plain_places(source, [()]) is None
    assert find_plain_places(b"a: |\n  x\n", [("a",)]) is None
