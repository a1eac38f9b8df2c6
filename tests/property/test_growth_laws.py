"""Laws of growth: a text of twice the length takes twice the steps, whatever stands in it."""

from __future__ import annotations

import unicodedata
from itertools import groupby, product
from pathlib import Path

import pytest

from compliance.passages.altered import standing_in
from compliance.passages.fold import fold
from compliance.passages.locate import Pin, SearchText, locate
from compliance.passages.suspect import sha256_of
from support.growth import MARKS, PIECES, Steps, moves, read, text_of
from support.lake_texts import GAZETTE as TEXT
from support.reports import lake, lock_for

LENGTH = 300
DOUBLE = 2.2
MANY = 40


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_twice_the_text_takes_twice_the_steps(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folding, searching, comparing and looking around a passage are linear in each sign."""
    steps = Steps(monkeypatch)
    once, twice = (steps.of(read, text_of(piece, length)) for length in (LENGTH, 2 * LENGTH))
    assert once > LENGTH
    assert twice < DOUBLE * once


def test_twice_the_marks_of_any_two_classes_take_twice_the_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Marks of every combining class are put in order in linear time, and as Unicode has it."""
    steps = Steps(monkeypatch)
    for one, other in product(MARKS[::18], MARKS):
        once, twice = (steps.of(fold, "e" + f"{one}{other}" * n) for n in (100, 200))
        assert twice < DOUBLE * once
        text = f"x{one}{other}\u0344{one}" * 20
        assert fold(text).text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("piece", ["Two boats ", "Two ", "boats stayed ", "Two boats stayed "])
def test_twice_an_altered_text_takes_twice_the_steps(
    piece: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What still holds of an altered text is told in linear time, and hashes little more."""
    pins = ({"start": "Two", "end": "stayed"}, {"start": "Two boats stayed"})
    made = lake(tmp_path, evidence=[{"passage": pin} for pin in pins])
    lock = lock_for(made, [TEXT])
    evidence = tuple(made.evidence.values())
    steps = Steps(monkeypatch)

    def stand(text: str) -> None:
        standing_in(text, sha256_of(TEXT), evidence, lock)

    texts = [piece * n + "stayed" for n in (2_000, 4_000)]
    once, twice = (steps.of(stand, text) for text in texts)
    assert twice < DOUBLE * once
    assert twice < MANY * len(texts[1])


@pytest.mark.parametrize("sought", ["a", "aa", "b", "\u00aba"])
def test_a_letter_is_not_sought_within_a_word_of_many(
    sought: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word of ten thousand letters is passed over at once."""
    text = "a" * 10_000
    pin = Pin(sought)
    taken = Steps(monkeypatch).of(lambda text: locate(SearchText(text), pin), text)
    assert taken < 12 * len(text)


def test_moves_are_counted_as_marks_pass_each_other() -> None:
    assert [moves(text) for text in ("e\u0301\u0323", "e\u0323\u0301", "\u0f73" * 3)] == [1, 0, 3]
    assert len([*groupby(MARKS, key=unicodedata.combining)]) == len(MARKS) > 50
