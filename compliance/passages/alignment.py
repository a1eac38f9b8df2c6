"""Align words with the stretch of a text that is most like them, both folded.

Method: pieces of the words that occur in the text unchanged show where to look (anchors.py); for
few words, the best partial ratio of rapidfuzz does. The edges of the stretch come from an
approximate match of words (Sellers 1980), which may start and end anywhere in the text. The
differences are the Levenshtein path between the two lists of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, product

from compliance.model.spaceless import word_places
from compliance.passages.anchors import MANY_PIECES, PIECE, Lead, leads_by_pieces
from compliance.passages.edges import is_word_sign
from compliance.passages.search import Range

# The least similarity of two strings, 0 to 100, at which one counts as close to the other. One
# wrong letter in a four-letter word, or one short word put between two or three, leaves 75.
FLOOR = 75.0
# Where a word was inserted, the right place scores lower than FLOOR before it is aligned.
_WORTH_A_LOOK = 50.0
_SLACK = 16  # code points on either side: room for one long word more
# To find an unknown edge of many words, this many code points of them are aligned, this far around.
_EDGE = 40
_REACH = 32
# A missing word costs slightly more than a replaced one, so that two numbers without a common
# digit are paired as one replaced by the other.
_LACKING = 1.01
_ADDED = 1.0
_A_PAIR = 0.45  # words less alike than this are no pair at all
_BARE = re.compile(r"\w(?:.*\w)?")


def closest_window(text: str, words: str, start: int, end: int) -> Range | None:
    """Return the range of the stretch of text[start:end] most like some words, in code points.

    It consists of whole words, without marks at its edges that the words sought do not have.
    None if no stretch reaches FLOOR.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - needed only for passages that were not found

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
    alike = [fuzz.ratio(words, text[slice(*window)], score_cutoff=FLOOR) for window in windows]
    best = max(alike, default=0.0)
    return windows[alike.index(best)] if best >= FLOOR else None


def changed_words(text: str, window: Range, words: str) -> Iterator[tuple[Range, str]]:
    """Yield each range of a window whose words differ, with the words sought in its place.

    An empty range means that the text lacks the words; empty words, that the text adds some.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    places, parts = word_places(text, *window), word_places(words, 0, len(words))
    sought = [words[a:b] for a, b in parts]
    path = Levenshtein.opcodes(sought, [text[a:b] for a, b in places])
    # Adjacent changes are reported as one: which word replaces which would be a guess.
    for same, group in groupby(path, key=lambda step: step.tag == "equal"):
        if same:
            continue
        steps = list(group)
        first, last = steps[0], steps[-1]
        at = places[first.dest_start][0] if first.dest_start < len(places) else window[1]
        stop = places[last.dest_end - 1][1] if last.dest_end > first.dest_start else at
        begin, end = first.src_start, last.src_end
        yield (at, stop), words[parts[begin][0] : parts[end - 1][1]] if begin < end else ""


def _between_edges(text: str, words: str, lead: Lead, within: Range) -> list[Range]:
    """Return the windows that a lead suggests, aligning words only at edges that it leaves open.

    Aligning the middle would take most of the time and would not move the edges.
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
    """Return the stretches of whole words around a range that differ least from words."""
    places = word_places(text, *_whole_words(text, around, within))
    there = _bare(text[a:b] for a, b in places)
    sought = _bare(words[a:b] for a, b in word_places(words, 0, len(words)))
    best = _best_words(sought, there)
    return [(places[first][0], places[last - 1][1]) for first, last in best]


def _whole_words(text: str, around: Range, within: Range) -> Range:
    """Return a range widened so that it cuts no word, but not to before the start of `within`.

    `within` may start inside a word, where an earlier part of the pin ended. Its end is only a
    limit on the search, so a word there is taken whole.
    """
    low, high = within
    first, last = max(low, around[0]), min(high, around[1])
    start = max(low, text.rfind(" ", 0, first + 1) + 1)
    after = text.find(" ", last)
    end = len(text) if after < 0 else after
    # Beside letters that write no spaces, a word is shorter than what stands between two of them.
    starts = [a for a, _ in word_places(text, start, first + 1)]
    ends = [b for _, b in word_places(text, max(0, last - 1), end)]
    return starts[-1] if starts else start, ends[0] if ends else end


def _bare(words: Iterable[str]) -> list[str]:
    """Return words without the marks around them: "ended." is the same word as "ended"."""
    return [bare[0] if (bare := _BARE.search(word)) else word for word in words]


def _best_words(sought: list[str], there: list[str]) -> Iterator[Range]:
    """Yield the ranges of a text's words that turn into the words sought at the least cost.

    This is the dynamic programming of Sellers (1980), one row for each word sought.
    """
    # Each cell holds a cost and the word at which its match begins. Beginning anywhere is free.
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
    """Return the distance of a word from each of others, from 0 (equal) to 1 (unrelated)."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    # Without the cutoff, letters shared by chance would make a wrong pair cheaper than a gap.
    distance = Indel.normalized_distance
    return [0.0 if word == one else distance(word, one, score_cutoff=_A_PAIR) for one in others]


def _trimmed(text: str, window: Range, words: str) -> Range:
    """Return a window without marks at its edges, unless the words sought have marks there too."""
    start, end = window
    while start < end and is_word_sign(words[0]) and not is_word_sign(text[start]):
        start += 1
    while start < end and is_word_sign(words[-1]) and not is_word_sign(text[end - 1]):
        end -= 1
    return start, end
