"""Which points of the agreement words name by their numbers."""

from __future__ import annotations

from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.marks import Marks
from compliance.suggest.read.speech import Speech


def named_in(marks: Marks, speech: Speech) -> tuple[str, ...]:
    """Return the numbers of the points that some words name, in order."""
    if "point" not in marks:
        return ()
    begin, end = marks.layout.range_of(*marks.span)
    return _named(marks.layout.text[begin:end], speech)


def pointed_by(heading: Sentence, layout: Layout, speech: Speech) -> tuple[str, ...]:
    """Return the numbers of the points that a heading names, in order."""
    return named_in(Marks(layout, heading.hits, (heading.first, heading.last)), speech)


def _named(text: str, speech: Speech) -> tuple[str, ...]:
    found = speech.points.named(text)
    return tuple(sorted(found, key=lambda number: (text.find(number), number)))
