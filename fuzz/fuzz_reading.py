"""Read any bytes as a YAML file, as a date and as a passage of a text, and hold the laws of each.

    python fuzz/fuzz_reading.py [LIBFUZZER OPTION] [FOLDER]...    run on and on (needs atheris)
    python fuzz/fuzz_reading.py --once [FILE]...                  read these, or standard input

The first byte chooses the reader. No other exception than the declared ones may leave a reader,
and what it returns must keep what its documentation promises. See README.md beside this file.
"""
# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from compliance.passages.search import Range

# atheris has no types and exists for few systems; without it single files can still be read.
atheris: Any = import_module("atheris") if find_spec("atheris") else None

# Only what is imported in here is watched for new paths, so also what is imported late elsewhere.
with atheris.instrument_imports(include=["compliance"]) if atheris else nullcontext():
    import compliance.model.dates.slips
    import compliance.passages.alignment  # noqa: F401 - watched
    from compliance.model.characters import FORBIDDEN_IN_LINES
    from compliance.model.dates.edtf import InvalidDateError, parse_edtf
    from compliance.passages.fold import fold
    from compliance.passages.level import Level
    from compliance.passages.locate import Location, Pin, SearchText, locate
    from compliance.passages.near import Near, Standing
    from compliance.workspace.yaml.reader import Parsed, read_yaml
    from compliance.workspace.yaml.scalars import INTEGER, MOST_DEPTH


SEPARATOR = b"\xff"  # stands in no text of UTF-8
_NUMBERS = 8


class BrokenLawError(AssertionError):
    """A reader returned what its documentation says it never returns."""


def check(data: bytes) -> None:
    """Hand bytes to the reader that the first of them chooses.

    Raises:
        BrokenLawError: a law does not hold; any other exception is a fault as well.
    """
    if data:
        READERS[data[0] % len(READERS)](data[1:])


def expect(law: str, *, holds: bool) -> None:
    """Raise BrokenLawError unless a law holds."""
    if not holds:
        raise BrokenLawError(law)


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
    text, start, end, prefix, *_ = [*pieces, "", "", "", ""]
    _check_locating(text, Pin(start, end or None, prefix or None))


def check_pin_from_text(data: bytes) -> None:
    """Seek what stands in the text: four places in it, by two bytes each, and then the text."""
    text = data[_NUMBERS:].decode("utf-8", "ignore")
    places = sorted(
        int.from_bytes(data[at : at + 2], "big") % (len(text) + 1) for at in range(0, _NUMBERS, 2)
    )
    a, b, c, d = places
    start, end = text[a:b], text[c:d]
    location = _check_locating(text, Pin(start, end or None))
    if _is_plain(text, a, b) and (not end or _is_plain(text, c, d)):
        expect(
            "a slice is found as written", holds=location.level in (Level.EXACT, Level.AMBIGUOUS)
        )
        expect("the slice is among them", holds=a in [place[0] for place in location.candidates])


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


READERS: tuple[Callable[[bytes], None], ...] = (
    check_yaml,
    check_date,
    check_given_pin,
    check_pin_from_text,
)


def main(arguments: list[str]) -> None:
    """Read files once, or hand the readers to atheris for as long as its options say."""
    if arguments[:1] == ["--once"]:
        names = arguments[1:]
        for data in [Path(name).read_bytes() for name in names] or [sys.stdin.buffer.read()]:
            check(data)
        return
    if atheris is None:
        sys.exit("atheris is not installed; see fuzz/README.md, or give --once and files")
    atheris.Setup([sys.argv[0], *arguments], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
