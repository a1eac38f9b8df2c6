"""Pins: the words by which a record names its passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """The ends of a passage: its first words, its last, and the words directly before it."""

    start: str
    end: str | None = None
    prefix: str | None = None


def pin_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, split at Unicode white space and nothing else."""
    return tuple(text.split())
