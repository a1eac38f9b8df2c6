"""The card that other places show where somebody links to a site: what it is, how much it holds."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Final

WIDTH: Final = 1_200
HEIGHT: Final = 630
"""The size that such places ask for, in pixels."""

_TITLE: Final = 34
_LINE: Final = 62
_MOST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCardView:
    """The card of a site: lines that fit on it, each list with at most three."""

    title: tuple[str, ...]
    agreement: tuple[str, ...]
    says: str
    counts: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


def card_view(title: str, agreement: str, says: str, counts: tuple[str, ...]) -> SocialCardView:
    """Return a card; words that do not fit end in dots."""
    return SocialCardView(
        title=_lines(title, _TITLE), agreement=_lines(agreement, _LINE), says=says, counts=counts
    )


def _lines(words: str, room: int) -> tuple[str, ...]:
    return tuple(wrap(words, room, max_lines=_MOST, placeholder=" …"))
