"""Every id that the records declare, gathered once for all checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.model.base import WHOLE
from compliance.model.words import Role
from compliance.workspace.evidence import full_id
from compliance.workspace.faults import Fault, Route
from compliance.workspace.nearest import did_you_mean
from compliance.workspace.workspace import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from compliance.model.agreement import Agreement
    from compliance.model.article import Article
    from compliance.model.source import SourceEntry
    from compliance.workspace.records import Records

FORMAL_ROLES = (Role.PARTY, Role.SIGNATORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement:
    """What records may refer to within one agreement."""

    covers: Mapping[str, frozenset[str]]
    readings: Mapping[str, str]
    instruments: frozenset[str]
    formal: frozenset[str]
    evidence: frozenset[str]

    @classmethod
    def of(cls, agreement: Agreement, evidence: frozenset[str]) -> KnownAgreement:
        """Gather the ids of an agreement; `formal` are the sides that signed or are party."""
        obligations = [o for clause in agreement.clauses for o in clause.obligations]
        return cls(
            covers=targets_of(agreement),
            readings={r.id: o.id for o in obligations for r in o.readings},
            instruments=frozenset(i.id for i in agreement.instruments),
            formal=frozenset(s.id for s in agreement.sides if s.role in FORMAL_ROLES),
            evidence=evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The declared ids; where one is declared twice, the first counts."""

    agreements: Mapping[str, Agreement]
    within: Mapping[str, KnownAgreement]
    sides: frozenset[str]
    source_sides: Mapping[str, str]
    source_entries: Mapping[str, SourceEntry]
    articles: Mapping[str, Article]
    incidents: frozenset[str]
    evidence: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        """Whatever can be bearer, respondent or holder: side and source ids."""
        return self.sides | self.source_sides.keys()

    @classmethod
    def of(cls, records: Records) -> Known:
        """Gather the ids of the records."""
        agreements = {a.id: a for a in records.agreements.values()}
        evidence: dict[str, set[str]] = {agreement: set() for agreement in agreements}
        for file in records.evidence.values():
            ids = evidence.setdefault(file.agreement, set())
            ids.update(full_id(entry.id, file.article) for entry in file.evidence)
        declared = {side.id for a in agreements.values() for side in a.sides}
        return cls(
            agreements=agreements,
            within={
                name: KnownAgreement.of(agreement, frozenset(evidence[name]))
                for name, agreement in agreements.items()
            },
            sides=frozenset(declared.union(ALWAYS)),
            source_sides={
                s.id: file.side for file in records.sources.values() for s in file.sources
            },
            source_entries={s.id: s for file in records.sources.values() for s in file.sources},
            articles={a.id: a for a in records.articles.values()},
            incidents=frozenset(
                i.id for file in records.incidents.values() for i in file.incidents
            ),
            evidence=frozenset[str]().union(*evidence.values()),
        )


def targets_of(agreement: Agreement) -> dict[str, frozenset[str]]:
    """Return each target of an agreement with the obligations it covers."""
    covers = {c.number: frozenset(o.id for o in c.obligations) for c in agreement.clauses}
    whole = {WHOLE: frozenset[str]().union(*covers.values())}
    single = {o.id: frozenset({o.id}) for c in agreement.clauses for o in c.obligations}
    return {**whole, **covers, **single}


def dangling(
    file: str, route: Route, kind: str, wanted: str, known: Collection[str]
) -> Iterator[Fault]:
    """Find a reference to nothing, and say what was near."""
    if wanted not in known:
        hint = did_you_mean(wanted, sorted(known))
        yield Fault(file, route, f"unknown-{kind}", f'no {kind} "{wanted}"{hint}')


def repeated(file: str, kind: str, ids: Iterable[tuple[Route, str]]) -> Iterator[Fault]:
    """Find ids that are declared a second time."""
    seen: set[str] = set()
    for route, declared in ids:
        if declared in seen:
            message = f'the {kind} id "{declared}" is taken already; give this one another'
            yield Fault(file, route, "duplicate-id", message)
        seen.add(declared)
