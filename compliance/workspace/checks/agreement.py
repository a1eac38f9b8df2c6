"""Check an agreement: its ids, its references, its relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compliance.model.agreement import MOST_LEVELS, Agreement, Clause, target_of
from compliance.model.base import WHOLE
from compliance.model.bearers import Bearer
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import UNLISTED
from compliance.model.instrument import Instrument
from compliance.model.obligation import Due, Obligation
from compliance.model.words import RelationType
from compliance.workspace.checks.amendments import find_amendment_faults
from compliance.workspace.checks.bodies import find_bearer_faults, find_body_faults
from compliance.workspace.checks.cues import find_cue_faults
from compliance.workspace.checks.figures import find_count_faults
from compliance.workspace.checks.holders import Begun, find_holder_faults
from compliance.workspace.checks.ids import (
    IdKind,
    KnownIds,
    describe_cycle,
    find_cycles,
    find_repeats,
    find_reserved_id,
    find_taken_ids,
)
from compliance.workspace.checks.known import Known, targets_of
from compliance.workspace.checks.record import find_long_quotation, is_after
from compliance.workspace.checks.roles import find_role_faults
from compliance.workspace.checks.translations import find_translation_faults
from compliance.workspace.faults import Fault, Route
from compliance.workspace.outline import clauses_in, obligations_in
from compliance.workspace.workspace import ALWAYS

ACYCLIC = (RelationType.RESTS_ON, RelationType.AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Within:
    """The file of an agreement, and the ids that it may refer to."""

    file: str
    known: Known
    sides: KnownIds
    bodies: KnownIds
    targets: KnownIds
    covers: Mapping[str, frozenset[str]]
    texts: KnownIds
    signed: EdtfDate

    @classmethod
    def of(cls, file: str, agreement: Agreement, known: Known) -> _Within:
        """Return the ids that one agreement declares, with those of the workspace."""
        covers = targets_of(agreement)
        del covers[WHOLE]  # no obligation bears on the whole agreement
        sides = frozenset(map(_id, agreement.sides)).union(ALWAYS)
        return cls(
            file=file,
            known=known,
            sides=KnownIds(
                kind=IdKind.SIDE,
                ids=sides,
                within=agreement.id,
                side_of=known.side_of,
                bodies=known.bodies,
            ),
            bodies=KnownIds(
                kind=IdKind.BODY,
                ids=frozenset(map(_id, agreement.bodies)),
                within=agreement.id,
                sides=sides,
                side_of=known.side_of,
            ),
            targets=KnownIds(kind=IdKind.TARGET, ids=covers, within=agreement.id),
            covers=covers,
            texts=KnownIds(
                kind=IdKind.TEXT, ids=frozenset(map(_id, agreement.texts)), within=agreement.id
            ),
            signed=agreement.signed,
        )


def find_agreement_faults(file: str, agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Yield every fault within one agreement."""
    yield from _ids(file, agreement)
    yield from _reserved(file, agreement)
    yield from find_role_faults(file, agreement, known)
    within = _Within.of(file, agreement, known)
    yield from find_body_faults(file, agreement, known)
    for route, clause in clauses_in(agreement):
        yield from _clause(file, route, clause)
    for route, obligation in obligations_in(agreement):
        yield from _obligation(route, obligation, within)
    yield from find_amendment_faults(file, agreement, known)
    yield from find_cue_faults(file, agreement)
    yield from find_translation_faults(file, agreement)
    yield from _wordings(agreement, within)
    for index, instrument in enumerate(agreement.instruments):
        yield from _renewal(("instruments", index), instrument, within)
    for index, name in enumerate(agreement.names):
        for place, form in enumerate(name.forms):
            route = ("names", index, "forms", place, "used_by")
            yield from within.sides.find_all_dangling(file, route, form.used_by)
            yield from find_repeats(file, route, form.used_by)
    for kind in ACYCLIC:
        yield from _relation_cycles(agreement, kind, within)


def _id(record: object) -> str:
    return str(getattr(record, "id"))  # noqa: B009 - sides, texts, obligations: each has one


def _reserved(file: str, agreement: Agreement) -> Iterator[Fault]:
    """Yield ids of the agreement, its sides, points and obligations after which no file can be."""
    yield from find_reserved_id(file, ("id",), agreement.id)
    for index, side in enumerate(agreement.sides):
        yield from find_reserved_id(file, ("sides", index, "id"), side.id, "all")
    for route, clause in clauses_in(agreement):
        yield from find_reserved_id(file, (*route, "number"), clause.number, "whole")
    for route, obligation in obligations_in(agreement):
        yield from find_reserved_id(file, (*route, "id"), obligation.id)


def _ids(file: str, agreement: Agreement) -> Iterator[Fault]:
    """Yield ids that are taken already, in the agreement or by the program."""
    for key in ("sides", "texts", "instruments", "amendments", "names"):
        records = enumerate(getattr(agreement, key))
        ids = [((key, index, "id"), _id(record)) for index, record in records]
        yield from find_taken_ids(file, key.removesuffix("s"), ids)
    for index, side in enumerate(agreement.sides):
        if side.id in ALWAYS:
            message = f'"{side.id}" is a side of every agreement; leave it out of sides'
            yield Fault(file, ("sides", index, "id"), "duplicate-id", message)
    readings: list[tuple[Route, str]] = []
    # All clauses before all obligations: of two alike, an obligation is the one to change.
    targets: list[tuple[Route, str]] = [
        ((*route, key), target_of(one))
        for key, places in (("number", clauses_in(agreement)), ("id", obligations_in(agreement)))
        for route, one in places
    ]
    for route, obligation in obligations_in(agreement):
        for index, reading in enumerate(obligation.readings):
            readings.append(((*route, "readings", index, "id"), reading.id))
            if reading.id == UNLISTED:
                message = f'"{UNLISTED}" stands for readings that are not listed; choose another id'
                yield Fault(file, readings[-1][0], "duplicate-id", message)
    yield from find_taken_ids(file, "clause or obligation", targets)
    yield from find_taken_ids(file, "reading", readings)


