"""Tell whether a quotation is open at a place, by the marks of all languages.

The same mark opens in one language and closes in another: “ closes „, » opens in German. What a
mark does is told by what it may close, and by the space on either side of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

CLOSED_BY: Final = MappingProxyType(
    {
        "\u201c": "\u201d",
        "\u201d": "\u201d\u201c",  # Swedish, Finnish, Arabic
        "\u201e": "\u201c\u201d",
        "\u201f": "\u201d",
        "\u00ab": "\u00bb",
        "\u00bb": "\u00ab\u00bb",
        "\u2039": "\u203a",
        "\u203a": "\u2039",
        "\u201a": "\u2018\u2019",
        "\u2018": "\u2019",
        "\u300c": "\u300d",
        "\u300e": "\u300f",
        "\u301d": "\u301e\u301f",
        "\uff62": "\uff63",
        '"': '"',
    }
)
"""Each mark that opens a quotation, with those that close it."""

_MARK = re.compile("[" + "".join(sorted({*CLOSED_BY, *"".join(CLOSED_BY.values())})) + "]")
# These open a quotation even if a letter stands directly before them.
_ONLY_OPEN = "\u201c\u201e\u201f\u00ab\u2039\u201a\u300c\u300e\u301d\uff62"
_SINGLE = "\u2018"
_MIXED = {'"': "\u201d", "\u201c": '"', "\u201e": '"'}  # as keyboards and programs mix them
_OUTERMOST = frozenset(CLOSED_BY) - {_SINGLE}
_AHEAD = 1_000
_LONGEST = 6_000  # a quotation over several paragraphs that has no marks between
# A few words between marks, which stand as those of a quotation do.
_WITHIN = re.compile(
    '["\u201c\u201e\u00ab](?=\\w)[^"\u201c\u201d\u201e\u00ab\u00bb\n]{0,60}[\\w.,!?]["\u201d\u201c\u00bb](?!\\w)'
)
_SINGLES = "\u2018\u2019"
_INTRODUCED = re.compile(r":[^\S\n]*\n\s*.\Z")
_BEFORE_INNER = frozenset(" \u00a0([")
_DEEPEST = 8  # quotations inside one another


def quotation_is_open(text: str, begin: int, at: int) -> bool:
    """Return whether a quotation that begins in text[begin:at] is still open at its end."""
    closers: list[str] = []
    for match in _MARK.finditer(text, begin, at):
        mark, place = match[0], match.start()
        before, after = text[max(begin, place - 1) : place], text[place + 1 : place + 2]
        inside = before.isalnum() and after.isalnum()
        if inside and mark in '"\u2019\u201d':  # gershayim, an apostrophe
            continue
        if any(mark in closing for closing in closers):
            while mark not in closers.pop():
                pass
        elif mark in CLOSED_BY and len(closers) < _DEEPEST and _opens(mark, before, after):
            closers.append(CLOSED_BY[mark])
    return any(closing != CLOSED_BY[_SINGLE] or _closes_later(text, at) for closing in closers)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield each quotation in a text, without its marks; none inside another.

    One that goes on in the next paragraph begins there with a mark again. One that does not, and
    was not closed, ends with its paragraph, or with the text, if a colon and a new line stand
    before it.
    """
    closing, begin, first, behind = "", 0, 0, 0
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        behind = behind if place < behind else _inner(text, place, closing, begin + _LONGEST)
        if place < behind or (before.isalnum() and after.isalnum() and mark in '"\u2019\u201d'):
            continue
        closes = mark in closing and before.strip() and not after.isalnum()
        reaches = closes and place - begin <= _LONGEST
        if closing and not reaches and "\n" in text[first:place]:
            if _goes_on(text, first, place):
                first = place + 1
                continue
            yield begin, text.index("\n", first, place)
            closing = ""
        if closing and mark in closing:
            yield begin, place
            closing = ""
        elif not closing and mark in _OUTERMOST and _opens(mark, before, after):
            closing, begin, first = CLOSED_BY[mark] + _MIXED.get(mark, ""), place + 1, place + 1
    if closing:
        whole = len(text) - begin <= _LONGEST and _INTRODUCED.search(text, 0, begin) is not None
        yield begin, len(text) if whole else first + len(text[first:].partition("\n")[0])


def _inner(text: str, place: int, closing: str, stop: int) -> int:
    """Return where words end that are marked within an open quotation; 0 if there are none.

    They have a mark on either side as quotations have, and behind them another mark closes.
    """
    words = _marked(text, place, stop) if closing else 0
    at = words
    while at and (found := _MARK.search(text, at, stop)):
        mark, begin, at = found[0], found.start(), found.end()
        if inner := _marked(text, begin, stop):
            at = inner
        elif mark not in _SINGLES:
            apart = not text[begin - 1].isspace() and not text[at : at + 1].isalnum()
            return words if mark in closing and apart else 0
    return 0


def _marked(text: str, place: int, stop: int) -> int:
    """Return where a few words between marks end that begin at a place; 0 if none do."""
    found = _WITHIN.match(text, place, stop)
    return found.end() if found and text[max(0, place - 1) : place] in _BEFORE_INNER else 0


def _goes_on(text: str, first: int, place: int) -> bool:
    """Return whether a mark opens the next paragraph of a quotation that is open."""
    between = text[text.index("\n", first, place) : place]
    return not between.strip() and text[place] in CLOSED_BY


def _opens(mark: str, before: str, after: str) -> bool:
    """Return whether a mark that closes nothing opens a quotation."""
    spaced = not before.strip() or not before.isalnum()
    if mark == '"':
        return not before.isdigit()  # inches
    if mark in _ONLY_OPEN:
        return spaced or bool(after.strip())
    return spaced and bool(after.strip()) and (after.isalnum() or mark == _SINGLE)


def _closes_later(text: str, at: int) -> bool:
    """Return whether a single mark closes behind a place; else the one before was an apostrophe."""
    ahead = text[at : at + _AHEAD].partition("\n\n")[0]
    return re.search(r"\u2019(?!\w)", ahead) is not None
