"""Find the things of a workspace by their ids, with the place where each is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compliance.errors import ComplianceError
from compliance.model.agreement import Agreement, Clause, SharedAmendment, is_printed_as
from compliance.model.article import Article
from compliance.model.base import WHOLE
from compliance.model.bearers import JointBody
from compliance.model.document import NameEntry, PublishedText
from compliance.model.incident import Incident
from compliance.model.instrument import Instrument
from compliance.model.objection import Objection
from compliance.model.obligation import Obligation, Reading
from compliance.model.side import AgreementSide
from compliance.model.words import Role
from compliance.workspace import layout
from compliance.workspace.evidence import Evidence
from compliance.workspace.faults import Route, shown
from compliance.workspace.outline import places_in
from compliance.workspace.voices import Source
from compliance.workspace.workspace import ALWAYS, UnknownIdError, Workspace

Listed = (
    AgreementSide
    | JointBody
    | Reading
    | SharedAmendment
    | PublishedText
    | Instrument
    | NameEntry
    | Source
    | Incident
    | Objection
)
Value = Agreement | Clause | Obligation | Article | Evidence | Listed


class ThingKind(StrEnum):
    """The kind of a thing; users write it before a colon if an id alone is ambiguous."""

    AGREEMENT = "agreement"
    SIDE = "side"
    BODY = "body"
    POINT = "point"
    OBLIGATION = "obligation"
    READING = "reading"
    TEXT = "text"
    INSTRUMENT = "instrument"
    AMENDMENT = "amendment"
    SOURCE = "source"
    ARTICLE = "article"
    EVIDENCE = "evidence"
    INCIDENT = "incident"
    OBJECTION = "objection"
    NAME = "name"


_BY_NUMBER: Final = re.compile(
    r"(?:\[(?P<number>[0-9]{1,9})\]|(?P<bare>[0-9]{1,9})(?=[\s#]))(?:\s*#?\s*(?P<entry>[^\s#]+))?"
)
"""How reports print a record, or an article; a number alone is that of a point."""
_NUMBER: Final = "article of the number"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with an id: its record, and the route to it in its file."""

    kind: ThingKind
    id: str
    value: Value
    file: str
    route: Route = ()

    @property
    def short(self) -> str:
        """The id of a record within its article; for other things the id."""
        return self.id.rpartition("#")[2]


class AmbiguousIdError(ComplianceError):
    """Several things have the id that was asked for."""

    def __init__(self, wanted: str, choices: Sequence[str]) -> None:
        listed = ", ".join(f'"{choice}"' for choice in choices)
        super().__init__(f"{shown(wanted)} is the id of several things; write one of {listed}")


def find_thing(workspace: Workspace, agreement: Agreement, wanted: str) -> Thing:
    """Return the thing with an id.

    The id may be the short one of evidence, one by the number of its article, as "[1] e24", "1#e24"
    or "[1]", "*" for the agreement, "kind:id", or else any name
    that the agreement lists. An entry in the list of names gives way to what it is the name of.

    Raises:
        UnknownIdError: there is none; says what is near.
        AmbiguousIdError: there are several; says how to write each.
    """
    things = tuple(all_things(workspace, agreement))
    wanted = _written_out(workspace, wanted)
    asked, colon, rest = wanted.partition(":")
    kind = "id"
    if colon and asked in set(ThingKind):
        things = tuple(thing for thing in things if thing.kind == asked)
        kind, wanted = asked, rest
    wanted_id = str(agreement.id) if wanted == WHOLE else wanted
    found = [thing for thing in things if wanted_id in (thing.id, thing.short)]
    found = [t for t in found if t.kind is not ThingKind.NAME] or found or _named(things, wanted_id)
    if not found:
        raise UnknownIdError(kind, wanted, {thing.id for thing in things})
    if len(found) > 1:
        raise AmbiguousIdError(wanted, _choices(found))
    return found[0]


