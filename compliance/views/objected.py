"""Objections in drawings: a list below, since few readers see what a sign says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from compliance.views.drawing import WordsView, lines_of
from compliance.views.objection import ObjectedView

# In pixels, for letters 13 high of which two make less than 15 in width.
_LINE: Final = 17
_LETTER: Final = 7.4
_SET_IN: Final = "\N{NO-BREAK SPACE}" * 3


def listed_below(
    found: Iterable[ObjectedView], left: int, top: int, width: int
) -> tuple[list[WordsView], int]:
    """Return objections in lines below a drawing, and how far down it then reaches.

    `left` is where lines begin, `top` how far down the drawing reached, `width` their room.
    """
    room = int(width / _LETTER)
    lines = [line for one in found for line in lines_of(one.words, room, subsequent_indent=_SET_IN)]
    words = [
        WordsView(x=left, y=top + _LINE * number, words=line, style="said")
        for number, line in enumerate(lines, 1)
    ]
    return words, top + _LINE * len(lines)
