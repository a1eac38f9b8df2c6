"""A drawing: rectangles, lines, marks and texts with their places, in pixels from the top left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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
    """A line of text; `y` is its base line."""

    x: int
    y: int
    words: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingView:
    """A whole drawing; `description` says in words what it shows, for whoever cannot see it."""

    width: int
    height: int
    title: str
    description: str
    boxes: tuple[BoxView, ...] = ()
    strokes: tuple[StrokeView, ...] = ()
    signs: tuple[SignView, ...] = ()
    words: tuple[WordsView, ...] = ()
