"""The workspace: all valid records, linked, as one immutable value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from compliance.errors import ComplianceError
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import (
    AgreementId,
    ArticleId,
    CoderId,
    EvidenceId,
    IncidentId,
    PlaceId,
    SideId,
    SourceId,
)
from compliance.model.coder import Coder
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.model.incident import Incident, Search
from compliance.model.instrument import Instrument
from compliance.model.lock import LockEntry
from compliance.model.nearest import did_you_mean
from compliance.model.objection import Objection
from compliance.model.place import Place
from compliance.model.settings import Settings
from compliance.model.words import COUNTED_SCOPES, Voice
from compliance.workspace.evidence import (
    Evidence,
    Part,
    asserted_date,
    counted_figures,
    full_id,
    id_order,
)
from compliance.workspace.faults import shown
from compliance.workspace.numbers import number_articles
from compliance.workspace.records import Records
from compliance.workspace.voices import Source, link_sources

THIRD = SideId("third")
UNKNOWN = SideId("unknown")
ALWAYS = (THIRD, UNKNOWN)


class UnknownIdError(ComplianceError):
    """An id that was asked for but is not in the workspace."""

    def __init__(self, kind: str, wanted: str, known: Collection[str]) -> None:
        hint = did_you_mean(wanted, sorted(known)) or "; see: compliance show"
        super().__init__(f"no {kind} {shown(wanted)}{hint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The checked and linked records of a workspace, all in a fixed order.

    `numbers` has the number of each article.
    """

    records: Records
    agreements: Mapping[AgreementId, Agreement]
    sources: Mapping[SourceId, Source]
    articles: Mapping[ArticleId, Article]
    numbers: Mapping[ArticleId, int]
    evidence: Mapping[EvidenceId, Evidence]
    incidents: Mapping[IncidentId, Incident]
    places: Mapping[PlaceId, Place]
    searches: tuple[Search, ...]
    coders: Mapping[CoderId, Coder]
    lock: Mapping[EvidenceId, LockEntry]

    @property
    def settings(self) -> Settings:
        """The settings in compliance.toml."""
        return self.records.settings

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The objections to records, in the order of the file."""
        return tuple(o for file in self.records.objections.values() for o in file.objections)

    def agreement(self, wanted: str | None = None) -> Agreement:
        """Return an agreement by id; without an id, the default one.

        Raises:
            UnknownIdError: there is none of that id.
        """
        wanted = self.settings.agreement if wanted is None else wanted
        for agreement_id, agreement in self.agreements.items():
            if agreement_id == wanted:
                return agreement
        raise UnknownIdError("agreement", wanted, self.agreements)

    def evidence_on(self, agreement: Agreement) -> tuple[Evidence, ...]:
        """Return the evidence coded for an agreement, in the order of ids."""
        return tuple(e for e in self.evidence.values() if e.agreement == agreement.id)

    def sides(self, agreement: Agreement) -> tuple[SideId, ...]:
        """Return the agreement's sides in the order of the settings, then its own."""
        own = [side.id for side in agreement.sides]
        first = [side for side in self.settings.sides if side in own]
        return tuple(dict.fromkeys([*first, *own]))

    def parties(self, agreement: Agreement) -> tuple[str, ...]:
        """Return those who can act, in the order in which they are printed: sides, then bodies.

        Sources, which can act too, come after them, by their ids.
        """
        return (*self.sides(agreement), *(body.id for body in agreement.bodies))

    def voices_of(self, source: SourceId) -> frozenset[SourceId]:
        """Return a source and every source that is part of it."""
        found = {source}
        grown = True
        while grown:
            more = {s.id for s in self.sources.values() if s.entry.part_of in found} - found
            found |= more
            grown = bool(more)
        return frozenset(found)


def link(records: Records) -> Workspace:
    """Return valid records linked into a workspace; broken references must be ruled out before."""
    sources = link_sources(records)
    articles = {a.id: a for a in sorted(records.articles.values(), key=lambda a: a.id)}
    agreements = {a.id: a for a in sorted(records.agreements.values(), key=lambda a: a.id)}
    incidents = {i.id: i for file in records.incidents.values() for i in file.incidents}
    evidence = [
        replace(one, figures=counted_figures(one.entry, agreements[one.agreement], incidents))
        if one.entry.figures
        else one
        for one in (
            _link_entry(
                (name, index), file, articles[file.article], agreements[file.agreement], sources
            )
            for name, file in records.evidence.items()
            for index in range(len(file.evidence))
        )
    ]
    return Workspace(
        records=records,
        agreements=agreements,
        sources=dict(sorted(sources.items())),
        articles=articles,
        numbers=number_articles(articles.values()),
        evidence={e.id: e for e in sorted(evidence, key=lambda e: id_order(e.id))},
        incidents=incidents,
        places={p.id: p for file in records.places.values() for p in file.places},
        searches=tuple(s for file in records.searches.values() for s in file.searches),
        coders={one.id: one for file in records.coders.values() for one in file.coders},
        lock={entry.evidence: entry for entry in records.lock},
    )


def _link_entry(
    place: tuple[str, int],
    file: EvidenceFile,
    article: Article,
    agreement: Agreement,
    sources: Mapping[SourceId, Source],
) -> Evidence:
    """Return the record at a place: the path of its file, and its index there."""
    entry = file.evidence[place[1]]
    relays = relays_of(entry, article)
    speaker, asserted = sources[entry.speaker], asserted_date(entry, article)
    counted = entry.scope in COUNTED_SCOPES
    characterised = entry.voice is Voice.CHARACTERISED
    return Evidence(
        id=full_id(entry.id, article.id),
        agreement=agreement.id,
        entry=entry,
        article=article,
        speaker=speaker,
        side=speaker.side_on(asserted),
        relays=tuple(sources[relay] for relay in relays),
        responds_to=tuple(full_id(ref, article.id) for ref in entry.responds_to),
        qualifies=tuple(full_id(ref, article.id) for ref in entry.qualifies),
        asserted=asserted,
        counted=counted,
        characterised=characterised,
        own=counted and not characterised and entry.probable_speaker is None,
        file=place[0],
        index=place[1],
        coded_by=entry.coded_by or file.coded_by,
        language=file.language,
        part=_part_of(entry, agreement),
        renewal=_renewal_of(entry, agreement) if counted else None,
    )


def _part_of(entry: EvidenceEntry, agreement: Agreement) -> Part | None:
    """Return what a record is limited to, declared parts in the order of the agreement's file."""
    if entry.part is None:
        return None
    found = agreement.parts_under(entry.targets)
    return Part(tuple(found[i] for i in found if i in entry.part.of), entry.part.words)


def _renewal_of(entry: EvidenceEntry, agreement: Agreement) -> Instrument | None:
    """Return the renewal of which a counted record speaks; else its instrument would not stand."""
    if entry.instrument is None:
        return None
    return next(one for one in agreement.instruments if one.id == entry.instrument)


def relays_of(entry: EvidenceEntry, article: Article) -> tuple[SourceId, ...]:
    """Return who relays a record: `via` as written, else the outlet for a relayed voice."""
    if entry.via or entry.voice == "own":
        return entry.via
    return (article.outlet,)
