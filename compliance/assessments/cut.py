"""The two dates that cut a report: `as_of` (said by then) and `known_by` (published by then)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.article import Article
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.holder import Holder
from compliance.model.incident import Search
from compliance.model.obligation import Amendment, Obligation
from compliance.workspace.evidence import Evidence

_Amended = TypeVar("_Amended", Amendment, SharedAmendment)


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
        return self.ended_by_both(article.published)

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
        known = _Known(self, agreement, evidence)
        return replace(
            agreement,
            clauses=tuple(map(known.clause, agreement.clauses)),
            amendments=known.amendments(agreement.amendments),
        )

    def ended_by_both(self, when: EdtfDate) -> bool:
        """Return whether a time had ended by both days."""
        return _ended(when, self.as_of) and _ended(when, self.known_by)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known of an agreement at a cut."""

    cut: Cut
    agreement: Agreement
    evidence: Mapping[EvidenceId, Evidence]

    def clause(self, clause: Clause) -> Clause:
        return replace(
            clause,
            obligations=tuple(map(self._obligation, clause.obligations)),
            clauses=tuple(map(self.clause, clause.clauses)),
        )

    def amendments(self, amendments: Iterable[_Amended]) -> tuple[_Amended, ...]:
        """Return the amendments that some had told of, and whose instrument was there."""
        return tuple(
            replace(one, according_to=holders)
            for one in amendments
            if self._amends(one.instrument) and (holders := self._holding(one.according_to))
        )

    def _amends(self, instrument: str | None) -> bool:
        date = None if instrument is None else self.agreement.instrument(instrument).date
        return date is None or self.cut.ended_by_both(date)

    def _obligation(self, obligation: Obligation) -> Obligation:
        readings = [
            replace(reading, holders=holders)
            for reading in obligation.readings
            if (holders := self._holding(reading.holders))
        ]
        amendments = self.amendments(obligation.amendments)
        return replace(obligation, readings=tuple(readings), amendments=amendments)

    def _holding(self, holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
        """Return the holders that had spoken by the two days, and those with no known date."""
        return tuple(
            holder
            for holder in holders
            if (holder.evidence is None or self.cut.admits(self.evidence[holder.evidence]))
            and (holder.said_on is None or self.cut.ended_by_both(holder.said_on))
        )


def _ended(when: EdtfDate, day: date | None) -> bool:
    return day is None or (when.upper is not None and when.upper <= day)


# A search counts once its period has begun, since it may cover the days up to the cut.
def _begun(when: EdtfDate, day: date | None) -> bool:
    return day is None or when.lower is None or when.lower <= day
