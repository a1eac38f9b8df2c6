"""Decide where words begin and end, so that no pin cuts a word or a number in two."""

from __future__ import annotations

from compliance.passages.fold import APOSTROPHES, INVISIBLE, joins_before

# Between two digits these are part of a number, so a pin on "3" must not match in "3,000".
_NUMBER_SIGNS = ".,:/\u066b\u066c" + APOSTROPHES
# Most ranges have one of these on either side, so this check comes first.
_GAPS = frozenset(["", " ", "\n"])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a half-open range of code points begins and ends between words.

    An edge cuts a word if letters, digits or combining marks stand on both sides of it, if it
    divides letters joined by an apostrophe (can't) or digits joined by a number sign (3,000), or
    if a combining mark follows it. Invisible characters, such as a soft hyphen, are skipped; the
    range must hold a visible one. An edge at a hyphen, bracket or quotation mark cuts nothing.
    """
    if text[start - 1 : start] in _GAPS and text[end : end + 1] in _GAPS:
        first = text[start]
        if first not in INVISIBLE and not joins_before(first):
            return True
    return not (_cuts(text, start, -1) or _cuts(text, end - 1, 1))


def is_word_sign(sign: str) -> bool:
    """Return whether a character is a letter, a digit or a combining mark."""
    return sign not in APOSTROPHES and (sign.isalnum() or joins_before(sign))


def _cuts(text: str, edge: int, step: int) -> bool:
    """Return whether a word goes on beyond the edge of a range, to the left (-1) or right (1)."""
    own = _seen(text, edge, -step)
    neighbour = _seen(text, own + step, step)
    if neighbour < 0:
        return False
    if joins_before(text[neighbour if step > 0 else own]):
        return True
    if not is_word_sign(text[own]):
        return False
    return is_word_sign(text[neighbour]) or _joins(text, own, neighbour, step)


def _joins(text: str, own: int, sign: int, step: int) -> bool:
    """Return whether a sign beside a word joins it to the word or number on the other side."""
    beyond = _seen(text, sign + step, step)
    if beyond < 0 or not is_word_sign(text[beyond]):
        return False
    if text[own].isdigit() or text[beyond].isdigit():
        both = text[own].isdigit() and text[beyond].isdigit()
        return both and text[sign] in _NUMBER_SIGNS
    return text[sign] in APOSTROPHES


def _seen(text: str, place: int, step: int) -> int:
    """Return the index of the first visible character from `place` on, or -1."""
    while 0 <= place < len(text):
        if text[place] not in INVISIBLE:
            return place
        place += step
    return -1
