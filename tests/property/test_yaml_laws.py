"""Laws of strict YAML: what is written is read, by others too, and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from compliance.model.characters import FORBIDDEN_IN_FILES
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import Parsed, read_yaml
from compliance.workspace.yaml.scalars import is_suspect, taken_for

CONTROL_FREE = st.characters(exclude_categories=["Cs"]).filter(
    lambda character: character != "\r" and not FORBIDDEN_IN_FILES.search(character)
)
AMBIGUOUS = """
    yes no on off y n Y N null Null ~ true false True 0 -0 +5 0123 0089 0x1f 0o17 0b1 1_000 1,000
    1.10 .5 5. 1e3 1e5 6e 4b .inf -.INF .nan 12:30:45 1:30 2022-03-27 2022-03 2022-03-27~
    2022-03-27T10:00:00Z = << * & ! - ? : # [ ] { } | > % @ ` --- ... . , a:b a: a#b é é̂ 😀
"""
SPACED = [
    "",
    " ",
    "a b",
    "a ",
    " a",
    "a: b",
    "a #b",
    "- a",
    "? a",
    "\t",
    "a\tb",
    "\xa0",
    "a\u200cb",
]
MARKED = ["it's", '"q"', "\\", "\ufeff", "\ufeffa", "\U000e0001", "2022-03-27 10:00:00"]
LONG = ["x" * 1_500, "x y " * 400, "é" * 1_000]
WORDS = st.sampled_from([*AMBIGUOUS.split(), *SPACED, *MARKED, *LONG])

SHORT_BLOCKS = ["\n", "\n\n", " \n", "a\n", "a\n\n", "a\n \n", " a\nb", "\ta\n", "a\n\tb", "#\n#"]
ODD_BLOCKS = ["---\n...\n", "a\n ", "\n a", "- a\n- b", "a: |\n b\n\n\n", "\u200c\na"]
BLOCKS = st.sampled_from([*SHORT_BLOCKS, *ODD_BLOCKS]) | st.text("a #-:\n\t\"'", min_size=1)

LINES = WORDS | st.text(CONTROL_FREE.filter(lambda character: character != "\n"))
TEXTS = WORDS | BLOCKS | st.text(CONTROL_FREE)
INTEGERS = st.integers(-(10**18) + 1, 10**18 - 1)


def values_of(
    texts: st.SearchStrategy[str], keys: st.SearchStrategy[str]
) -> st.SearchStrategy[object]:
    return st.recursive(
        texts | st.booleans() | INTEGERS,
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=20,
    )


VALUES = values_of(TEXTS, LINES)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def ruamel_load(text: str) -> object:
    return YAML(typ="safe", pure=True).load(StringIO(text))


@given(VALUES)
@example([["a", "b"], [], {}, {"a": []}, [[]], [{}]])
def test_what_is_written_is_read_without_a_problem(value: object) -> None:
    """Law: read(write(v)) == v, in type too, if no text has controls and no key line breaks."""
    parsed = read_yaml(write_yaml(value).encode(), "a.yaml")
    assert repr(parsed.value) == repr(value)
    assert parsed.problems == ()


@given(values_of(ANY_TEXT, ANY_TEXT))
def test_any_text_comes_back_even_if_it_is_a_problem(value: object) -> None:
    """Law: read(write(v)) has the value v whatever the texts; only controls are remarked on."""
    parsed = read_yaml(write_yaml(value).encode(), "a.yaml")
    assert repr(parsed.value) == repr(value)
    assert {problem.code for problem in parsed.problems} <= {"control-character"}


@given(values_of(TEXTS | ANY_TEXT, LINES | ANY_TEXT))
def test_readers_of_yaml_1_1_and_1_2_read_the_same(value: object) -> None:
    """Law: PyYAML (1.1) and ruamel.yaml (1.2) read from write(v) what we do."""
    written = write_yaml(value)
    assert repr(yaml.safe_load(written)) == repr(value)
    assert repr(yaml.load(written, yaml.CSafeLoader)) == repr(value)
    assert repr(ruamel_load(written)) == repr(value)


@given(VALUES)
def test_writing_is_canonical(value: object) -> None:
    """Law: write(read(write(v))) == write(v), and no line ends in a space that is not text."""
    written = write_yaml(value)
    assert write_yaml(read_yaml(written.encode(), "a.yaml").value) == written


@given(WORDS | st.text("0123456789abcdefnoxyYNtTzZ._:+-,~= eE", max_size=12))
def test_a_text_we_take_for_text_is_text_to_others(text: str) -> None:
    """Law: where quotes are missing, we complain whenever YAML 1.1 or 1.2 sees no text."""
    source = f"- {text}\n"
    parsed = read_yaml(source.encode(), "a.yaml")
    assume(not parsed.problems)
    assert repr(yaml.safe_load(source)) == repr(parsed.value)
    assert repr(ruamel_load(source)) == repr(parsed.value)


@given(WORDS | st.text())
def test_the_quick_look_misses_nothing(text: str) -> None:
    """Law: what is taken for something else is suspect."""
    assert is_suspect(text) or taken_for(text) is None


SIGNS = ["a: ", ": ", "- ", "? ", "[", "]", "{", "}", ", ", '"', "'", "#", "|\n", ">\n", "\t"]
EXTRAS = ["&a ", "*a", "!!str ", "! ", "!%ED%A0%80 ", "<<: ", "---\n", "...\n", "%YAML 1.1\n"]
LETTERS = ["b", "~", "no", "1.10", "é", "😀", "\\x", "\\ud800", "\\UFFFFFFFF", "@", "`", "\ufeff"]
BREAKS = ["\n", "\n  ", "\r", "\r\n", "\x85", "\u2028", "\x00"]
FRAGMENTS = st.sampled_from([*SIGNS, *EXTRAS, *LETTERS, *BREAKS])
SOURCES = (
    st.binary()
    | st.lists(FRAGMENTS).map("".join).map(str.encode)
    | st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))
)


@st.composite
def mostly_sound(draw: st.DrawFn) -> bytes:
    """Draw a document as it is written, or with something put in somewhere."""
    written = write_yaml(draw(VALUES))
    at = draw(st.integers(0, len(written)))
    put_in = draw(st.just("") | FRAGMENTS)
    return f"{written[:at]}{put_in}{written[at:]}".encode()


# Of bytes put together at random too few are without a problem.
@given(st.booleans().flatmap(lambda sound: mostly_sound() if sound else SOURCES))
def test_a_file_without_problems_means_the_same_to_others(source: bytes) -> None:
    """Law: if we find no problem, PyYAML loads the very value that we read."""
    parsed = read_yaml(source, "a.yaml")
    assume(not parsed.problems)
    assert repr(yaml.load(source, yaml.CSafeLoader)) == repr(parsed.value)


def assert_inside(source: bytes, place: tuple[int, int]) -> None:
    try:
        text = source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        text = source[: error.start].decode("utf-8").removeprefix("\ufeff") + "?"
    lines = re.split(r"\r\n|\r|\n", text)
    line, column = place
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.fixture(scope="module", params=[True, False], ids=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", request.param)
        yield


@pytest.mark.usefixtures("parser")
@given(SOURCES)
@example(b"a: [\n")
@example(b"a: {b")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_give_problems_inside_the_file_and_never_raise(source: bytes) -> None:
    """Law: bytes in, a Parsed out; every Problem points at a place that is in the file."""
    parsed = read_yaml(source, "a.yaml")
    assert isinstance(parsed, Parsed)
    assert parsed.value is not None or parsed.problems
    assert list(parsed.problems) == sorted(parsed.problems)
    for problem in parsed.problems:
        assert_inside(source, (problem.line, problem.column))


@pytest.mark.usefixtures("parser")
@given(SOURCES, st.lists(st.lists(st.sampled_from(["a", "b", 0, 1])), max_size=4))
def test_any_route_in_any_bytes_gives_a_place_inside_the_file(
    source: bytes, routes: list[list[str | int]]
) -> None:
    """Law: locating never raises and never points outside the file."""
    places = locate_all(source, routes)
    assert set(places) == {tuple(route) for route in routes}
    for place in places.values():
        assert_inside(source, place)


def routes_in(value: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield each route into a value, and what is there."""
    yield (), value
    pairs: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in pairs:
        for route, leaf in routes_in(inner):
            yield (step, *route), leaf


def stands_at(text: str, place: tuple[int, int], expected: object) -> bool:
    """Tell whether a text, truth value or number is written at a place."""
    line, column = place
    written = write_yaml(expected).partition("\n")[0]
    rest = text.split("\n")[line - 1][column - 1 :]
    return rest.startswith(written) and rest[len(written) :][:1] in ("", ":", ",", "]")


@given(VALUES)
def test_every_route_of_a_written_document_is_found(value: object) -> None:
    """Law: at the place of a route stands its key or item; at its value's place, the value."""
    written = write_yaml(value)
    wanted = dict(routes_in(value))
    places = locate_all(written.encode(), wanted)
    # What is missing is at the value of what is there.
    value_places = locate_all(written.encode(), [(*route, 99) for route in wanted])
    for route, inner in wanted.items():
        if route and isinstance(route[-1], str):
            assert stands_at(written, places[route], route[-1])
        if not isinstance(inner, dict | list):
            assert stands_at(written, value_places[*route, 99], inner)
