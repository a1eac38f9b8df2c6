"""References and repeated ids inside an agreement, and cycles in its relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.base import WHOLE
from compliance.model.words import RelationType
from compliance.workspace.checks.cycles import find_cycles
from compliance.workspace.checks.known import dangling, repeated, targets_of
from compliance.workspace.faults import Fault, Route
from compliance.workspace.workspace import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.model.agreement import Agreement, Bearer, Holder, Obligation
    from compliance.workspace.checks.known import Known

ACYCLIC = (RelationType.RESTS_ON, RelationType.AFTER)


def find_agreement_faults(file: str, agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Find everything that does not hold within one agreement."""
    yield from _repeated_ids(file, agreement)
    own_sides = {side.id for side in agreement.sides}.union(ALWAYS)
    for index, side in enumerate(agreement.sides):
        if side.id in ALWAYS:
            message = f'"{side.id}" always exists; leave it out of sides'
            yield Fault(file, ("sides", index, "id"), "duplicate-id", message)
    targets = targets_of(agreement).keys() - {WHOLE}
    for route, obligation in obligations_of(agreement):
        yield from _obligation(file, route, obligation, known, own_sides, targets)
    yield from _wordings(file, agreement, targets)
    for index, name in enumerate(agreement.names):
        for place, form in enumerate(name.forms):
            for number, side_id in enumerate(form.used_by):
                route = ("names", index, "forms", place, "used_by", number)
                yield from dangling(file, route, "side", side_id, own_sides)
    yield from _relation_cycles(file, agreement)


def obligations_of(agreement: Agreement) -> Iterator[tuple[Route, Obligation]]:
    """Yield every obligation with its route in the file."""
    for number, clause in enumerate(agreement.clauses):
        for index, obligation in enumerate(clause.obligations):
            yield ("clauses", number, "obligations", index), obligation


def _repeated_ids(file: str, agreement: Agreement) -> Iterator[Fault]:
    def ids(key: str, records: Iterable[object]) -> Iterator[tuple[Route, str]]:
        for index, record in enumerate(records):
            yield (key, index, "id"), str(getattr(record, "id"))  # noqa: B009 - any record with an id

    for key in ("sides", "texts", "instruments", "names"):
        yield from repeated(file, key.removesuffix("s"), ids(key, getattr(agreement, key)))
    targets = [(("clauses", i, "number"), str(c.number)) for i, c in enumerate(agreement.clauses)]
    targets += [((*route, "id"), str(o.id)) for route, o in obligations_of(agreement)]
    yield from repeated(file, "clause or obligation", targets)
    readings = [
        ((*route, "readings", index, "id"), str(reading.id))
        for route, obligation in obligations_of(agreement)
        for index, reading in enumerate(obligation.readings)
    ]
    yield from repeated(file, "reading", readings)


def _obligation(  # noqa: PLR0913, PLR0917 - the sets its references are looked up in
    file: str,
    route: Route,
    obligation: Obligation,
    known: Known,
    own_sides: set[str],
    targets: set[str],
) -> Iterator[Fault]:
    for key in ("bearers", "beneficiaries"):
        yield from _bearers(file, (*route, key), getattr(obligation, key), known, own_sides)
    for index, relation in enumerate(obligation.relations):
        place = (*route, "relations", index, "to")
        yield from dangling(file, place, "target", relation.to, targets)
    for index, reading in enumerate(obligation.readings):
        place = (*route, "readings", index)
        yield from _holders(file, (*place, "holders"), reading.holders, known)
        yield from _bearers(file, (*place, "bearers"), reading.bearers or (), known, own_sides)
    for index, amendment in enumerate(obligation.amendments):
        place = (*route, "amendments", index, "according_to")
        yield from _holders(file, place, amendment.according_to, known)


def _bearers(
    file: str, route: Route, bearers: tuple[Bearer, ...], known: Known, own_sides: set[str]
) -> Iterator[Fault]:
    for index, bearer in enumerate(bearers):
        place = (*route, index)
        if bearer.side is not None:
            yield from dangling(file, (*place, "side"), "side", bearer.side, own_sides)
        if bearer.source is not None:
            yield from dangling(
                file, (*place, "source"), "source", bearer.source, known.source_sides
            )
        if bearer.side is not None and bearer.source is not None:
            message = "a bearer is a side or a source; keep one of the two"
            yield Fault(file, (*place, "source"), "wrong-value", message)


def _holders(
    file: str, route: Route, holders: tuple[Holder, ...], known: Known
) -> Iterator[Fault]:
    for index, holder in enumerate(holders):
        place = (*route, index)
        yield from dangling(file, (*place, "source"), "source", holder.source, known.parties)
        if holder.evidence is not None:
            yield from dangling(
                file, (*place, "evidence"), "evidence", holder.evidence, known.evidence
            )
        if holder.evidence is None and holder.citation is None:
            message = "a holder needs a citation or an evidence id; add one"
            yield Fault(file, place, "missing-key", message)


def _wordings(file: str, agreement: Agreement, targets: set[str]) -> Iterator[Fault]:
    texts = {text.id for text in agreement.texts}
    for index, wording in enumerate(agreement.wordings):
        for number, target in enumerate(wording.targets):
            route: Route = ("wordings", index, "targets", number)
            yield from dangling(file, route, "target", target, targets)
        for place, variant in enumerate(wording.variants):
            for number, text in enumerate(variant.texts):
                route = ("wordings", index, "variants", place, "texts", number)
                yield from dangling(file, route, "text", text, texts)


def _relation_cycles(file: str, agreement: Agreement) -> Iterator[Fault]:
    for kind in ACYCLIC:
        edges = {
            str(o.id): [str(r.to) for r in o.relations if r.type is kind]
            for _, o in obligations_of(agreement)
        }
        routes = {str(o.id): route for route, o in obligations_of(agreement)}
        for cycle in find_cycles(edges):
            chain = " -> ".join((*cycle, cycle[0]))
            message = f"{kind} runs in a circle: {chain}; take one of these relations out"
            yield Fault(file, (*routes[cycle[0]], "relations"), "cycle", message)
