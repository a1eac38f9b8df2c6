"""Stretches of time for which files say something: from a day, to a day, or both."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from compliance.model.dates.edtf import EdtfDate


class Period(Protocol):
    """Whatever holds for a time: from the first day of `since` to the last of `to`."""

    @property
    def since(self) -> EdtfDate | None:
        """When it begins; None where it has always held."""

    @property
    def to(self) -> EdtfDate | None:
        """When it ends; None where it still holds."""


def covers(period: Period, day: date) -> bool:
    """Return whether a day is within a period."""
    return meets(period, day, day)


def meets(period: Period, first: date, last: date) -> bool:
    """Return whether some of the days from one to another are within a period."""
    start = date.min if period.since is None else period.since.lower or date.min
    end = date.max if period.to is None else period.to.upper or date.max
    return start <= last and first <= end
