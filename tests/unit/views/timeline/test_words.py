"""The words of timelines: one for every sign, none that judges."""

from __future__ import annotations

from compliance.views.timeline import words
from compliance.views.timeline.marks import Shape


def test_every_sign_has_words_and_they_count() -> None:
    for table in (words.MANY_WORDS, words.MANY_WORDS_IN_SHORT):
        assert list(table) == list(Shape)
        for one, more in table.values():
            assert one.format(n=1).startswith("1 ")
            assert more.format(n=2).startswith("2 ")
    assert list(words.MARK_WORDS) == list(Shape)
