"""The one-screen summary: points by sides, each cell what its groups say now."""

from __future__ import annotations

from compliance.values import value


@value
class CellView:
    """What one side says under one point: its labels by target, or the blank."""

    side: str
    labels: tuple[str, ...]
    other_records: int
    blank: str | None


@value
class SummaryRow:
    """One point across all sides, or the agreement as a whole; `anchor` is where a page has it."""

    number: str
    title: str
    anchor: str
    cells: tuple[CellView, ...]


@value
class SummaryView:
    """The table at the head of a report on all sides."""

    sides: tuple[tuple[str, str], ...]
    rows: tuple[SummaryRow, ...]
