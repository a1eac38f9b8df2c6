"""Find which records of the other operand a denial reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compliance.assessments.origins import Origin
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, IncidentId
from compliance.workspace.evidence import Evidence

Utterance = tuple["Origin", "IncidentId | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deniable:
    """The records of one operand that denials can reach.

    By its id any record of its own that is denied by name; by what was uttered, where, only
    those that are compared: a demand made in the same breath is not denied with it.
    """

    subject: Subject
    own: Mapping[EvidenceId, Evidence]
    uttered: Mapping[Utterance, Sequence[Evidence]]

    @classmethod
    def of(cls, subject: Subject, compared: Iterable[Evidence]) -> Deniable:
        """Return an index of an operand's statements; `compared` are its statuses and facts."""
        uttered: dict[Utterance, list[Evidence]] = {}
        for e in compared:
            uttered.setdefault((subject.origins[e.id], e.entry.incident), []).append(e)
        return cls(
            subject=subject, own={e.id: e for e in subject.evidence if e.own}, uttered=uttered
        )

    def denied_by(self, denial: Evidence, denying: Subject) -> tuple[Evidence, ...]:
        """Return what a denial reaches: the records it names, and the rest of the same utterance.

        A wire quotation that another article prints too is denied with the one that is named.
        """
        found: dict[EvidenceId, Evidence] = {}
        for named in denial.responds_to:
            if named in self.own:
                found[named] = self.own[named]
            told = denying.workspace.evidence[named]
            more = self.uttered.get(self._utterance(denying, told), ())
            found.update((e.id, e) for e in more)
        return tuple(e for e in found.values() if e.id != denial.id)

    def _utterance(self, denying: Subject, told: Evidence) -> Utterance:
        # The utterance is taken from this operand, whose cut may differ from that of the one
        # who denies. A record that neither cut admits has no origin in either.
        for subject in (self.subject, denying):
            if told.id in subject.origins:
                return (subject.origins[told.id], told.entry.incident)
        return (("alone", told.id), told.entry.incident)
