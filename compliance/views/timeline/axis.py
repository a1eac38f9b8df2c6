"""An axis of days: where a date stands between the first day and the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.model.dates.edtf import EdtfDate

FEW_YEARS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days from `first` to `last` laid over `length` cells or pixels, both ends included."""

    first: date
    last: date
    length: int

    def place(self, day: date) -> int:
        """Return the place of a day, from 0 to length - 1."""
        days = max((self.last - self.first).days, 1)
        return round((day - self.first).days * (self.length - 1) / days)

    def span(self, when: EdtfDate) -> tuple[int, int]:
        """Return the first and last place that a date can mean; an open end reaches the edge."""
        lower = self.first if when.lower is None else when.lower
        upper = self.last if when.upper is None else when.upper
        return self.place(lower), self.place(upper)

    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Return where each year begins, or each month if the axis is shorter than that."""
        if self.last.year - self.first.year >= FEW_YEARS:
            starts = [date(y, 1, 1) for y in range(self.first.year + 1, self.last.year + 1)]
            return tuple((self.place(day), str(day.year)) for day in starts)
        months = range(self.first.month + 1, self.last.month + 1)
        starts = [date(self.first.year, month, 1) for month in months]
        return tuple((self.place(day), day.isoformat()[:7]) for day in starts)
