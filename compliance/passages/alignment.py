"""Align words with the stretch of a text that is most like them.

Where to look is told by pieces of the words that stand in the text as they are (anchors.py) or,
for few words, by the best partial ratio (rapidfuzz). The edges of the stretch are found by an
alignment of words in the manner of Sellers (1980), in which the text may begin and end anywhere;
what differs is the Levenshtein path between the two lists of words. Texts and words are folded.
"""

from __future__ import annotations

import re
from itertools import groupby, product
from typing import TYPE_CHECKING

from compliance.passages.anchors import MANY_PIECES, PIECE, Lead, leads_by_pieces
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
# So many code points of long words are aligned at an edge that is not told, so far around it.
_EDGE = 40
_REACH = 32
# A word of the pin that the text lacks costs a little more than one that it has otherwise:
# of two numbers without a common digit, one stands for the other.
_LACKING = 1.01
_ADDED = 1.0
_A_PAIR = 0.45
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"\A\W+|\W+\Z")


def closest_window(text: str, words: str, start: int, end: int) -> Range | None:
    """Return the stretch of text[start:end] most like some words, or None below the floor.

    Whole words, less the marks at its edges that the words sought do not have. A stretch that
    is like long words has some of their pieces in common with them, in line.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - needed only for what was not found

    end = min(end, len(text))
    if len(words) > MANY_PIECES * PIECE:
        windows = [
            window
            for lead in leads_by_pieces(text, words, start, end)
            for window in _between_edges(text, words, lead, (start, end))
        ]
    else:
        hit = fuzz.partial_ratio_alignment(words, text[start:end], score_cutoff=_WORTH_A_LOOK)
        if hit is None:
            return None
        slack = _SLACK + len(words) // 2
        around = start + hit.dest_start - slack, start + hit.dest_end + slack
        windows = _aligned(text, words, around, (start, end))
    windows = [_trimmed(text, window, words) for window in windows]
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


def _between_edges(text: str, words: str, lead: Lead, within: Range) -> list[Range]:
    """Return the windows between the edges that the pieces found tell, or an alignment there.

    The middle needs no alignment: only where the stretch begins and ends is to be known.
    """
    low, high = within
    first, last = max(lead.start, low), min(lead.end, high)
    starts, ends = [first], [last]
    if not lead.tells_start:
        head = words[: words.rfind(" ", 0, _EDGE) + 1] or words[:_EDGE]
        around = first - _REACH, first + len(head) + _REACH
        starts = [start for start, _ in _aligned(text, head, around, within)]
    if not lead.tells_end:
        tail = words[words.find(" ", len(words) - _EDGE) + 1 :]
        around = last - len(tail) - _REACH, last + _REACH
        ends = [end for _, end in _aligned(text, tail, around, within)]
    pairs = product(dict.fromkeys(starts), dict.fromkeys(ends))
    return [_whole_words(text, pair, within) for pair in pairs if pair[0] < pair[1]]


def _aligned(text: str, words: str, around: Range, within: Range) -> list[Range]:
    """Return the stretches of whole words about a range that change at least cost into words."""
    places = [match.span() for match in _WORD.finditer(text, *_whole_words(text, around, within))]
    there = _bare(text[a:b] for a, b in places)
    best = _best_words(_bare(words.split()), there)
    return [(places[first][0], places[last - 1][1]) for first, last in best]


def _whole_words(text: str, around: Range, within: Range) -> Range:
    """Widen a range so that it cuts no word, within another.

    That one may begin inside a word, where a part of the pin ended; where it ends is only as far
    as one cares to look, and cuts no word either.
    """
    low, high = within
    start = max(low, text.rfind(" ", 0, max(low, around[0]) + 1) + 1)
    after = text.find(" ", min(high, around[1]))
    return start, len(text) if after < 0 else after


def _bare(words: Iterable[str]) -> list[str]:
    """Take the marks off words: a full stop makes no word another one."""
    return [_MARKS.sub("", word) or word for word in words]


def _best_words(sought: list[str], there: list[str]) -> Iterator[Range]:
    """Yield the ranges of words of a text that change at least cost into the words sought."""
    row = [(0.0, start) for start in range(len(there) + 1)]
    for word in sought:
        above, row = row, [(row[0][0] + _LACKING, 0)]
        unlike = _unlike(word, there)
        left = row[0]
        for column, apart in enumerate(unlike):
            swapped, origin = above[column]
            lacking, origin_above = above[column + 1]
            left = min(
                (swapped + apart, origin),
                (lacking + _LACKING, origin_above),
                (left[0] + _ADDED, left[1]),
            )
            row.append(left)
    least = min(cost for cost, _ in row)
    for last, (cost, first) in enumerate(row):
        if cost == least and first < last:
            yield first, last


def _unlike(word: str, others: list[str]) -> list[float]:
    """Return how far a word is from each of others: 0 the same, 1 nothing to do with it."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    # letters that happen to be shared must not make an accidental pair cheaper than a skip
    distance = Indel.normalized_distance
    return [0.0 if word == one else distance(word, one, score_cutoff=_A_PAIR) for one in others]


def _trimmed(text: str, window: Range, words: str) -> Range:
    """Take away marks at the edges of a window where the words sought have letters."""
    start, end = window
    while start < end and is_word_sign(words[0]) and not is_word_sign(text[start]):
        start += 1
    while start < end and is_word_sign(words[-1]) and not is_word_sign(text[end - 1]):
        end -= 1
    return start, end
