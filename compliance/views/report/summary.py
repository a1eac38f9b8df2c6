"""The one-screen summary: points by sides, each cell what its groups say now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one side says under one point: its labels by target, or the blank."""

    side: str
    labels: tuple[str, ...]
    other_records: int
    blank: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One point across all sides, or the agreement as a whole; `anchor` is where a page has it."""

    number: str
    title: str
    anchor: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """The table at the head of a report on all sides."""

    sides: tuple[tuple[str, str], ...]
    rows: tuple[SummaryRow, ...]
