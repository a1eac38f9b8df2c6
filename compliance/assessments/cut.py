"""The two dates that cut a report: `as_of` (said by then) and `known_by` (published by then)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from compliance.model.agreement import Agreement, Clause, Obligation
from compliance.model.article import Article
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.holder import Holder
from compliance.model.incident import Search
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The limits of a report: what was said by `as_of` and published by `known_by`.

    An imprecise date is in only if its last possible day is, so that no report shows a statement
    before it was made.
    """

    as_of: date | None = None
    known_by: date | None = None

    def admits(self, evidence: Evidence) -> bool:
        """Return whether a record had been said and published by the two days."""
        if self.as_of is None and self.known_by is None:
            return True
        return _ended(evidence.asserted, self.as_of) and _ended(
            evidence.article.published, self.known_by
        )

    def reads(self, article: Article) -> bool:
        """Return whether an article had been published by both days, so that it could be read."""
        return self._ended_by_both(article.published)

    def knows(self, article: Article) -> bool:
        """Return whether an article had been published when all that is known had been."""
        return _ended(article.published, self.known_by)

    def searched(self, search: Search) -> bool:
        """Return whether the period that a search covers had begun by both days."""
        return _begun(search.since, self.as_of) and _begun(search.since, self.known_by)

    def without_later(
        self, agreement: Agreement, evidence: Mapping[EvidenceId, Evidence]
    ) -> Agreement:
        """Return an agreement without the readings and amendments that came after the two days."""
        if self.as_of is None and self.known_by is None:
            return agreement
        clauses = tuple(self._clause(clause, evidence) for clause in agreement.clauses)
        return replace(agreement, clauses=clauses)

    def _clause(self, clause: Clause, evidence: Mapping[EvidenceId, Evidence]) -> Clause:
        return replace(
            clause,
            obligations=tuple(self._known(one, evidence) for one in clause.obligations),
            clauses=tuple(self._clause(one, evidence) for one in clause.clauses),
        )

    def _known(self, obligation: Obligation, evidence: Mapping[EvidenceId, Evidence]) -> Obligation:
        readings = [
            replace(reading, holders=holders)
            for reading in obligation.readings
            if (holders := self._holding(reading.holders, evidence))
        ]
        amendments = [
            replace(amendment, according_to=holders)
            for amendment in obligation.amendments
            if (holders := self._holding(amendment.according_to, evidence))
        ]
        return replace(obligation, readings=tuple(readings), amendments=tuple(amendments))

    def _holding(
        self, holders: tuple[Holder, ...], evidence: Mapping[EvidenceId, Evidence]
    ) -> tuple[Holder, ...]:
        """Return the holders that had spoken by the two days, and those with no known date."""
        return tuple(
            holder
            for holder in holders
            if (holder.evidence is None or self.admits(evidence[holder.evidence]))
            and (holder.said_on is None or self._ended_by_both(holder.said_on))
        )

    def _ended_by_both(self, when: EdtfDate) -> bool:
        return _ended(when, self.as_of) and _ended(when, self.known_by)


def _ended(when: EdtfDate, day: date | None) -> bool:
    return day is None or (when.upper is not None and when.upper <= day)


# A search counts once its period has begun, since it may cover the days up to the cut.
def _begun(when: EdtfDate, day: date | None) -> bool:
    return day is None or when.lower is None or when.lower <= day
