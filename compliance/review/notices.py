"""What came of decisions, kept until the sheet that follows has told it."""

from __future__ import annotations

from itertools import count
from typing import Final

from compliance.views.review.view import SaidView

MOST: Final = 256
"""Notices that are kept; the oldest go first."""


class Notices:
    """Notices by their numbers."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._kept: dict[str, SaidView] = {}

    def put(self, notice: SaidView) -> str:
        """Keep a notice, and return its number."""
        number = str(next(self._numbers))
        self._kept[number] = notice
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return number

    def get(self, number: str) -> SaidView | None:
        """Return a notice; None if it is not kept."""
        return self._kept.get(number)