def _written_out(workspace: Workspace, wanted: str) -> str:
    """Return an id as files have it; a number of an article, as reports print it, is replaced.

    Raises:
        UnknownIdError: no article has the number.
    """
    found = _BY_NUMBER.fullmatch(wanted.strip())
    if found is None:
        return wanted
    number = int(found["bare"] or found["number"])
    article = next((a for a, n in workspace.numbers.items() if n == number), None)
    if article is None:
        raise UnknownIdError(_NUMBER, str(number), ())
    return f"{article}#{found['entry']}" if found["entry"] else article


def all_things(workspace: Workspace, agreement: Agreement) -> Iterator[Thing]:
    """Yield everything with an id, as seen from one agreement, in a fixed order."""
    for file, known in workspace.records.agreements.items():
        yield Thing(ThingKind.AGREEMENT, known.id, known, file)
        if known.id == agreement.id:
            yield from _of_agreement(file, known)
    yield from _of_sources(workspace)
    for file, article in workspace.records.articles.items():
        yield Thing(ThingKind.ARTICLE, article.id, article, file)
    for e in workspace.evidence.values():
        yield Thing(ThingKind.EVIDENCE, e.id, e, e.file, ("evidence", e.index))
    incidents = workspace.incidents.values()
    yield from _listed(ThingKind.INCIDENT, layout.INCIDENTS, ("incidents",), incidents)
    objections = workspace.objections
    yield from _listed(ThingKind.OBJECTION, layout.OBJECTIONS, ("objections",), objections)
    for file, known in workspace.records.agreements.items():
        if known.id == agreement.id:
            yield from _listed(ThingKind.NAME, file, ("names",), known.names)


def _of_agreement(file: str, agreement: Agreement) -> Iterator[Thing]:
    yield from _listed(ThingKind.SIDE, file, ("sides",), agreement.sides)
    yield from _listed(ThingKind.BODY, file, ("bodies",), agreement.bodies)
    for route, about in places_in(agreement):
        if isinstance(about, Clause):
            yield Thing(ThingKind.POINT, about.number, about, file, route)
        else:
            yield Thing(ThingKind.OBLIGATION, about.id, about, file, route)
            yield from _listed(ThingKind.READING, file, (*route, "readings"), about.readings)
    yield from _listed(ThingKind.TEXT, file, ("texts",), agreement.texts)
    yield from _listed(ThingKind.INSTRUMENT, file, ("instruments",), agreement.instruments)
    yield from _listed(ThingKind.AMENDMENT, file, ("amendments",), agreement.amendments)


def _of_sources(workspace: Workspace) -> Iterator[Thing]:
    for file, source_file in workspace.records.sources.items():
        sources = [workspace.sources[entry.id] for entry in source_file.sources]
        yield from _listed(ThingKind.SOURCE, file, ("sources",), sources)
    files = {source_file.side: file for file, source_file in workspace.records.sources.items()}
    for side in ALWAYS:
        file = files.get(side, f"{layout.SOURCES}/{side}.yaml")
        value = AgreementSide(id=side, name=side, role=Role.OTHER)
        yield Thing(ThingKind.SIDE, side, value, file)


def _listed(kind: ThingKind, file: str, under: Route, values: Iterable[Listed]) -> Iterator[Thing]:
    """Yield the items of one list of a file, in its order."""
    for index, item in enumerate(values):
        yield Thing(kind, item.id, item, file, (*under, index))


def _named(things: Sequence[Thing], wanted: str) -> list[Thing]:
    """Return what has a printed number, else the names with a spelling, in any case."""
    numbered = [
        t
        for t in things
        if isinstance(t.value, Clause | Obligation) and is_printed_as(t.value, wanted)
    ]
    return numbered or [
        thing
        for thing in things
        if isinstance(thing.value, NameEntry)
        and wanted.casefold() in {form.text.casefold() for form in thing.value.forms}
    ]


def _choices(found: Sequence[Thing]) -> list[str]:
    """Return the ids of things, each written so that it is unambiguous."""
    ids = [thing.id for thing in found]
    return [t.id if ids.count(t.id) == 1 else f"{t.kind}:{t.id}" for t in found]
