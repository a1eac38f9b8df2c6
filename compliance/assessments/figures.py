"""Decide whether two figures can both be true, as far as they count the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from compliance.model.evidence import Figure
from compliance.workspace.evidence import CountedFigure, folded

ABOUT: Final = Decimal("0.1")
"""How far a number may be from what it is said to be about: a tenth of it, up or down.

A rule of this program, wide enough for numbers rounded to their first digits; no source gives one.
"""

Range = tuple[Decimal | None, Decimal | None]


def figures_meet(one: CountedFigure, other: CountedFigure) -> bool | None:
    """Return whether some number is within both figures; None if they do not count the same.

    They count the same if they say so of the same people, in the same unit. Who says "more than
    3,000" does not contradict who says 3,500.
    """
    if one.of is None or (one.what, one.of) != (other.what, other.of):
        return None
    if folded(one.figure.unit or "") != folded(other.figure.unit or ""):
        return None
    (least, most), (low, high) = range_of(one.figure), range_of(other.figure)
    below = most is not None and low is not None and most < low
    above = least is not None and high is not None and least > high
    return not (below or above)


def range_of(figure: Figure) -> Range:
    """Return the least and the most that a figure can mean; None for a bound it does not give."""
    numbers = {key: Decimal(str(number)) for key, number in figure.numbers.items()}
    if (about := numbers.get("about")) is not None:
        width = abs(about) * ABOUT
        return about - width, about + width
    if (value := numbers.get("value")) is not None:
        return value, value
    least = numbers.get("from", numbers.get("at_least"))
    return least, numbers.get("to", numbers.get("at_most"))
