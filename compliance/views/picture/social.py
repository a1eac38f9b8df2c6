"""The card that other places show where somebody links to a site: what it is, how much it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compliance.views.drawing import WordsView, lines_of
from compliance.views.spoken import Spoken

WIDTH: Final = 1_200
HEIGHT: Final = 630
"""The size that such places ask for, in pixels."""

_LEFT: Final = 72
_TOP: Final = 160
_ROOM: Final = {"title": 34, "agreement": 62}
_LINE: Final = {"title": 66, "agreement": 44}
_MOST: Final = 3
_SAYS: Final = 548
_COUNTS: Final = 592


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCardView(Spoken):
    """The card of a site: the words on it, each in a style of its own."""

    words: tuple[WordsView, ...]
    width: int = WIDTH
    height: int = HEIGHT


def card_view(title: str, agreement: str, says: str, counts: str) -> SocialCardView:
    """Return a card; a title of more than three lines, and a longer agreement, end in dots."""
    return SocialCardView(words=tuple(_words(title, agreement, says, counts)))


def _words(title: str, agreement: str, says: str, counts: str) -> Iterator[WordsView]:
    y = _TOP
    for style, words in (("title", title), ("agreement", agreement)):
        for line in lines_of(words, _ROOM[style], max_lines=_MOST, placeholder=" …"):
            yield WordsView(x=_LEFT, y=y, words=line, style=style)
            y += _LINE[style]
    yield WordsView(x=_LEFT, y=_SAYS, words=says, style="says")
    yield WordsView(x=_LEFT, y=_COUNTS, words=counts, style="count")
