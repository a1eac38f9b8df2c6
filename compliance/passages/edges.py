"""Decide where characters and words end, so that no pin cuts one in two.

The rules are those of Unicode (UAX 29), as `regex` has them; offsets are code points. Scripts that
write no spaces (Chinese, Thai, Burmese) have an edge at each character, since a dictionary that
guesses their words would refuse pins that are right.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compliance.model.graphemes import REACH, is_character_edge
from compliance.passages.fold import fold, joins_before
from compliance.passages.line_ends import divides_word, may_be_divided
from compliance.passages.signs import APOSTROPHES

if TYPE_CHECKING:
    import regex

_JOINERS = "\u200c\u200d"  # they belong to the character before, although nobody sees them
# Between two digits these are part of a number, so a pin on "3" must not match in "12:30".
_NUMBER_SIGNS = ":/"
_STOPS = ".:"
_WORD = 2  # letters; one alone is an initial
# Mark-up puts _ around a word, and a raised figure is part of what it stands on.
_RAISED = "\xb2\xb3\xb9\xbc\xbd\xbe\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_SEEN_AS = str.maketrans("_" + _RAISED, " " + "2" * len(_RAISED))


@cache
def _word_edge() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - a report without texts needs none of it

    return regex.compile(r"(?w)\b")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a half-open range of code points begins and ends between words."""
    return is_word_edge(text, start) and is_word_edge(text, end)


def is_word_edge(text: str, at: int) -> bool:
    """Return whether no word, number or character goes on from before a place to behind it.

    Beside the rules of Unicode: white space is an edge, unless it divides a word at a line end; a
    number goes on over `:` and `/`; words that a full stop or a colon divides without a space are
    two, unless the second is in lower case or one of them is a letter (as in U.S); what is
    invisible is passed over; and quotes and apostrophes count as the folded text has them, so that
    both texts have the same edges.
    """
    if not 0 < at < len(text):
        return at > 0 or not joins_before(text[:1] or " ")
    if _is_plain_edge(text[max(0, at - 2) : at + 1]):
        return True
    if divides_word(text, at):
        return False
    return _are_apart(text[max(0, at - REACH) : at], text[at : at + REACH])


def end_of_character(text: str, at: int) -> int:
    """Return where invisible joiners at a place end: they belong to the character before it."""
    while at < len(text) and text[at] in _JOINERS:
        at += 1
    return at


def is_word_sign(sign: str) -> bool:
    """Return whether a character is a letter, a digit or a combining mark."""
    return sign not in APOSTROPHES and (sign.isalnum() or joins_before(sign))


@lru_cache(maxsize=16_384)
def _is_plain_edge(signs: str) -> bool:
    """Return whether no word goes on over a place, by two signs before it and one behind it."""
    # Kept, since nearly all places that are asked about are such, between few different signs.
    return _space_divides(signs[-2], signs[-1]) and not may_be_divided(signs)


@lru_cache(maxsize=1_024)
def _are_apart(before: str, after: str) -> bool:
    """Return whether no word goes on from the signs before a place, of no division, to the next."""
    # Kept, since a pin is tried with fewer and fewer words, and one of its ends stays.
    if _space_divides(before[-1], after[0]):
        return True
    if not is_character_edge(before + after, len(before)):
        return False
    left, right = (fold(part).text.translate(_SEEN_AS) for part in (before, after))
    if not left or not right:
        return len(after if left else before) < REACH  # the text ends there, but for the invisible
    return _divides(left, right)


def _space_divides(before: str, after: str) -> bool:
    """Return whether white space divides two neighbours, whatever stands around them."""
    if not _is_beside_space(before, after):
        return False
    return after.isspace() or is_character_edge(before + after, 1)


def _is_beside_space(before: str, after: str) -> bool:
    """Return whether one of two neighbours is white space, as written or as folded."""
    return before.isspace() or after.isspace()


def _divides(left: str, right: str) -> bool:
    """Return whether two texts, folded, have a word edge between them."""
    before, after = left[-1], right[0]
    if _is_beside_space(before, after):
        return True
    if _word_edge().match(left + right, len(left)) is None:
        if after in _STOPS:
            return _is_missing_space(left, right[1:])
        return before in _STOPS and _is_missing_space(left[:-1], right)
    if after in _NUMBER_SIGNS:
        return not (before.isdigit() and right[1:2].isdigit())
    return not (before in _NUMBER_SIGNS and left[-2:-1].isdigit() and after.isdigit())


def _is_missing_space(left: str, right: str) -> bool:
    """Return whether two words are divided by a full stop or colon that lacks its space."""
    words = left[-_WORD:], right[:_WORD]
    return all(len(word) == _WORD and word.isalpha() for word in words) and not right[0].islower()