def _clause(file: str, route: Route, clause: Clause) -> Iterator[Fault]:
    """Yield that a clause has nothing in it, or stands too deep within others."""
    if not (clause.obligations or clause.clauses):
        message = "a clause needs obligations or clauses; add one of the two keys"
        yield Fault(file, route, "missing-key", message)
    if len(route) == 2 * (MOST_LEVELS + 1):
        message = f"clauses stand within each other at most {MOST_LEVELS} deep; move this one up"
        yield Fault(file, route, "too-deep", message)


def _obligation(route: Route, obligation: Obligation, within: _Within) -> Iterator[Fault]:
    yield from _bearers((*route, "bearers"), obligation.bearers, within)
    yield from _bearers((*route, "beneficiaries"), obligation.beneficiaries, within)
    yield from _due((*route, "due"), obligation.due, within)
    parts = [((*route, "parts", index, "id"), one.id) for index, one in enumerate(obligation.parts)]
    yield from find_taken_ids(within.file, "part", parts)
    yield from find_count_faults(within.file, (*route, "counts"), obligation.counts)
    for index, relation in enumerate(obligation.relations):
        place = (*route, "relations", index, "to")
        yield from within.targets.find_dangling(within.file, place, relation.to)
    for index, reading in enumerate(obligation.readings):
        place = (*route, "readings", index)
        begun = [Begun(within.signed, "the agreement was signed")]
        yield from find_holder_faults(
            within.file, (*place, "holders"), reading.holders, begun, within.known
        )
        yield from _bearers((*place, "bearers"), reading.bearers or (), within)
        yield from _due((*place, "due"), reading.due, within)


def _bearers(route: Route, bearers: tuple[Bearer, ...], within: _Within) -> Iterator[Fault]:
    for index, bearer in enumerate(bearers):
        yield from find_bearer_faults(
            within.file, (*route, index), bearer, within.sides, within.bodies, within.known
        )


def _due(route: Route, due: Due | None, within: _Within) -> Iterator[Fault]:
    if due is not None and due.date is None and due.words is None:
        message = "due says neither when nor how; add a date or words, or leave due out"
        yield Fault(within.file, route, "missing-key", message)


def _wordings(agreement: Agreement, within: _Within) -> Iterator[Fault]:
    for index, wording in enumerate(agreement.wordings):
        route: Route = ("wordings", index, "targets")
        yield from within.targets.find_all_dangling(within.file, route, wording.targets)
        yield from find_repeats(within.file, route, wording.targets)
        for number, variant in enumerate(wording.variants):
            place: Route = ("wordings", index, "variants", number)
            yield from within.texts.find_all_dangling(within.file, (*place, "texts"), variant.texts)
            yield from find_repeats(within.file, (*place, "texts"), variant.texts)
            for message in find_long_quotation("the wording", variant.words):
                yield Fault(within.file, (*place, "words"), "too-many-words", message)


def _renewal(route: Route, instrument: Instrument, within: _Within) -> Iterator[Fault]:
    """Yield what is wrong with what an instrument renews, and from when."""
    place = (*route, "renews")
    wanted = [(index, one) for index, one in enumerate(instrument.renews) if one != WHOLE]
    for index, one in wanted:
        yield from within.targets.find_dangling(within.file, (*place, index), one)
    yield from find_repeats(within.file, place, instrument.renews)
    begins = instrument.begins
    if instrument.renews and begins is None:
        message = "a renewal needs the day from which it holds; add from"
        yield Fault(within.file, route, "missing-key", message)
    if instrument.since is not None and not instrument.renews:
        message = "from is for a renewal; add renews, or write the day under date"
        yield Fault(within.file, (*route, "from"), "missing-key", message)
    if instrument.renews and begins is not None and is_after(within.signed, begins):
        message = f'the renewal is of "{begins.text}", before the agreement was signed'
        cure = f'("{within.signed.text}"); correct a date, or take renews out'
        key = "date" if instrument.since is None else "from"
        yield Fault(within.file, (*route, key), "date-order", f"{message} {cure}")


def _relation_cycles(agreement: Agreement, kind: RelationType, within: _Within) -> Iterator[Fault]:
    """Yield circles of relations; one to a clause counts as one to each of its obligations."""
    edges: dict[str, dict[str, Route]] = {}
    for route, obligation in obligations_in(agreement):
        leads = edges.setdefault(str(obligation.id), {})
        for index, relation in enumerate(obligation.relations):
            if relation.type is kind:
                place = (*route, "relations", index, "to")
                leads.update(dict.fromkeys(within.covers.get(relation.to, ()), place))
    for cycle in find_cycles(edges):
        route = edges[cycle[0]][(*cycle, cycle[0])[1]]
        yield Fault(within.file, route, "cycle", describe_cycle(kind, cycle))
