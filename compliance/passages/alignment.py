"""Align words with the stretch of a text that is most like them.

Windows are found by the best partial ratio (rapidfuzz); their edges by an alignment of words
in the manner of Sellers (1980), in which the text may begin and end anywhere; what differs is
the Levenshtein path between the two lists of words. Texts and words are folded ones.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from compliance.passages.boundary import is_word_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.passages.search import Range

# Likeness of two strings, 0 to 100. One letter of a four-letter word, or one short word put
# into two or three, leaves 75; below that a place is not "the closest" but another one.
FLOOR = 75.0
# A window that an inserted word has pushed apart still looks this much like the words sought.
_WORTH_A_LOOK = 50.0
_SLACK = 16  # one long word more than was sought, at either side
# A word of the pin that the text lacks costs a little more than one that it has otherwise:
# of two numbers without a common digit, one stands for the other.
_LACKING = 1.01
_ADDED = 1.0
_A_PAIR = 0.45
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"\A\W+|\W+\Z")


def closest_window(text: str, words: str, start: int, end: int) -> Range | None:
    """Return the stretch of text[start:end] most like some words, or None below the floor.

    Whole words, less the marks at its edges that the words sought do not have.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - needed only for what was not found

    hit = fuzz.partial_ratio_alignment(words, text[start:end], score_cutoff=_WORTH_A_LOOK)
    if hit is None:
        return None
    slack = _SLACK + len(words) // 2
    around = _whole_words(
        text,
        max(start, start + hit.dest_start - slack),
        min(end, start + hit.dest_end + slack),
    )
    places = [match.span() for match in _WORD.finditer(text, *around)]
    windows = [
        _trimmed(text, (places[first][0], places[last - 1][1]), words)
        for first, last in _best_words(_bare(words.split()), _bare(text[a:b] for a, b in places))
    ]
    alike = [fuzz.ratio(words, text[slice(*window)]) for window in windows]
    best = max(alike, default=0.0)
    return windows[alike.index(best)] if best >= FLOOR else None


def changed_words(text: str, window: Range, words: str) -> Iterator[tuple[Range, str]]:
    """Yield each stretch of a window that has other words, with the words that were sought.

    An empty range says that the text lacks those words there; empty words, that it adds some.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    places = [match.span() for match in _WORD.finditer(text, *window)]
    sought = words.split()
    path = Levenshtein.opcodes(sought, [text[a:b] for a, b in places])
    # Neighbouring changes are one: which of two words stands for which is anyone's guess.
    for same, group in groupby(path, key=lambda step: step.tag == "equal"):
        if same:
            continue
        steps = list(group)
        first, last = steps[0], steps[-1]
        at = places[first.dest_start][0] if first.dest_start < len(places) else window[1]
        stop = places[last.dest_end - 1][1] if last.dest_end > first.dest_start else at
        yield (at, stop), " ".join(sought[first.src_start : last.src_end])


def _whole_words(text: str, start: int, end: int) -> Range:
    """Widen a range so that it cuts no word."""
    after = text.find(" ", end)
    return text.rfind(" ", 0, start + 1) + 1, len(text) if after < 0 else after


def _bare(words: Iterable[str]) -> list[str]:
    """Take the marks off words: a full stop makes no word another one."""
    return [_MARKS.sub("", word) or word for word in words]


def _best_words(sought: list[str], there: list[str]) -> Iterator[Range]:
    """Yield the ranges of words of a text that change at least cost into the words sought."""
    row = [(0.0, start) for start in range(len(there) + 1)]
    for word in sought:
        above, row = row, [(row[0][0] + _LACKING, 0)]
        for column, other in enumerate(there):
            swapped, origin = above[column]
            lacking, origin_above = above[column + 1]
            added, origin_left = row[column]
            row.append(
                min(
                    (swapped + _unlike(word, other), origin),
                    (lacking + _LACKING, origin_above),
                    (added + _ADDED, origin_left),
                )
            )
    least = min(cost for cost, _ in row)
    for last, (cost, first) in enumerate(row):
        if cost == least and first < last:
            yield first, last


def _unlike(word: str, other: str) -> float:
    """Return how far one word is from another: 0 the same, 1 nothing to do with it."""
    if word == other:
        return 0.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    # letters that happen to be shared must not make an accidental pair cheaper than a skip
    return Indel.normalized_distance(word, other, score_cutoff=_A_PAIR)


def _trimmed(text: str, window: Range, words: str) -> Range:
    """Take away marks at the edges of a window where the words sought have letters."""
    start, end = window
    while start < end and is_word_sign(words[0]) and not is_word_sign(text[start]):
        start += 1
    while start < end and is_word_sign(words[-1]) and not is_word_sign(text[end - 1]):
        end -= 1
    return start, end
