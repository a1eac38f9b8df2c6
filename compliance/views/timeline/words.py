"""The program's own words on timelines. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.views.signs import SHAPE_WORDS, ActShape
from compliance.views.timeline.marks import Shape
from compliance.views.words import INFERRED, INFERRED_SHORT

DUE_DATES = "Due dates"

MARK_WORDS: Mapping[Shape, str] = {
    Shape.STATUS: SHAPE_WORDS[ActShape.JUDGES],
    Shape.FACT: SHAPE_WORDS[ActShape.REPORTS],
    Shape.DENIAL: SHAPE_WORDS[ActShape.DENIES],
    Shape.OTHER: SHAPE_WORDS[ActShape.ASKS],
    Shape.EVENT: "tells of that day on another",
}
"""What each sign of a timeline stands for."""

MANY_WORDS: Mapping[Shape, tuple[str, str]] = {
    Shape.STATUS: (
        "{n} statement of how far a duty is met",
        "{n} statements of how far duties are met",
    ),
    Shape.FACT: ("{n} report", "{n} reports"),
    Shape.DENIAL: ("{n} denial", "{n} denials"),
    Shape.OTHER: ("{n} statement of other kinds", "{n} statements of other kinds"),
    Shape.EVENT: ("{n} statement tells of this time", "{n} statements tell of this time"),
}
"""What is said of signs that share a place: of one, and of more."""

MANY_WORDS_IN_SHORT: Mapping[Shape, tuple[str, str]] = {
    Shape.STATUS: ("{n} judges", "{n} judge"),
    Shape.FACT: ("{n} reports", "{n} report"),
    Shape.DENIAL: ("{n} denies", "{n} deny"),
    Shape.OTHER: ("{n} other", "{n} other"),
    Shape.EVENT: ("{n} told of", "{n} told of"),
}
"""The same where there is room for two words."""

BREAK_WORDS = "The axis breaks (//) where nothing stands for more than {n} days."
TIMELINE_NOTES = (
    "Filled signs are official voices, outlined ones media and others.",
    "A dotted line is a time of which the day is not known; an arrowhead on it is an open end.",
    "A solid line joins signs of several days.",
    "A dashed line across is a due date; a date that has passed is no breach.",
    "A curved arrow leads from a reply to what it replies to.",
    f"“{INFERRED_SHORT}”: {INFERRED}, not named by the speaker.",
)
"""What else the drawing of a timeline shows."""
