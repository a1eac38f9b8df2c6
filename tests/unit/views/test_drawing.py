"""How much room a text takes in a drawing: letters of some scripts are wider than Latin ones."""

from __future__ import annotations

from textwrap import wrap

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.agreement import Agreement
from compliance.model.spoken import as_spoken
from compliance.views.drawing import Sheet, lines_of, width_of
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.load import load_workspace
from support.repository import PACKAGE, ROOT

AGREEMENT = load_workspace(ROOT).agreement()
FONT = TTFont(PACKAGE / "render/fonts/DejaVuSansCondensed.ttf")
WIDTHS, SIGNS, EM = FONT["hmtx"], FONT.getBestCmap(), FONT["head"].unitsPerEm
LATIN = 0.515
"""How wide a Latin letter of that font is, in its size: seldom more on average in a line."""


def titles(agreement: Agreement) -> list[str]:
    return [agreement.title, *(one.title for one in agreement.clauses)] + [
        one.duty for one in agreement.obligations
    ]


@pytest.mark.parametrize("language", Language)
def test_lines_fit_their_room_in_the_letters_of_every_language(language: Language) -> None:
    with spoken_in(language):
        words = " ".join(titles(as_spoken(AGREEMENT)))
    for line in lines_of(words, 40):
        assert all(ord(sign) in SIGNS for sign in line), line
        assert sum(WIDTHS[SIGNS[ord(sign)]][0] / EM for sign in line) <= 40 * LATIN, line


@given(st.text(st.characters(max_codepoint=127, min_codepoint=32)), st.integers(1, 60))
def test_latin_letters_take_the_room_of_one_each(words: str, letters: int) -> None:
    assert lines_of(words, letters) == wrap(words, letters)
    assert width_of(words) == len(words)


@given(st.text(st.characters(blacklist_categories=["C", "Z"])), st.integers(1, 60))
def test_no_letter_is_lost(words: str, letters: int) -> None:
    assert "".join(lines_of(words, letters)) == words
    assert width_of(words) >= len(words)


def test_a_room_of_less_than_a_letter_has_one() -> None:
    assert lines_of("ab", 0) == ["a", "b"]


@pytest.mark.parametrize(("height", "tall"), [(1066, False), (1067, True)])
def test_a_drawing_is_tall_from_the_shape_of_a_sheet_of_paper_on(height: int, tall: bool) -> None:
    drawing = Sheet().drawing(width=800, height=height, title="", description="")
    assert drawing.tall is tall
