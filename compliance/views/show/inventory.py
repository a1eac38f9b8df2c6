"""What there is in a workspace: points, sides, sources, articles, incidents, searches, readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compliance.model.agreement import Agreement
from compliance.model.base import IncidentId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import Role, SourceKind
from compliance.passages.prove import Prover
from compliance.views.selection import party_names
from compliance.views.show.voice import search_words
from compliance.workspace.workspace import ALWAYS, Workspace


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
    """A side with its voices; `role` is None for third parties and the unidentified."""

    id: str
    name: str
    role: Role | None
    records: int
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """A published document; `held` tells whether its text is on this machine."""

    id: str
    date: EdtfDate
    outlet: str
    title: str
    coded: str
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
class InventoryView:
    """Everything there is, and ids with which to go on."""

    title: str
    agreement: str
    agreement_title: str
    signed: EdtfDate
    in_force: EdtfDate
    point_word: str
    other_agreements: tuple[str, ...]
    points: tuple[PointRow, ...]
    sides: tuple[SideRow, ...]
    articles: tuple[ArticleRow, ...]
    incidents: tuple[IncidentRow, ...]
    searches: tuple[str, ...]
    readings: tuple[ReadingRow, ...]
    go_on: tuple[str, ...]


def build_inventory_view(
    workspace: Workspace, agreement: Agreement, prover: Prover
) -> InventoryView:
    """Return what there is, as one agreement sees it."""
    evidence = workspace.evidence_on(agreement)
    by_article = Counter(e.article.id for e in evidence)
    by_incident = Counter(e.entry.incident for e in evidence if e.entry.incident)
    return InventoryView(
        title=workspace.settings.title,
        agreement=agreement.id,
        agreement_title=agreement.title,
        signed=agreement.signed,
        in_force=agreement.in_force,
        point_word=agreement.point_word,
        other_agreements=tuple(a for a in workspace.agreements if a != agreement.id),
        points=tuple(
            PointRow(number=c.number, title=c.title, obligations=tuple(o.id for o in c.obligations))
            for c in agreement.clauses
        ),
        sides=_sides(workspace, agreement),
        articles=tuple(
            ArticleRow(
                id=article.id,
                date=article.published,
                outlet=workspace.sources[article.outlet].short,
                title=article.title,
                coded=article.coded,
                records=by_article[article.id],
                held=prover.holds(article),
            )
            for article in workspace.articles.values()
        ),
        incidents=tuple(_incidents(workspace, by_incident)),
        searches=tuple(f"{s.side or s.source}: {search_words(s)}" for s in workspace.searches),
        readings=_readings(workspace, agreement),
        go_on=_go_on(workspace, agreement),
    )


def _sides(workspace: Workspace, agreement: Agreement) -> tuple[SideRow, ...]:
    names = party_names(workspace, agreement)
    roles = {side.id: side.role for side in agreement.sides}
    spoken = Counter(e.speaker.id for e in workspace.evidence_on(agreement))
    rows = []
    for side in (*workspace.sides(agreement), *ALWAYS):
        sources = tuple(
            SourceRow(id=s.id, name=s.name, kind=s.kind, records=spoken[s.id])
            for file in workspace.records.sources.values()
            if file.side == side
            for s in (workspace.sources[entry.id] for entry in file.sources)
        )
        rows.append(
            SideRow(
                id=side,
                name=names[side],
                role=roles.get(side),
                records=sum(source.records for source in sources),
                sources=sources,
            )
        )
    return tuple(rows)


def _incidents(
    workspace: Workspace,
    records: Mapping[IncidentId, int],
    whole: IncidentId | None = None,
    depth: int = 0,
) -> Iterator[IncidentRow]:
    """Yield the parts of an incident, or those that are part of none, each before its own parts."""
    for incident in workspace.incidents.values():
        if incident.part_of == whole:
            yield IncidentRow(
                id=incident.id,
                name=incident.name,
                date=incident.date,
                records=records.get(incident.id, 0),
                depth=depth,
            )
            yield from _incidents(workspace, records, incident.id, depth + 1)


def _readings(workspace: Workspace, agreement: Agreement) -> tuple[ReadingRow, ...]:
    names = party_names(workspace, agreement)
    return tuple(
        ReadingRow(
            id=reading.id,
            obligation=obligation.id,
            says=reading.says,
            holders=tuple(dict.fromkeys(names[holder.source] for holder in reading.holders)),
        )
        for obligation in agreement.obligations
        for reading in obligation.readings
    )


def _go_on(workspace: Workspace, agreement: Agreement) -> tuple[str, ...]:
    """Return commands that show more, with ids of this workspace."""
    read = [o for o in agreement.obligations if o.readings] or agreement.obligations
    shown = [f"compliance show {read[0].id}"]
    shown += [f"compliance show {incident}" for incident in list(workspace.incidents)[:1]]
    return (f"compliance report --source {workspace.sides(agreement)[0]}", *shown)
