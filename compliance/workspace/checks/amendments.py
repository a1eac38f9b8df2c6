"""Check amendments: what they concern, by which instrument, and who says so on which day."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement, SharedAmendment
from compliance.model.obligation import Amendment
from compliance.workspace.checks.holders import Begun, find_holder_faults
from compliance.workspace.checks.ids import find_repeats
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.record import is_after
from compliance.workspace.faults import Fault, Route
from compliance.workspace.outline import obligations_in


def find_amendment_faults(file: str, agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Yield every fault of amendments, at their obligations or written once for several targets."""
    targets = known.within[agreement.id].targets
    for route, obligation in obligations_in(agreement):
        for index, amendment in enumerate(obligation.amendments):
            place = (*route, "amendments", index)
            yield from _amendment(file, place, amendment, agreement, known)
    for index, shared in enumerate(agreement.amendments):
        route = ("amendments", index)
        yield from targets.find_all_dangling(file, (*route, "targets"), shared.targets)
        yield from find_repeats(file, (*route, "targets"), shared.targets)
        yield from _amendment(file, route, shared, agreement, known)


def _amendment(
    file: str,
    route: Route,
    amendment: Amendment | SharedAmendment,
    agreement: Agreement,
    known: Known,
) -> Iterator[Fault]:
    begun = [Begun(agreement.signed, "the agreement was signed")]
    if amendment.instrument is not None:
        place = (*route, "instrument")
        instruments = known.within[agreement.id].instruments
        yield from instruments.find_dangling(file, place, amendment.instrument)
        dates = {str(one.id): one.date for one in agreement.instruments}
        date = dates.get(amendment.instrument)
        if date is not None and is_after(agreement.signed, date):
            message = f'"{amendment.instrument}" is of "{date.text}", before the agreement was'
            cure = "name what amends it, or correct a date"
            signed = agreement.signed.text
            yield Fault(file, place, "date-order", f'{message} signed ("{signed}"); {cure}')
        elif date is not None:
            begun.append(Begun(date, f'the day of "{amendment.instrument}"'))
    holders = (*route, "according_to")
    yield from find_holder_faults(file, holders, amendment.according_to, begun, known)
