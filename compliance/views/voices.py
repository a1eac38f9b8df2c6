"""What a source is called, for whom it speaks and whose word it passes on, each in its time."""

from __future__ import annotations

from collections.abc import Callable

from compliance.model.dates.words import display_date
from compliance.model.period import Period
from compliance.workspace.voices import Source

Name = Callable[[str], str]
"""What gives the printed name of a side or source."""


def name_lines(source: Source) -> tuple[str, ...]:
    """Return the names that a source bore at other times."""
    return tuple(f"{one.name} ({period_words(one)})" for one in source.entry.names)


def side_lines(source: Source, name: Name) -> tuple[str, ...]:
    """Return for whom a source spoke at other times, and why that is said."""
    return tuple(f"{name(one.side)} {period_words(one)}: {one.basis}" for one in source.entry.sides)


def channel_lines(source: Source, name: Name) -> tuple[str, ...]:
    """Return whose word a source passes on as their own channel, and why that is said."""
    return tuple(
        f"{name(one.source or one.side or '')}: {one.basis}" for one in source.entry.relays_for
    )


def period_words(period: Period) -> str:
    """Return from when until when something held; "" where it always did."""
    start = f"from {display_date(period.since)}" if period.since else ""
    end = f"until {display_date(period.to)}" if period.to else ""
    return " ".join(filter(None, (start, end)))
