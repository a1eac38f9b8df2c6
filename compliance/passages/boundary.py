"""Where a word of a text begins and ends, so that no pin cuts one in two."""

from __future__ import annotations

from compliance.passages.fold import APOSTROPHES, INVISIBLE, joins_before

# Between two digits these are part of the number: 3 is not what 3,000, 3.5 or 12:30 says.
_NUMBER_SIGNS = ".,:/\u066b\u066c" + APOSTROPHES
# Beside most ranges stands one of these, which belongs to no word: a quick first look.
_GAPS = frozenset(["", " ", "\n"])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a range of a text, half-open in code points, begins and ends between words.

    An edge cuts a word when letters, digits or combining marks stand on both sides of it, when
    its two sides are letters joined by an apostrophe (can't) or digits joined by a sign of
    numbers (3,000), or when a combining mark follows it. Characters that nobody sees, such as
    a soft hyphen, are looked past; the range must hold one that is seen. An edge at a hyphen,
    a bracket or a quotation mark cuts nothing.
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
    """Return whether the word at the edge of a range goes on outside: left (-1) or right (1)."""
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
    """Return whether the sign beside a word holds it together with what stands beyond."""
    beyond = _seen(text, sign + step, step)
    if beyond < 0 or not is_word_sign(text[beyond]):
        return False
    if text[own].isdigit() or text[beyond].isdigit():
        both = text[own].isdigit() and text[beyond].isdigit()
        return both and text[sign] in _NUMBER_SIGNS
    return text[sign] in APOSTROPHES


def _seen(text: str, place: int, step: int) -> int:
    """Return the first place from `place` on with a character that can be seen, or -1."""
    while 0 <= place < len(text):
        if text[place] not in INVISIBLE:
            return place
        place += step
    return -1
