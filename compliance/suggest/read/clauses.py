"""Divide what somebody says into parts that may be claims apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import Final, NamedTuple

from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Sense
from compliance.suggest.read.lines import Line, Span
from compliance.suggest.read.speech import CUTS, Speech

_LEAST: Final = 4  # words of a claim
TAIL: Final = Sense("claim", "tail")
"""What a verdict begins with that is put beside what was done."""

_SIGNS: Final = frozenset(",;\u2013\u2014")
_STOPS: Final = frozenset(".!?\u2026")


class Part(NamedTuple):
    """A part of a sentence; `without` are words in it that make a claim of their own."""

    first: int
    last: int
    without: Span = (0, 0)


def parts_of(line: Line, span: Span, layout: Layout, speech: Speech) -> Iterator[Part]:
    """Yield the parts of a sentence between which a conjunction stands, or behind a caveat.

    "And" divides only before somebody who is named anew: "X withdrew and Y has not", or before
    what he does besides: "X withdrew and is now silent". So does a verdict that is put beside what
    was done: "X fired, in violation of the deal"; put in between, it is a claim beside the deed.
    """
    span = trimmed(span, layout, speech)
    first, last = span
    verdict = _verdict(line, span, layout)
    if verdict is None:
        yield from starmap(Part, _joined(line, span, layout, speech))
        return
    begin, end = verdict
    before = begin - first >= _LEAST
    behind = last - end > _LEAST
    joined = behind and speech.has("conjunctions", layout.words[end + 1])
    closes = before and (joined or not behind)
    rest = list(_joined(line, trimmed((end + 2 * joined, last), layout, speech), layout, speech))
    if closes:
        deeds = list(_joined(line, trimmed((first, begin), layout, speech), layout, speech))
        yield from starmap(Part, deeds)
        yield Part(deeds[-1][0], end)
    elif before:
        yield Part(first, end)
        yield Part(first, rest[0][1], (begin, end))
        rest = rest[1:]
    else:
        yield Part(first, rest[0][1] if behind else last)
    if behind:
        yield from starmap(Part, rest)


def _verdict(line: Line, span: Span, layout: Layout) -> Span | None:
    """Return where a verdict stands that is put beside a deed: up to a sign, or to the end."""
    first, last = span
    if TAIL.value not in line.sentence.names:
        return None
    for hit in line.hits_in(span):
        # "Violating" is one behind a sign only.
        begins = hit.first == first or layout.words[hit.first - 1] in _SIGNS
        if TAIL in hit.senses and (begins or hit.last - hit.first > 1):
            end = hit.last
            while end < last and layout.words[end] not in _SIGNS:
                end += 1
            return hit.first, end
    return None


def carries_on(line: Line, span: Span, layout: Layout, speech: Speech) -> bool:
    """Return whether whoever acts in a part of a sentence may be named in another part of it."""
    tails = (hit.first for hit in line.sentence.hits if TAIL in hit.senses)
    return any(at <= span[0] for at in tails) or speech.has("finite", layout.words[span[0]])


def _joined(line: Line, span: Span, layout: Layout, speech: Speech) -> Iterator[Span]:
    """Yield the parts between which a conjunction stands, or behind a caveat."""
    first, last = span
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
        if _holds_on(words[begin : at + 3], at - begin, speech):
            continue
        behind = at + 1
        if word in _SIGNS:
            divides = speech.has("conjunctions", words[behind]) or opening
            behind += speech.has("conjunctions", words[behind])
        elif speech.has("contrast", word):
            divides = True
        else:
            named = behind + speech.has("articles", words[behind])
            divides = at not in ends and (
                named in starts or speech.has("finite", layout.words[behind])
            )
        if divides:
            yield trimmed((begin, at), layout, speech)
            begin, opening = behind, False
    yield trimmed((begin, last), layout, speech)


def _holds_on(words: Sequence[str], at: int, speech: Speech) -> bool:
    """Return whether a sign or a conjunction divides nothing: "not only ..., but", "as well as"."""
    if not speech.sets["well"].isdisjoint(words[at + 1 :]):
        return True
    before = " ".join(words[:at])
    return any(only in before for only in speech.sets["only"])


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
    return "opening_caveat" in line.sentence.names and any(
        first <= hit.first <= first + 1 and "opening_caveat" in hit.senses.names
        for hit in line.sentence.hits
    )
