"""Collect every id that the records declare, once for all checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.model.instrument import Instrument
from compliance.model.obligation import DutyPart
from compliance.model.side import AgreementSide
from compliance.model.words import Role
from compliance.workspace import layout
from compliance.workspace.checks.ids import IdKind, KnownIds
from compliance.workspace.evidence import full_id
from compliance.workspace.records import BrokenFile, Records
from compliance.workspace.voices import Source, link_sources
from compliance.workspace.workspace import ALWAYS

FORMAL_ROLES = frozenset({Role.PARTY, Role.SIGNATORY})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement:
    """The ids within one agreement that records may refer to.

    `covers` has the obligations of each target, `readings` the obligation of each reading,
    `parts` what each obligation that declares a part of that id means by it, `renewals` the
    instruments and `renewed` the targets that each of them renews, with what stands in them.
    """

    targets: KnownIds
    covers: Mapping[str, frozenset[str]]
    reading_ids: KnownIds
    readings: Mapping[str, str]
    part_ids: KnownIds
    parts: Mapping[str, Mapping[str, DutyPart]]
    instruments: KnownIds
    renewals: Mapping[str, Instrument]
    renewed: Mapping[str, frozenset[str]]
    sides: tuple[AgreementSide, ...]

    @classmethod
    def of(cls, agreement: Agreement) -> KnownAgreement:
        """Return the ids that an agreement declares."""
        covers = targets_of(agreement)
        readings = {str(r.id): str(o.id) for o in agreement.obligations for r in o.readings}
        instruments = {str(one.id): one for one in agreement.instruments}
        parts: dict[str, dict[str, DutyPart]] = {}
        for obligation in agreement.obligations:
            for part in obligation.parts:
                parts.setdefault(part.id, {})[obligation.id] = part
        return cls(
            targets=KnownIds(kind=IdKind.TARGET, ids=covers, within=agreement.id),
            covers=covers,
            reading_ids=KnownIds(kind=IdKind.READING, ids=readings, within=agreement.id),
            readings=readings,
            part_ids=KnownIds(kind=IdKind.PART, ids=parts, within=agreement.id),
            parts=parts,
            instruments=KnownIds(kind=IdKind.INSTRUMENT, ids=instruments, within=agreement.id),
            renewals=instruments,
            renewed={
                name: frozenset(t for one in known.renews for t in agreement.within(one))
                for name, known in instruments.items()
            },
            sides=agreement.sides,
        )


def _places(records: Records) -> frozenset[str]:
    return frozenset(str(p.id) for file in records.places.values() for p in file.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The declared ids, and what was declared under them; of two alike the last.

    `parties` are those who can speak, `respondents` those who can act: joint bodies too, which have
    no voice. `targets` are those of all agreements together.
    """

    agreements: KnownIds
    sides: KnownIds
    sources: KnownIds
    parties: KnownIds
    respondents: KnownIds
    bodies: Collection[str]
    articles: KnownIds
    incidents: KnownIds
    places: KnownIds
    evidence: KnownIds
    targets: KnownIds
    coders: KnownIds
    within: Mapping[str, KnownAgreement]
    side_of: Mapping[str, str]
    voices: Mapping[str, Source]
    article_of: Mapping[str, Article]
    agreement_of: Mapping[str, str]
    files: Mapping[str, EvidenceFile]

    @classmethod
    def of(cls, records: Records) -> Known:
        """Return the ids that records declare, including those that unusable files still show."""
        agreements = {str(a.id): a for a in records.agreements.values()}
        side_of = {str(s.id): str(f.side) for f in records.sources.values() for s in f.sources}
        sides = frozenset(str(s.id) for a in agreements.values() for s in a.sides).union(ALWAYS)
        bodies = frozenset(str(one.id) for a in agreements.values() for one in a.bodies)
        article_of = {str(a.id): a for a in records.articles.values()}
        agreement_of: dict[str, str] = {
            full_id(entry.id, file.article): str(file.agreement)
            for file in records.evidence.values()
            for entry in file.evidence
        }
        incidents = {i.id for file in records.incidents.values() for i in file.incidents}
        make = _Maker(records, sides, side_of, bodies)
        within = {name: KnownAgreement.of(agreement) for name, agreement in agreements.items()}
        covered = frozenset[str]().union(*(one.covers for one in within.values()))
        return cls(
            agreements=make(IdKind.AGREEMENT, agreements, layout.AGREEMENTS),
            sides=make(IdKind.SIDE, sides, layout.AGREEMENTS),
            sources=make(IdKind.SOURCE, side_of, layout.SOURCES),
            parties=make(IdKind.PARTY, sides | side_of.keys(), layout.SOURCES, layout.AGREEMENTS),
            respondents=make(
                IdKind.PARTY,
                sides | side_of.keys() | bodies,
                layout.SOURCES,
                layout.AGREEMENTS,
                called="side, source or joint body",
            ),
            bodies=bodies,
            articles=make(IdKind.ARTICLE, article_of, layout.ARTICLES),
            incidents=make(IdKind.INCIDENT, incidents, layout.INCIDENTS),
            places=make(IdKind.PLACE, _places(records), layout.PLACES),
            evidence=make(IdKind.EVIDENCE, agreement_of, layout.EVIDENCE),
            # The id of an unusable agreement may be readable, but its targets are not known.
            targets=KnownIds(
                kind=IdKind.TARGET, ids=covered, complete=not make.find_broken(layout.AGREEMENTS)
            ),
            coders=make(
                IdKind.CODER,
                {c.id for file in records.coders.values() for c in file.coders},
                layout.CODERS,
            ),
            within=within,
            side_of=side_of,
            voices={str(one.id): one for one in link_sources(records).values()},
            article_of=article_of,
            agreement_of=agreement_of,
            files={str(file.article): file for file in records.evidence.values()},
        )

    def record(self, wanted: str) -> tuple[EvidenceEntry, Article] | None:
        """Return a record by its full id, with its article; None where one is not known."""
        name, _, entry_id = wanted.partition("#")
        file, article = self.files.get(name), self.article_of.get(name)
        found = None if file is None else next((e for e in file.evidence if e.id == entry_id), None)
        return None if found is None or article is None else (found, article)


