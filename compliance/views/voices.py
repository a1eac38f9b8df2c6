"""What a source is called, for whom it speaks and whose word it passes on, each in its time."""

from __future__ import annotations

from collections.abc import Callable

from compliance.model.dates.words import display_date
from compliance.model.period import Period
from compliance.wording.speaking import tr
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
    since, to = period.since, period.to
    if since and to:
        return tr("from {date} until {end}", date=display_date(since), end=display_date(to))
    if to:
        return tr("until {date}", date=display_date(to))
    return tr("from {date}", date=display_date(since)) if since else ""
