"""Grow and shrink a passage by a word, at either end."""

from __future__ import annotations

from compliance.passages.search import Range


def grow_start(text: str, place: Range) -> Range:
    """Return a range with the word before it, if there is one."""
    raise NotImplementedError


def grow_end(text: str, place: Range) -> Range:
    """Return a range with the word behind it, if there is one."""
    raise NotImplementedError


def shrink_start(text: str, place: Range) -> Range:
    """Return a range without its first word, unless that is its only one."""
    raise NotImplementedError


def shrink_end(text: str, place: Range) -> Range:
    """Return a range without its last word, unless that is its only one."""
    raise NotImplementedError


def whole_words(text: str, place: Range) -> Range | None:
    """Return the whole words that a range touches, as of text somebody selected; None without."""
    raise NotImplementedError
