"""The words of timelines: one for every sign, none that judges."""

from __future__ import annotations

from compliance.views.timeline.marks import Shape
from compliance.views.timeline.words import MANY_WORDS, MANY_WORDS_IN_SHORT, mark_words


def test_every_sign_has_words_and_they_count() -> None:
    for table in (MANY_WORDS, MANY_WORDS_IN_SHORT):
        assert list(table) == list(Shape)
        for number in (1, 2):
            assert all(words(number).startswith(f"{number} ") for words in table.values())
    assert list(mark_words()) == list(Shape)