@dataclass(frozen=True, slots=True)
class _Maker:
    """A maker of tables of ids, which knows the files that could not be used."""

    records: Records
    sides: Collection[str]
    side_of: Mapping[str, str]
    bodies: Collection[str]

    def __call__(
        self, kind: IdKind, ids: Iterable[str], *paths: str, called: str | None = None
    ) -> KnownIds:
        """Return a table of the ids of one kind, which these files or folders declare."""
        broken = self.find_broken(*paths)
        return KnownIds(
            kind=kind,
            ids=frozenset(ids).union(*(one.ids for one in broken)),
            complete=all(one.ids for one in broken),
            sides=self.sides,
            side_of=self.side_of,
            bodies=self.bodies,
            called=called,
        )

    def find_broken(self, *paths: str) -> list[BrokenFile]:
        """Return the unusable files at or below some paths."""
        return [broken for broken in self.records.broken if broken.file.startswith(paths)]


def formal_on(sides: Iterable[AgreementSide], when: EdtfDate) -> frozenset[str]:
    """Return the sides that are party or signatory on a day; of several days, on the last.

    Those are meant, too, of which only somebody says so.
    """
    day = when.upper or date.max
    return frozenset(s.id for s in sides if not FORMAL_ROLES.isdisjoint(s.roles_on(day)))


def targets_of(agreement: Agreement) -> dict[str, frozenset[str]]:
    """Return each target of an agreement with the obligations it covers."""
    return {
        str(target): frozenset(str(one.id) for one in agreement.under(target))
        for target in agreement.targets
    }
