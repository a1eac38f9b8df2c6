"""Which records of the other operand a denial reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.assessments.origins import Origin
    from compliance.diff.subject import Subject
    from compliance.model.base import EvidenceId, IncidentId
    from compliance.workspace.evidence import Evidence

Utterance = tuple["Origin", "IncidentId | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """What denials can reach in one operand.

    By its id any record of its own that is denied by name; by what was uttered, where, only
    those that are compared: a demand made in the same breath is not denied with it.
    """

    own: Mapping[EvidenceId, Evidence]
    uttered: Mapping[Utterance, Sequence[Evidence]]

    @classmethod
    def of(cls, subject: Subject, compared: Iterable[Evidence]) -> Reachable:
        """Index what an operand says; `compared` are its statuses and facts."""
        uttered: dict[Utterance, list[Evidence]] = {}
        for e in compared:
            uttered.setdefault(_utterance(subject, e), []).append(e)
        return cls(own={e.id: e for e in subject.evidence if e.own}, uttered=uttered)

    def reached_by(self, denial: Evidence, denying: Subject) -> tuple[Evidence, ...]:
        """Return what a denial reaches: what it names, and what else was uttered with that.

        A wire quotation that another article prints too is denied with the one that is named.
        """
        found: dict[EvidenceId, Evidence] = {}
        for named in denial.responds_to:
            if named in self.own:
                found[named] = self.own[named]
            told = denying.workspace.evidence[named]
            more = self.uttered.get(_utterance(denying, told), ())
            found.update((e.id, e) for e in more)
        return tuple(e for e in found.values() if e.id != denial.id)


def _utterance(subject: Subject, e: Evidence) -> Utterance:
    # A record on another agreement has no origin among those of this one.
    return (subject.origins.get(e.id, ("alone", e.id)), e.entry.incident)
