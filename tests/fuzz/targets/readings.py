"""Targets: any bytes as YAML, as a date, as a pin and its text; and the laws of each reader.

No other exception than the declared ones may leave a reader, and what it returns must keep what its
documentation promises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from unittest.mock import patch

import yaml

from compliance.model.characters import FORBIDDEN_IN_LINES
from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.passages.fold import fold
from compliance.passages.level import Level
from compliance.passages.locate import Location, Pin, SearchText, locate
from compliance.passages.near import Near, Standing
from compliance.passages.search import MOST_PLACES, Range
from compliance.workspace.yaml.reader import Parsed, read_yaml
from compliance.workspace.yaml.scalars import INTEGER, MOST_DEPTH
from fuzz.scratch import expect
from fuzz.target import SEPARATOR, Target, corpus, words

_NUMBERS = 8
_LONGEST = 400
"""Characters of the words of a pin: no file may hold more."""


# ----- YAML


def check_yaml(data: bytes) -> None:
    """Both parsers give plain values within the limits, and alike where nothing is wrong."""
    results = [_parse(data, with_c=with_c) for with_c in (True, False)]
    for parsed in results:
        _expect_plain(parsed.value)
        for problem in parsed.problems:
            expect("a place counts from 1", holds=min(problem.line, problem.column) >= 1)
            expect("a message is one line", holds=not FORBIDDEN_IN_LINES.search(problem.message))
    if not any(parsed.problems for parsed in results):
        expect("both parsers read the same", holds=results[0] == results[1])


def _parse(data: bytes, *, with_c: bool) -> Parsed:
    with patch.object(yaml, "__with_libyaml__", with_c):
        return read_yaml(data, "a.yaml")


def _expect_plain(value: object) -> None:
    level: list[object] = [] if value is None else [value]
    depth = 0
    while level:
        expect("nothing is nested too deep", holds=depth <= MOST_DEPTH)
        depth += 1
        level = [inner for one in level for inner in _inside(one)]


def _inside(value: object) -> list[object]:
    if type(value) is dict:
        expect("every key is a text", holds=all(type(key) is str for key in value))
        return list(value.values())
    if type(value) is list:
        return list(value)
    if type(value) is int:
        expect("a number fits", holds=INTEGER.fullmatch(str(value)) is not None)
    else:
        expect("a value is a text or a truth value", holds=type(value) in (str, bool))
    return []


# ----- dates


def check_date(data: bytes) -> None:
    """A date keeps its text and ends no sooner than it begins; else there is one declared error."""
    text = data.decode("utf-8", "ignore")
    try:
        date = parse_edtf(text)
    except InvalidDateError as error:
        expect("a message is one line", holds=str(error).isprintable() and bool(error.right))
        return
    expect("the text is kept", holds=date.text == text)
    expect("only an interval has a slash", holds=date.interval == ("/" in text))
    if date.lower and date.upper:
        expect("it begins before it ends", holds=date.lower <= date.upper)
    else:
        expect("one end is known", holds=date.interval and (date.lower or date.upper) is not None)


# ----- passages


def check_given_pin(data: bytes) -> None:
    """Seek words in a text: the text, the start, the end and the prefix, with 0xFF between."""
    pieces = [piece.decode("utf-8", "ignore") for piece in data.split(SEPARATOR)]
    start, end, prefix = (piece[:_LONGEST] for piece in [*pieces[1:], "", "", ""][:3])
    _check_locating(pieces[0], Pin(start, end or None, prefix or None))


def check_pin_from_text(data: bytes) -> None:
    """Seek what stands in the text: four places in it, by two bytes each, and then the text."""
    text = data[_NUMBERS:].decode("utf-8", "ignore")
    places = sorted(
        int.from_bytes(data[at : at + 2], "big") % (len(text) + 1) for at in range(0, _NUMBERS, 2)
    )
    a, b, c, d = places
    b, d = min(b, a + _LONGEST), min(d, c + _LONGEST)
    start, end = text[a:b], text[c:d]
    location = _check_locating(text, Pin(start, end or None))
    if _is_plain(text, a, b) and (not end or _is_plain(text, c, d)):
        expect(
            "a slice is found as written", holds=location.level in (Level.EXACT, Level.AMBIGUOUS)
        )
        starts = [place[0] for place in location.candidates]
        expect("the slice is among them", holds=a in starts or len(starts) >= MOST_PLACES)


def _is_plain(text: str, start: int, end: int) -> bool:
    """Say whether a slice begins and ends with a plain letter or digit, between spaces."""
    around = {text[start - 1 : start], text[end : end + 1]} <= {"", " "}
    edges = text[start : start + 1] + text[end - 1 : end]
    return start < end and around and edges.isascii() and edges.isalnum()


def _check_locating(text: str, pin: Pin) -> Location:
    location = locate(SearchText(text), pin)
    accepted = location.level in (Level.EXACT, Level.FOLDED)
    ambiguous = location.level is Level.AMBIGUOUS
    expect("one place is accepted", holds=accepted == (len(location.candidates) == 1))
    expect("several are ambiguous", holds=ambiguous == (len(location.candidates) > 1))
    expect("near says what differs", holds=(location.level is Level.NEAR) == bool(location.near))
    if accepted:
        expect("the candidate is the place", holds=location.candidates == (location.range,))
    for place in location.candidates:
        _expect_words(text, place, pin, folded=location.level is Level.FOLDED)
    if location.near:
        expect("nothing near is accepted", holds=location.range == location.near.range)
        _expect_near(text, pin, location.near)
    if not location.candidates and pin.end is None and pin.prefix is None:
        _expect_absent(fold(text).text, fold(pin.start).text)
    return location


def _expect_words(text: str, place: Range, pin: Pin, *, folded: bool) -> None:
    """A place begins with the start and ends with the end, as written or else as folded."""
    _expect_inside(text, place)
    there = text[slice(*place)]
    start, end = pin.start, pin.end or pin.start
    if folded or there not in text or not there.startswith(start) or not there.endswith(end):
        there, start, end = (fold(words).text for words in (there, start, end))
    else:
        expect("find agrees", holds=text.find(start, place[0]) == place[0])
    expect("it begins with the start", holds=there.startswith(start))
    expect("it ends with the end", holds=there.endswith(end))


def _expect_near(text: str, pin: Pin, near: Near) -> None:
    _expect_inside(text, near.range)
    sought = {"start": pin.start, "end": pin.end, "prefix": pin.prefix}
    for part in near.parts:
        if part.range is None:
            expect("only what is not there has no place", holds=part.standing is not Standing.FOUND)
            continue
        start, end = part.range
        expect("a part is inside the text", holds=0 <= start <= end <= len(text))
        if part.standing is Standing.FOUND:
            there = fold(text[start:end]).text
            expect("a part found is there", holds=there == fold(sought[part.part] or "").text)
        for change in part.difference:
            expect("a change is in the text", holds=change.text in text)
            expect("a change changes", holds=change.text != change.pin)


def _expect_absent(text: str, words: str) -> None:
    """What was not accepted stands nowhere in the text between spaces."""
    if words[:1].isascii() and words[-1:].isascii() and (words[:1] + words[-1:]).isalnum():
        expect("nothing that stands there is missed", holds=f" {words} " not in f" {text} ")


def _expect_inside(text: str, place: Range) -> None:
    expect("a place is inside the text", holds=0 <= place[0] < place[1] <= len(text))


CHECKS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "yaml": check_yaml,
    "date": check_date,
    "pin": check_given_pin,
    "slice": check_pin_from_text,
}


def _target(name: str, *known: bytes) -> Target:
    return Target(name, lambda _scratch: CHECKS[name], lambda _scratch: corpus(name), known)


TARGETS: Final = (
    _target("yaml", *words("yaml")),
    _target("date", *words("dates")),
    _target("pin", SEPARATOR, b"...", "…".encode(), b" "),
    _target("slice", b"\0\0", b" ", "“".encode()),
)
