"""Another passage for an item: an end moved by a word, words that were typed or selected."""

from __future__ import annotations

from typing import Final

from compliance.coding.words import grow_end, grow_start, shrink_end, shrink_start, whole_words
from compliance.passages.level import Level
from compliance.passages.locate import SearchText, locate
from compliance.passages.search import Range
from compliance.passages.words import Pin
from compliance.review.fields import UnfitFieldsError
from compliance.review.forms import ItemForm

MOVES: Final = {
    "grow-start": grow_start,
    "shrink-start": shrink_start,
    "shrink-end": shrink_end,
    "grow-end": grow_end,
}
"""What moves an end of a passage by a word."""

_WRONG: Final = {
    Level.AMBIGUOUS: "These words stand in several places; type more of them.",
    Level.NEAR: "These words do not stand in the text; something close to them does.",
    Level.MISSING: "These words do not stand in the text.",
}


def moved(text: str, form: ItemForm) -> tuple[Range, str | None]:
    """Return the passage that a sheet asks for; the one it has, and a sentence, if there is none.

    Raises:
        UnfitFieldsError: it asks for a range that no text has.
    """
    if form.do in MOVES:
        return MOVES[form.do](text, form.place), None
    if form.do == "selected":
        return _selected(text, form), None
    if form.first:
        return found(text, form.first, form.last, form.place)
    return form.place, None


def found(text: str, first: str, last: str, otherwise: Range) -> tuple[Range, str | None]:
    """Return where a passage stands by its first and last words; else another, and a sentence."""
    location = locate(SearchText(text), Pin(first, last or None))
    if location.level in _WRONG or location.range is None:
        return otherwise, _WRONG[location.level]
    return location.range, None


def _selected(text: str, form: ItemForm) -> Range:
    """Return the whole words that were touched by a selection."""
    try:
        start, end = map(int, form.given)
    except ValueError:
        raise UnfitFieldsError from None
    if not 0 <= start < end <= len(text):
        raise UnfitFieldsError
    return whole_words(text, (start, end)) or form.place
