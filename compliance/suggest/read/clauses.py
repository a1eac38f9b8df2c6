"""Divide what somebody says into parts that may be claims apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lines import Line, Span
from compliance.suggest.read.speech import CUTS, Speech

_LEAST: Final = 4  # words of a claim
_SIGNS: Final = frozenset(",;\u2013\u2014")
_STOPS: Final = frozenset(".!?\u2026")


def parts_of(line: Line, span: Span, layout: Layout, speech: Speech) -> Iterator[Span]:
    """Yield the parts of a sentence between which a conjunction stands, or behind a caveat.

    "And" divides only before somebody who is named anew: "X withdrew and Y has not".
    """
    first, last = trimmed(span, layout, speech)
    opening = _opens_with_caveat(line, first)
    if last - first < 2 * _LEAST or not (opening or _is_divided(layout.words[first:last], speech)):
        yield first, last
        return
    words, begin = layout.words, first
    starts = {one.first for one in line.mentions if not one.oblique}
    ends = {one.last for one in line.mentions}
    for at in range(first + _LEAST, last - _LEAST):
        word = words[at]
        if at - begin < _LEAST or not (word in _SIGNS or speech.has("conjunctions", word)):
            continue
        behind = at + 1
        if word in _SIGNS:
            divides = speech.has("conjunctions", words[behind]) or opening
            behind += speech.has("conjunctions", words[behind])
        elif speech.has("contrast", word):
            divides = True
        else:
            named = behind + speech.has("articles", words[behind])
            divides = at not in ends and named in starts
        if divides:
            yield trimmed((begin, at), layout, speech)
            begin, opening = behind, False
    yield trimmed((begin, last), layout, speech)


def _is_divided(words: Sequence[str], speech: Speech) -> bool:
    conjunctions = speech.sets["conjunctions"]
    return not conjunctions.isdisjoint(words)


def trimmed(span: Span, layout: Layout, speech: Speech) -> Span:
    """Return words without the signs at their edges and the conjunctions at their end."""
    first, last = span
    words = layout.words
    while last > first and (
        words[last - 1] in CUTS
        or words[last - 1] in _STOPS
        or speech.has("conjunctions", words[last - 1])
    ):
        last -= 1
    while first < last and words[first] in CUTS:
        first += 1
    return first, last


def _opens_with_caveat(line: Line, first: int) -> bool:
    return any(
        first <= hit.first <= first + 1 and ("claim", "opening_caveat") in hit.senses
        for hit in line.sentence.hits
    )
