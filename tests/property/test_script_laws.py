"""Laws of pins and folds that hold in every script."""

from __future__ import annotations

from itertools import accumulate

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.passages.edges import is_word_edge
from compliance.passages.fold import fold
from compliance.passages.locate import Pin, SearchText, locate
from compliance.passages.signs import REMOVED
from support.scripts import SCRIPTS

CHARACTER = regex.compile(r"\X")
WORD = regex.compile(r"(?w)\b")
# What a word of Unicode holds and may be cut at all the same, with its marks: see is_word_edge.
# What joins letters on both sides of it joins nothing beside one of these.
_MARKS = r"\p{GCB=Extend}*"
_JOINS = (
    rf"(?:[\p{{WB=MidLetter}}\p{{WB=MidNum}}\p{{WB=MidNumLet}}\p{{WB=Single_Quote}}"
    rf"\p{{WB=Double_Quote}}]{_MARKS})*"
)
DIVISION = regex.compile(r"(?<=[\p{L}\p{M}])[-\u00ad\u058a\u1400\u1806\u2010]\s*?\n\s*\p{L}")
CUT_AT = regex.compile(rf"{_JOINS}[\s_.:\u02bc\u055a\u058a\u05f3{REMOVED}]{_MARKS}{_JOINS}")


def characters(text: str) -> set[int]:
    """Return where the characters of a text end, as readers see them."""
    return {0, *accumulate(map(len, CHARACTER.findall(text)))}


def span(match: regex.Match[str]) -> range:
    return range(match.start(), match.end() + 1)


def words(text: str) -> set[int]:
    """Return where words begin and end, and what may divide one."""
    signs = {edge for match in CUT_AT.finditer(text) for edge in span(match)}
    return {0, len(text), *(match.start() for match in WORD.finditer(text)), *signs}


@st.composite
def cut_texts(draw: st.DrawFn, signs: str) -> tuple[str, int, int]:
    """A text, and where something is cut out of it, whatever stands there."""
    text = draw(st.text(st.sampled_from(signs), min_size=2, max_size=24))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assume(text[start:end].strip())
    return text, start, end


@pytest.mark.parametrize("signs", SCRIPTS.values(), ids=SCRIPTS)
def test_no_pin_ends_inside_a_character_or_a_word(signs: str) -> None:
    """What is found for a pin, as written or folded, begins and ends between whole words."""

    @given(cut_texts(signs))
    def law(case: tuple[str, int, int]) -> None:
        text, start, end = case
        found = locate(SearchText(text), Pin(text[start:end])).candidates
        edges = {edge for place in found for edge in place}
        assert edges <= characters(text)
        assert edges <= words(text)

    law()


@pytest.mark.parametrize("signs", SCRIPTS.values(), ids=SCRIPTS)
def test_the_words_between_two_edges_are_found_there(signs: str) -> None:
    """A slice from one edge to another is a pin that leads to it, folded too."""

    @given(cut_texts(signs))
    def law(case: tuple[str, int, int]) -> None:
        text, start, end = case
        assume(text[start:end] == text[start:end].strip())
        assume(text[start:end].strip(REMOVED))
        whole = is_word_edge(text, start) and is_word_edge(text, end)
        found = SearchText(text).as_written(Pin(text[start:end]))
        assert ((start, end) in found) == whole

    law()


@pytest.mark.parametrize("signs", SCRIPTS.values(), ids=SCRIPTS)
def test_folded_places_lead_back_in_every_script(signs: str) -> None:
    """Each folded character comes from a range of the text; all of them are in order."""

    @given(st.text(st.sampled_from(signs), max_size=24))
    def law(text: str) -> None:
        folded = fold(text)
        ranges = [folded.original(at, at + 1) for at in range(len(folded.text))]
        assert all(0 <= start < end <= len(text) for start, end in ranges)
        assert ranges == sorted(ranges)
        assert fold(folded.text).text == folded.text
        left_out = set(range(len(text))).difference(*(range(*place) for place in ranges))
        assert all(
            text[at] in REMOVED or text[at].isspace() or DIVISION.match(text, at) for at in left_out
        )

    law()
