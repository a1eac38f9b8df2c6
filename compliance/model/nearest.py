"""Which known word was probably meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from compliance.model.odd_characters import find_oddity

_CUTOFF: Final = 0.6
_MOST_LISTED: Final = 12


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known word most like the one wanted; None if none is like it.

    Letter case and characters that only look alike do not count; of words equally like it, the
    first in order of the alphabet.
    """
    matcher = SequenceMatcher(autojunk=False)
    oddity = find_oddity(wanted)
    matcher.set_seq2((oddity.plain if oddity else wanted).casefold())
    best, best_ratio = None, _CUTOFF
    for word in sorted(known, key=lambda word: (word.casefold(), word)):
        matcher.set_seq1(word.casefold())
        if max(matcher.real_quick_ratio(), matcher.quick_ratio()) < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio == best_ratio):
            best, best_ratio = word, ratio
    return best


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word, from the semicolon on.

    It names a character that cannot be told from the right one; else the nearest known word; else
    all of them, if they are few; else nothing.
    """
    words = sorted(set(known))
    if (oddity := find_oddity(wanted)) and oddity.plain in words:
        return f"; it {oddity.wrong}: {oddity.right}"
    if near := nearest(wanted, words):
        return f'; did you mean "{near}"?'
    if words and len(words) <= _MOST_LISTED:
        return f"; known: {', '.join(words)}"
    return ""
