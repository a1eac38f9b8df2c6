"""The numbers that a sentence gives, with what they count, as figures of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from compliance.audit.bounds import bound_said
from compliance.model.evidence import Figure
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.speech import Speech
from compliance.suggest.read.when import Day

Span = tuple[int, int]
# 2,000; 1 960; 144.5
_NUMBER: Final = re.compile(
    r"[0-9]{1,3}(?:[ ,.\u00a0\u202f'][0-9]{3}){1,3}(?![0-9])"
    r"|[0-9]{1,9}(?:[.,][0-9]{1,3})?(?!\w)"
)
_GROUPS: Final = re.compile(r"[ ,.\u00a0\u202f']")
_GROUP: Final = 3  # digits
_MOST_COUNTED: Final = 3  # words for what a number counts


def figures_in(
    layout: Layout, hits: Sequence[Hit], span: Span, days: Sequence[Day], speech: Speech
) -> tuple[Figure, ...]:
    """Return the figures in some words; no date, time or number of a point is one."""
    first, last = span
    numerals = [hit for hit in hits if first <= hit.first < last and hit.senses[0].kind == "number"]
    digits = layout.digits_in(first, last)
    if not numerals and not digits:
        return ()
    dated = {number for day in days for number in range(day.first, day.last)}
    found: dict[int, Figure] = {}
    behind = first
    for at in digits:
        if at >= behind and at not in dated:
            behind, figure = _with_digits(layout, hits, at, span, speech)
            if figure:
                found[at] = figure
    for hit in numerals:
        figure = _figure(layout, hits, hit.first, hit.last, hit.senses[0].value, span, speech)
        if figure:
            found.setdefault(hit.first, figure)
    return tuple(figure for _, figure in sorted(found.items()))


def _with_digits(
    layout: Layout, hits: Sequence[Hit], at: int, span: Span, speech: Speech
) -> tuple[int, Figure | None]:
    """Return the figure whose number begins at a word, and the word behind the number."""
    match = _NUMBER.match(layout.text, layout.starts[at])
    if match is None:
        return at + 1, None
    behind = at + 1
    while behind < span[1] and layout.starts[behind] < match.end():
        behind += 1
    value = _value(match[0])
    if behind < span[1] and layout.words[behind] in speech.times:
        value, behind = _times(value, speech.times[layout.words[behind]]), behind + 1
    return behind, _figure(layout, hits, at, behind, value, span, speech)


def _value(printed: str) -> str:
    """Return the number that is printed: without the signs between thousands."""
    parts = _GROUPS.split(printed)
    if all(len(part) == _GROUP for part in parts[1:]):
        return "".join(parts)
    return f"{''.join(parts[:-1])}.{parts[-1]}"


def _times(value: str, factor: int) -> str:
    """Return a number of thousands or millions in full."""
    whole, _, part = value.partition(".")
    made = int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)
    return str(made)


def _figure(  # noqa: PLR0913, PLR0917 - a number, its place and its words
    layout: Layout,
    hits: Sequence[Hit],
    first: int,
    last: int,
    value: str,
    span: Span,
    speech: Speech,
) -> Figure | None:
    """Return the figure of a number, with what stands behind it; None if that counts nothing."""
    words = layout.words
    before = words[first - 1] if first > span[0] else ""
    behind = words[last] if last < span[1] else ""
    pointed = any(hit.last == first and _is_point(hit) for hit in hits)
    if pointed or speech.has("not_counted", behind) or not behind.isalpha():
        return None
    what = " ".join(_counted(layout, last, span, speech))
    if not what or speech.has("not_counted", before):
        return None
    begin = first
    for hit in hits:
        if hit.last == first and any(sense.kind == "bounds" for sense in hit.senses):
            begin = hit.first
    printed = layout.printed(begin, last)
    number: Any = int(value) if value.isdecimal() else value
    bound = bound_said(speech.code, printed)
    return Figure(what=what, as_printed=printed, **{bound or "value": number})


def _is_point(hit: Hit) -> bool:
    return any(sense.kind == "point" for sense in hit.senses)


def _counted(layout: Layout, at: int, span: Span, speech: Speech) -> Iterator[str]:
    """Yield the words behind a number that tell what it counts."""
    for place in range(at, min(span[1], at + _MOST_COUNTED)):
        word = layout.words[place]
        if not word.isalpha() or speech.has("light", word) or speech.has("prepositions", word):
            return
        if speech.has("conjunctions", word) or speech.has("since", word):
            return
        yield layout.printed(place, place + 1)
