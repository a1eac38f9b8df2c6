"""The program's own words on timelines. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from compliance.views.signs import SHAPE_WORDS, ActShape
from compliance.views.timeline.marks import Shape
from compliance.views.words import INFERRED_SHORT
from compliance.wording.speaking import marked, tr, trn

DUE_DATES = marked("Due dates")

Many = Mapping[Shape, Callable[[int], str]]
"""What is said of a number of signs that share a place."""

MANY_WORDS: Many = {
    Shape.STATUS: lambda number: trn(
        "{number} statement of how far a duty is met",
        "{number} statements of how far duties are met",
        number,
    ),
    Shape.FACT: lambda number: trn("{number} report", "{number} reports", number),
    Shape.DENIAL: lambda number: trn("{number} denial", "{number} denials", number),
    Shape.OTHER: lambda number: trn(
        "{number} statement of other kinds", "{number} statements of other kinds", number
    ),
    Shape.EVENT: lambda number: trn(
        "{number} statement tells of this time", "{number} statements tell of this time", number
    ),
}

MANY_WORDS_IN_SHORT: Many = {
    Shape.STATUS: lambda number: trn("{number} judges", "{number} judge", number),
    Shape.FACT: lambda number: trn("{number} reports", "{number} report", number),
    Shape.DENIAL: lambda number: trn("{number} denies", "{number} deny", number),
    Shape.OTHER: lambda number: trn("{number} other", "{number} other", number),
    Shape.EVENT: lambda number: trn("{number} told of", "{number} told of", number),
}
"""The same where there is room for two words."""

_NOTES = (
    marked("Filled signs are official voices, outlined ones media and others."),
    marked(
        "A dotted line is a time of which the day is not known; an arrowhead on it is an open end."
    ),
    marked("A solid line joins signs of several days."),
    marked("A dashed line across is a due date; a date that has passed is no breach."),
    marked("A curved arrow leads from a reply to what it replies to."),
)


def mark_words() -> Mapping[Shape, str]:
    """Return what each sign of a timeline stands for."""
    return {
        Shape.STATUS: SHAPE_WORDS[ActShape.JUDGES],
        Shape.FACT: SHAPE_WORDS[ActShape.REPORTS],
        Shape.DENIAL: SHAPE_WORDS[ActShape.DENIES],
        Shape.OTHER: SHAPE_WORDS[ActShape.ASKS],
        Shape.EVENT: tr("tells of that day on another"),
    }


def notes_on(break_days: int) -> tuple[str, ...]:
    """Return what else the drawing of a timeline shows, whose axis breaks after so many days."""
    return (
        trn(
            "The axis breaks (//) where nothing stands for more than {number} day.",
            "The axis breaks (//) where nothing stands for more than {number} days.",
            break_days,
        ),
        *map(tr, _NOTES),
        tr(
            "“{inferred}”: point inferred by us, not named by the speaker.",
            inferred=tr(INFERRED_SHORT),
        ),
    )
