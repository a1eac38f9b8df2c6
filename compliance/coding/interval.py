"""Confidence intervals by bootstrap over articles: the same every time.

Records of one article are not independent, so whole articles are drawn, as clusters: A. Davison and
D. Hinkley, Bootstrap Methods and their Application (1997), section 3.8. Among intervals for alpha
the bootstrap over units does best: A. Zapf and others, BMC Medical Research Methodology 16 (2016).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, TypeVar

T = TypeVar("T")

DRAWS: Final = 1_000
SEED: Final = 10_11_2020
OUTSIDE: Final = 0.05
"""How much of the draws lies outside of the interval: half on each side."""
LEAST_ARTICLES: Final = 5
LEAST_UNITS: Final = 20
"""Fewer than these say nothing of how coders would agree on other articles."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds between which 95 of 100 draws lie."""

    low: float
    high: float


def interval(
    articles: Sequence[T], alpha: Callable[[Sequence[T]], float | None]
) -> Interval | None:
    """Return the interval of a coefficient; None where too few draws have one.

    Args:
        articles: What each article brings.
        alpha: The coefficient of some of them.
    """
    chance = Random(SEED)  # noqa: S311 - a fixed sequence is what is wanted
    drawn = (alpha(chance.choices(articles, k=len(articles))) for _ in range(DRAWS))
    found = sorted(one for one in drawn if one is not None)
    if len(found) < DRAWS * (1 - OUTSIDE):
        return None
    outside = int(len(found) * OUTSIDE / 2)
    return Interval(found[outside], found[-1 - outside])
