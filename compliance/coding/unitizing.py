"""Agreement on passages: which text was coded at all, whatever was coded of it.

The binary coefficient of Krippendorff's family for unitizing: K. Krippendorff, Y. Mathet,
S. Bouvry and A. Widlöcher, On the reliability of unitizing textual continua, Quality & Quantity 50
(2016); equations 32, 33 and 35 of Krippendorff, Content Analysis (4th edition, 2019), section 12.6.
Each article is a continuum, and their lengths add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compliance.passages.search import Range


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the coefficient rests on, in code points; those of several articles add up.

    `coders` is how many coded it. `whole` is the length of the text, once for each coder, `coded`
    how much of it is in units. `met` is the length of text that one coder coded and another did
    not, once for each two coders who are compared, over the number of those that each is compared
    with. `alone` is what stands for each unit with itself, which no chance brings together.
    """

    coders: int
    whole: float = 0
    coded: float = 0
    met: float = 0
    alone: float = 0

    def __add__(self, other: Lengths) -> Lengths:
        return Lengths(
            self.coders,
            self.whole + other.whole,
            self.coded + other.coded,
            self.met + other.met,
            self.alone + other.alone,
        )

    @property
    def alpha(self) -> float | None:
        """The coefficient; None where everything is coded, or nothing."""
        blank = self.whole - self.coded
        if not blank or not self.coded:
            return None
        return 1 - self.met * (self.whole - self.alone / self.whole) / (blank * self.coded)

    @property
    def shared(self) -> float | None:
        """How much of what was coded others coded too, between 0 and 1; None without any.

        Of two coders it is the F-measure, to which the coefficient comes near as more and more text
        is left uncoded: G. Hripcsak and A. Rothschild, JAMIA 12 (2005).
        """
        return 1 - self.met / self.coded if self.coded else None


def lengths_of(length: int, units: Sequence[Sequence[Range]]) -> Lengths:
    """Return the lengths of one article.

    Args:
        length: How long its text is.
        units: Those of each coder, which do not overlap (`units_of`).
    """
    coders = len(units)
    coded = sum(end - start for one in units for start, end in one)
    alone = sum((end - start) ** 2 for one in units for start, end in one)
    edges = sorted({0, length, *(edge for one in units for unit in one for edge in unit)})
    met = 0
    for start, end in pairwise(edges):
        by = sum(any(s <= start and end <= e for s, e in one) for one in units)
        met += by * (coders - by) * (end - start)
    whole = coders * length
    return Lengths(coders, whole, coded, met / (coders - 1), alone + whole - coded)


def units_of(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order, those that overlap made one: records may share a passage."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
