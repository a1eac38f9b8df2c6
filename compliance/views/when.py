"""The day on which something was said, and the time that it speaks of."""

from __future__ import annotations

from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence


def when_words(e: Evidence) -> str:
    """Return when a record was said and, where that is another time, of when it tells.

    What was told by some day of that very day is dated by that day alone.
    """
    event = e.entry.event
    if event is None or event == e.asserted:
        return display_date(e.asserted)
    said, told = display_date(e.asserted), display_date(event)
    if event.upper == e.asserted.upper and None in (event.lower, e.asserted.lower):
        return said if event.lower is None else told
    open_ended = event.lower is None or event.upper is None
    if open_ended:
        return tr("{said}, of the time {told}", said=said, told=told)
    return tr("{said}, of {told}", said=said, told=told)


def in_time(when: EdtfDate) -> tuple[str, str]:
    """Return the key by which dates are ordered: their last possible day, then their first."""
    days = [day.isoformat() for day in (when.upper, when.lower) if day is not None]
    return days[0], days[-1]
