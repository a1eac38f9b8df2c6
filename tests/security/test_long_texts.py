"""No text of an article, whatever stands in it, makes the program hang or fills the memory."""

from __future__ import annotations

import time
from typing import Final

import pytest

from compliance.passages.locate import Level, Pin, SearchText, locate
from compliance.passages.search import MOST_PLACES, number_of
from support.growth import PIECES, read, text_of
from support.untraced import untraced

LENGTH: Final = 20_000
SECONDS: Final = 6.0
"""What takes twice as long for a text of twice the length needs half a second at most."""


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_long_text_takes_little_time(piece: str) -> None:
    text = text_of(piece, LENGTH)
    with untraced():
        began = time.process_time()
        read(text)
        spent = time.process_time() - began
    assert spent < SECONDS


@pytest.mark.parametrize(
    ("places", "told"), [(2, "2"), (MOST_PLACES - 1, "99"), (MOST_PLACES, "100 or more")]
)
def test_places_are_counted_up_to_a_hundred(places: int, told: str) -> None:
    for text, pin in (("the " * places, Pin("the")), ("the\u00ad " * places, Pin("\u00adthe"))):
        location = locate(SearchText(text), pin)
        assert location.level is Level.AMBIGUOUS
        assert len(location.candidates) == places
        assert number_of(places) == told
        assert location == locate(SearchText(text + "the " * 10), pin) or places < MOST_PLACES
