"""A drawing: rectangles, lines, marks and texts with their places, in pixels from the top left."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from textwrap import wrap
from typing import Any, Final

from compliance.views.spoken import Spoken

PAD: Final = 8
LINE: Final = 15
LETTERS: Final = {"said": 6.9, "quiet": 6.4, "head": 7.8, "title": 9.2}
"""How wide the letters of a style are; seldom more on average, whatever the font."""

_FILL: Final = "\x01"
"""Stands for the room that letters of some scripts take beside that of Latin ones; in no text."""
# In DejaVu Sans and its like: Cyrillic letters are wider by a sixth, Armenian ones by a quarter,
# and those of East Asia by all of it.
_WIDER: Final = re.compile(
    "[\u0400-\u052f]{1,6}|[\u0530-\u058f]{1,4}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def width_of(words: str) -> int:
    """Return how many Latin letters are about as wide as a text."""
    return len(_filled(words))


def lines_of(words: str, letters: int, **options: Any) -> list[str]:  # noqa: ANN401 - those of `wrap`
    """Return a text in lines as wide as so many Latin letters; it is broken as `wrap` does."""
    return [line.replace(_FILL, "") for line in wrap(_filled(words), max(letters, 1), **options)]


def _filled(words: str) -> str:
    return words if words.isascii() else _WIDER.sub(lambda found: found[0] + _FILL, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A rectangle. `style` is the name of a class of the drawing's style sheet."""

    x: int
    y: int
    width: int
    height: int
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrokeView:
    """A straight line from one point to another; `says` what it stands for, if it does."""

    x1: int
    y1: int
    x2: int
    y2: int
    style: str
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignView:
    """A small figure around a point; `shape` is the name of one that the template draws."""

    x: int
    y: int
    shape: str
    say: Callable[[], str]

    @property
    def says(self) -> str:
        """What it stands for."""
        return self.say()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsView:
    """A line of text; `y` is its base line, `lang` its language if that is not the drawing's."""

    x: int
    y: int
    words: str
    style: str
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """A rectangle that leads somewhere; `says` what is there, as signs and words beneath it do."""

    x: int
    y: int
    width: int
    height: int
    href: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SizedView(Spoken):
    """A whole drawing of a size."""

    width: int
    height: int

    @property
    def tall(self) -> bool:
        """Whether a page of paper, A4 or Letter, holds it only if its letters are too small."""
        return 3 * self.height > 4 * self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingView(SizedView):
    """A whole drawing; `description` says in words what it shows, for whoever cannot see it."""

    title: str
    description: str
    boxes: tuple[BoxView, ...] = ()
    strokes: tuple[StrokeView, ...] = ()
    signs: tuple[SignView, ...] = ()
    words: tuple[WordsView, ...] = ()
    areas: tuple[AreaView, ...] = ()


@dataclass(slots=True)
class Sheet:
    """What was drawn so far, where text is broken into lines that fit."""

    boxes: list[BoxView] = field(default_factory=list)
    strokes: list[StrokeView] = field(default_factory=list)
    signs: list[SignView] = field(default_factory=list)
    words: list[WordsView] = field(default_factory=list)
    areas: list[AreaView] = field(default_factory=list)

    def text(
        self, x: int, y: int, words: str, room: int, style: str, lang: str | None = None
    ) -> int:
        """Write words in lines that fit a room; return how far down they reach."""
        for line in lines_of(words, int(room / LETTERS[style])):
            self.words.append(WordsView(x=x, y=y + LINE - 4, words=line, style=style, lang=lang))
            y += LINE
        return y

    def sign(self, x: int, y: int, shape: str, says: str) -> None:
        """Put a sign beside the line that begins at a height."""
        say = partial(str, says)
        self.signs.append(SignView(x=x + PAD, y=y + LINE // 2, shape=shape, say=say))

    def stroke(self, x1: int, y1: int, x2: int, y2: int) -> None:
        """Draw a line."""
        self.strokes.append(StrokeView(x1=x1, y1=y1, x2=x2, y2=y2, style="line"))

    def drawing(self, *, width: int, height: int, title: str, description: str) -> DrawingView:
        """Return what was drawn, as a whole of a size."""
        return DrawingView(
            width=width,
            height=height,
            title=title,
            description=description,
            boxes=tuple(self.boxes),
            strokes=tuple(self.strokes),
            signs=tuple(self.signs),
            words=tuple(self.words),
            areas=tuple(self.areas),
        )
