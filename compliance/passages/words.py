"""Words of a pin, and the rules for how many a pin may have."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.fold import INVISIBLE

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Pin:
    """The ends of a passage: its first words, its last, and the words directly before it."""

    start: str
    end: str | None = None
    prefix: str | None = None


def pin_words(text: str) -> tuple[str, ...]:
    """Split at Unicode white space, the only thing that divides words here."""
    return tuple(text.split())


def check_pin(
    start: str, end: str | None = None, prefix: str | None = None
) -> list[tuple[str, str]]:
    """Return (field, message) for each rule that a pin breaks; nothing when it is fine.

    The rules: one to six words each, and no white space at either edge.
    """
    fields = (("start", start), ("end", end), ("prefix", prefix))
    return [
        (field, message)
        for field, words in fields
        if words is not None and (message := _fault(field, words))
    ]


def _fault(field: str, words: str) -> str:
    if not words.translate(_NOTHING).strip():
        return f"{field} has no words; give the one to {MOST_WORDS} words that stand in the text"
    if words != words.strip():
        return f'{field} "{words}" has white space at its edge; begin and end with a word'
    count = len(pin_words(words))
    if count > MOST_WORDS:
        return f'{field} "{words}" has {count} words; give at most {MOST_WORDS}'
    return ""


_NOTHING = dict.fromkeys(map(ord, INVISIBLE))
