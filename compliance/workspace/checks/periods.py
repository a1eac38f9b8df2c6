"""Check what is said in time: a source's names, its sides and channels; bounds of any period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from compliance.model.period import Period
from compliance.model.source import DatedSide, SourceEntry
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault, Route


def find_period_faults(
    file: str, route: Route, source: SourceEntry, known: Known
) -> Iterator[Fault]:
    """Yield every fault in the names, sides and channels of a source at `route` of a file."""
    yield from _periods(file, (*route, "names"), source.names)
    yield from _periods(file, (*route, "sides"), source.sides)
    for index, (before, period) in enumerate(pairwise(source.sides), 1):
        yield from _gap(file, (*route, "sides", index), before, period)
    for index, period in enumerate(source.sides):
        yield from known.sides.find_dangling(file, (*route, "sides", index, "side"), period.side)
    for index, channel in enumerate(source.relays_for):
        place: Route = (*route, "relays_for", index)
        if (channel.source is None) == (channel.side is None):
            message = "a channel is of a source or of a side"
            code = "missing-key" if channel.source is None else "wrong-value"
            yield Fault(file, place, code, f"{message}; write one of the two keys")
        if channel.source is not None:
            yield from known.sources.find_dangling(file, (*place, "source"), channel.source)
        if channel.side is not None:
            yield from known.sides.find_dangling(file, (*place, "side"), channel.side)


def _periods(file: str, route: Route, periods: Sequence[Period]) -> Iterator[Fault]:
    """Yield periods without bounds, turned round, or not one after the other."""
    for index, period in enumerate(periods):
        place: Route = (*route, index)
        if period.since is None and period.to is None:
            message = "it holds on every day, as what stands outside the list does"
            yield Fault(file, place, "missing-key", f"{message}; add from or to")
        yield from find_bound_faults(file, place, period)
    for index, (before, period) in enumerate(pairwise(periods), 1):
        end, start = _last(before) or date.max, _first(period) or date.min
        if start <= end:
            until = "does not end" if end == date.max else f"ends on {end}"
            message = f"the period before it {until}; begin this one after that"
            yield Fault(file, (*route, index), "date-order", message)


def find_bound_faults(file: str, place: Route, period: Period) -> Iterator[Fault]:
    """Yield bounds of a period at `place` that are no days, or turned round."""
    start, end = _first(period), _last(period)
    if period.since is not None and start is None:
        message = f'from "{period.since.text}" has no first day; give one'
        yield Fault(file, (*place, "from"), "date-order", message)
    if period.to is not None and end is None:
        message = f'to "{period.to.text}" has no last day; give one'
        yield Fault(file, (*place, "to"), "date-order", message)
    if start is not None and end is not None and start > end:
        message = f"from is the {start}, to the {end}; put the earlier date first"
        yield Fault(file, (*place, "from"), "date-order", message)


def _gap(file: str, route: Route, before: DatedSide, period: DatedSide) -> Iterator[Fault]:
    end, start = _last(before), _first(period)
    if end is not None and start is not None and start > end + timedelta(days=1):
        message = f"the period before it ends on {end}, and this one begins on {start}"
        cure = "write whose side it is of between them, or correct one of the two days"
        yield Fault(file, (*route, "from"), "date-order", f"{message}; {cure}")


def _first(period: Period) -> date | None:
    return None if period.since is None else period.since.lower


def _last(period: Period) -> date | None:
    return None if period.to is None else period.to.upper
