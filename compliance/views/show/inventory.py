"""What there is in a workspace: points, sides, sources, articles, incidents, searches, readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from compliance.model.agreement import Agreement, Clause
from compliance.model.dates.edtf import EdtfDate
from compliance.model.side import SideRole
from compliance.model.spoken import title_of
from compliance.model.words import Coded, Role, SourceKind
from compliance.views.objection import objection_view
from compliance.views.recorded_searches import search_words
from compliance.views.selection import Selection, with_parts
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A point with its obligations."""

    number: str
    title: str
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A voice, and how many records it speaks."""

    id: str
    name: str
    kind: SourceKind
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """A side with its voices.

    `role` is the one that it has for everybody and on every day; `roles` who says which, else.
    `role_words` are words for either; None for third parties and the unidentified.
    """

    id: str
    name: str
    role: Role | None
    roles: tuple[SideRole, ...]
    role_words: str | None
    records: int
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A joint body; `of` are the ids of its members, `records` those on what it does."""

    id: str
    name: str
    of: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """A published document; `held` tells whether its text is on this machine."""

    id: str
    date: EdtfDate
    outlet: str
    title: str
    coded: Coded
    records: int
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """Something said to have happened; `depth` counts what it is part of."""

    id: str
    name: str
    date: EdtfDate | None
    records: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """An interpretation of an obligation, and who holds it."""

    id: str
    obligation: str
    says: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRow:
    """An objection, the records it is to, and its words."""

    id: str
    to: tuple[str, ...]
    by: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryView:
    """Everything there is, and ids with which to go on."""

    title: str
    agreement: str
    agreement_title: str
    signed: EdtfDate
    in_force: EdtfDate
    point_word: str
    points_word: str
    other_agreements: tuple[str, ...]
    points: tuple[PointRow, ...]
    sides: tuple[SideRow, ...]
    bodies: tuple[BodyRow, ...]
    articles: tuple[ArticleRow, ...]
    incidents: tuple[IncidentRow, ...]
    searches: tuple[str, ...]
    objections: tuple[ObjectionRow, ...]
    readings: tuple[ReadingRow, ...]
    go_on: tuple[str, ...]


def build_inventory_view(selection: Selection) -> InventoryView:
    """Return what there is, as one agreement sees it."""
    workspace, agreement = selection.workspace, selection.agreement
    by_incident = Counter(e.entry.incident for e in selection.evidence)
    return InventoryView(
        title=title_of(workspace.settings),
        agreement=agreement.id,
        agreement_title=agreement.title,
        signed=agreement.signed,
        in_force=agreement.in_force,
        point_word=agreement.one_point,
        points_word=agreement.many_points,
        other_agreements=tuple(a for a in workspace.agreements if a != agreement.id),
        points=tuple(
            PointRow(number=c.number, title=c.title, obligations=tuple(o.id for o in c.obligations))
            for c in agreement.outline.about.values()
            if isinstance(c, Clause)
        ),
        sides=tuple(_sides(selection)),
        bodies=tuple(_bodies(selection)),
        articles=tuple(_articles(selection)),
        incidents=tuple(
            IncidentRow(id=i.id, name=i.name, date=i.date, records=by_incident[i.id], depth=depth)
            for i, depth in with_parts(workspace.incidents.values())
        ),
        searches=tuple(f"{s.side or s.source}: {search_words(s)}" for s in workspace.searches),
        objections=tuple(_objections(workspace)),
        readings=tuple(
            ReadingRow(
                id=reading.id,
                obligation=obligation.id,
                says=reading.says,
                holders=tuple(dict.fromkeys(map(selection.holders.words, reading.holders))),
            )
            for obligation in agreement.obligations
            for reading in obligation.readings
        ),
        go_on=_go_on(workspace, agreement),
    )


def _articles(selection: Selection) -> Iterator[ArticleRow]:
    records = Counter(e.article.id for e in selection.evidence)
    for article in selection.workspace.articles.values():
        yield ArticleRow(
            id=article.id,
            date=article.published,
            outlet=selection.workspace.sources[article.outlet].short,
            title=article.title,
            coded=article.coded,
            records=records[article.id],
            held=selection.prover.holds(article),
        )


def _sides(selection: Selection) -> Iterator[SideRow]:
    workspace = selection.workspace
    sides = {side.id: side for side in selection.agreement.sides}
    spoken = Counter((e.side, e.speaker.id) for e in selection.evidence)
    for perspective in selection.everyone:
        sources = tuple(
            SourceRow(id=s.id, name=s.name, kind=s.kind, records=spoken[perspective.side, s.id])
            for file in workspace.records.sources.values()
            for s in (workspace.sources[entry.id] for entry in file.sources)
            if perspective.side in s.sides
        )
        side = sides.get(perspective.side)
        yield SideRow(
            id=perspective.id,
            name=selection.names[perspective.id],
            role=side.only_role if side else None,
            roles=side.roles if side else (),
            role_words=selection.holders.role(side) if side else None,
            records=sum(source.records for source in sources),
            sources=sources,
        )


def _bodies(selection: Selection) -> Iterator[BodyRow]:
    acts = Counter(chain.from_iterable(e.entry.respondents for e in selection.evidence))
    for body in selection.agreement.bodies:
        yield BodyRow(id=body.id, name=body.name, of=body.of, records=acts[body.id])


def _objections(workspace: Workspace) -> Iterator[ObjectionRow]:
    for one in workspace.objections:
        words = objection_view(one, workspace.sources).words
        yield ObjectionRow(id=one.id, to=one.to, by=one.by, words=words)


def _go_on(workspace: Workspace, agreement: Agreement) -> tuple[str, ...]:
    """Return commands that show more, with ids of this workspace."""
    read = [o for o in agreement.obligations if o.readings] or agreement.obligations
    shown = [f"compliance show {read[0].id}"]
    shown += [f"compliance show {incident}" for incident in list(workspace.incidents)[:1]]
    return (f"compliance report --source {workspace.sides(agreement)[0]}", *shown)
