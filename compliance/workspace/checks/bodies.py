"""Check joint bodies, and those who owe duties or are owed them."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement
from compliance.model.bearers import Bearer
from compliance.workspace.checks.ids import KnownIds, find_repeats, find_taken_ids
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault, Route


def find_body_faults(file: str, agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Yield every fault of an agreement's joint bodies: ids taken, members that nobody declares."""
    ids: list[tuple[Route, str]] = [
        (("bodies", index, "id"), body.id) for index, body in enumerate(agreement.bodies)
    ]
    yield from find_taken_ids(file, "body", ids)
    for route, one in ids:
        if one in known.sides.sides:
            message = f'the id "{one}" is taken already as that of a side; give this one another'
            yield Fault(file, route, "duplicate-id", message)
    for index, body in enumerate(agreement.bodies):
        place = ("bodies", index, "of")
        yield from known.parties.find_all_dangling(file, place, body.of)
        yield from find_repeats(file, place, body.of)


def find_bearer_faults(
    file: str, route: Route, bearer: Bearer, sides: KnownIds, bodies: KnownIds, known: Known
) -> Iterator[Fault]:
    """Yield every fault of one bearer: an id that nobody declares, several ids, or none.

    `sides` and `bodies` are those of its agreement.
    """
    given = bearer.given
    kinds = {"side": sides, "source": known.sources, "body": bodies}
    for key, wanted in given.items():
        yield from kinds[key].find_dangling(file, (*route, key), wanted)
    if len(given) > 1:
        message = "a bearer is a side, a source or a joint body; keep one of the keys"
        yield Fault(file, (*route, list(given)[-1]), "wrong-value", message)
    if not given and bearer.named:
        message = "a bearer needs a side, a source or a body; add one, or named: false if nobody is"
        yield Fault(file, route, "missing-key", message)
