"""The words that pin a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """The ends of a passage: its first words, its last, and the words directly before it."""

    start: str
    end: str | None = None
    prefix: str | None = None


def pin_words(text: str) -> tuple[str, ...]:
    """Split at Unicode white space, the only thing that divides words here."""
    return tuple(text.split())
