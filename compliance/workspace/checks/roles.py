"""Check the roles of sides: one that nobody disputes, or several with who says so."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement
from compliance.model.side import AgreementSide
from compliance.model.words import Role
from compliance.workspace.checks.holders import Begun, find_holder_faults
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.periods import find_bound_faults
from compliance.workspace.faults import Fault, Route


def find_role_faults(file: str, agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Yield every fault in the roles of an agreement's sides."""
    begun = [Begun(agreement.signed, "the agreement was signed")]
    for index, side in enumerate(agreement.sides):
        route: Route = ("sides", index)
        yield from _one_of_both(file, route, side)
        for number, one in enumerate(side.roles):
            place = (*route, "roles", number)
            yield from find_bound_faults(file, place, one)
            yield from find_holder_faults(
                file, (*place, "according_to"), one.according_to, begun, known
            )
            times = [(other.role, other.since, other.to) for other in side.roles[:number]]
            if (one.role, one.since, one.to) in times:
                message = f'the role "{one.role}" stands here for the same time already'
                cure = "put all who say so into one according_to"
                yield Fault(file, (*place, "role"), "repeated", f"{message}; {cure}")


def _one_of_both(file: str, route: Route, side: AgreementSide) -> Iterator[Fault]:
    """Yield that a side has no role, one beside those that somebody gives, or one never bare."""
    if side.role is None and not side.roles:
        message = "a side needs a role, or roles with who says so; add one of the two keys"
        yield Fault(file, route, "missing-key", message)
    if side.role is not None and side.roles:
        message = "a side has one role that nobody disputes, or roles with who says so"
        yield Fault(file, (*route, "role"), "wrong-value", f"{message}; keep one of the two keys")
    if side.role is Role.NOT_A_PARTY:
        message = f'"{side.role}" is what somebody says of a side; write it under roles'
        yield Fault(file, (*route, "role"), "wrong-value", f"{message}, with according_to")
