"""Every id that the records declare, gathered once for all checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.model.base import WHOLE
from compliance.model.words import Role
from compliance.workspace import layout
from compliance.workspace.checks.declared import Declared, Kind
from compliance.workspace.evidence import full_id
from compliance.workspace.faults import Fault, Route
from compliance.workspace.workspace import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from compliance.model.agreement import Agreement
    from compliance.model.article import Article
    from compliance.workspace.records import BrokenFile, Records

FORMAL_ROLES = (Role.PARTY, Role.SIGNATORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement:
    """What records may refer to within one agreement.

    `covers` has the obligations of each target, `readings` the obligation of each reading,
    `formal` the sides that are party or signatory.
    """

    targets: Declared
    covers: Mapping[str, frozenset[str]]
    reading_ids: Declared
    readings: Mapping[str, str]
    instruments: Declared
    formal: frozenset[str]

    @classmethod
    def of(cls, agreement: Agreement) -> KnownAgreement:
        """Gather the ids of an agreement."""
        covers = targets_of(agreement)
        readings = {str(r.id): str(o.id) for o in agreement.obligations for r in o.readings}
        instruments = frozenset(str(i.id) for i in agreement.instruments)
        return cls(
            targets=Declared(kind=Kind.TARGET, ids=covers, within=agreement.id),
            covers=covers,
            reading_ids=Declared(kind=Kind.READING, ids=readings, within=agreement.id),
            readings=readings,
            instruments=Declared(kind=Kind.INSTRUMENT, ids=instruments, within=agreement.id),
            formal=frozenset(s.id for s in agreement.sides if s.role in FORMAL_ROLES),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The declared ids, and what was declared under them; of two alike the last.

    `targets` are those of all agreements together.
    """

    agreements: Declared
    sides: Declared
    sources: Declared
    parties: Declared
    articles: Declared
    incidents: Declared
    evidence: Declared
    targets: Declared
    within: Mapping[str, KnownAgreement]
    side_of: Mapping[str, str]
    article_of: Mapping[str, Article]
    agreement_of: Mapping[str, str]

    @classmethod
    def of(cls, records: Records) -> Known:
        """Gather the ids of the records; those of unusable files count where they can be read."""
        agreements = {str(a.id): a for a in records.agreements.values()}
        side_of = {str(s.id): str(f.side) for f in records.sources.values() for s in f.sources}
        declared = (str(side.id) for a in agreements.values() for side in a.sides)
        sides = frozenset(declared).union(ALWAYS)
        article_of = {str(a.id): a for a in records.articles.values()}
        agreement_of: dict[str, str] = {
            full_id(entry.id, file.article): str(file.agreement)
            for file in records.evidence.values()
            for entry in file.evidence
        }
        incidents = {i.id for file in records.incidents.values() for i in file.incidents}
        make = _Maker(records, sides, side_of)
        within = {name: KnownAgreement.of(agreement) for name, agreement in agreements.items()}
        covered = frozenset[str]().union(*(one.covers for one in within.values()))
        return cls(
            agreements=make(Kind.AGREEMENT, agreements, layout.AGREEMENTS),
            sides=make(Kind.SIDE, sides, layout.AGREEMENTS),
            sources=make(Kind.SOURCE, side_of, layout.SOURCES),
            parties=make(Kind.PARTY, sides | side_of.keys(), layout.SOURCES, layout.AGREEMENTS),
            articles=make(Kind.ARTICLE, article_of, layout.ARTICLES),
            incidents=make(Kind.INCIDENT, incidents, layout.INCIDENTS),
            evidence=make(Kind.EVIDENCE, agreement_of, layout.EVIDENCE),
            # The targets of an agreement that is broken are not known, even where its id is.
            targets=Declared(
                kind=Kind.TARGET, ids=covered, complete=not make.find_broken(layout.AGREEMENTS)
            ),
            within=within,
            side_of=side_of,
            article_of=article_of,
            agreement_of=agreement_of,
        )


@dataclass(frozen=True, slots=True)
class _Maker:
    """What makes the tables of ids, knowing which files could not be used."""

    records: Records
    sides: Collection[str]
    side_of: Mapping[str, str]

    def __call__(self, kind: Kind, ids: Iterable[str], *homes: str) -> Declared:
        """Return a table of the ids of one kind, which is declared in these files or folders."""
        broken = self.find_broken(*homes)
        return Declared(
            kind=kind,
            ids=frozenset(ids).union(*(one.ids for one in broken)),
            complete=all(one.ids for one in broken),
            sides=self.sides,
            side_of=self.side_of,
        )

    def find_broken(self, *homes: str) -> list[BrokenFile]:
        """Return the unusable files at or below some paths."""
        return [broken for broken in self.records.broken if broken.file.startswith(homes)]


def targets_of(agreement: Agreement) -> dict[str, frozenset[str]]:
    """Return each target of an agreement with the obligations it covers."""
    covers = {str(c.number): frozenset(str(o.id) for o in c.obligations) for c in agreement.clauses}
    obligations = frozenset[str]().union(*covers.values())
    single = {obligation: frozenset({obligation}) for obligation in obligations}
    return {str(WHOLE): obligations, **covers, **single}


def find_taken_ids(file: str, kind: str, ids: Iterable[tuple[Route, str]]) -> Iterator[Fault]:
    """Find ids that are declared a second time."""
    seen: set[str] = set()
    for route, declared in ids:
        if declared in seen:
            message = f'the {kind} id "{declared}" is taken already; give this one another'
            yield Fault(file, route, "duplicate-id", message)
        seen.add(declared)


def find_repeats(file: str, route: Route, listed: Iterable[str]) -> Iterator[Fault]:
    """Find what a list names a second time."""
    seen: set[str] = set()
    for index, name in enumerate(listed):
        if name in seen:
            message = f'"{name}" stands in this list already; keep one of them'
            yield Fault(file, (*route, index), "repeated", message)
        seen.add(name)
