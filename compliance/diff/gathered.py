"""Gather the records of two operands into rows, with the denials that reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compliance.assessments.origins import Origin
from compliance.diff.naming import counted_in
from compliance.diff.rows import Topic, TopicKind
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, IncidentId, Target
from compliance.workspace.evidence import Evidence

Key = tuple["Target", Topic]


@dataclass(slots=True)
class GatheredCell:
    """What one operand says in a row, while it is gathered; `denials` by what they deny."""

    records: dict[EvidenceId, Evidence] = field(default_factory=dict)
    denials: dict[EvidenceId, tuple[Evidence, dict[EvidenceId, None]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether the operand says anything in the row."""
        return bool(self.records or self.denials)

    def deny(self, denial: Evidence, denied: Evidence | None = None) -> None:
        """Add a denial, and what it denies in the other part of the row."""
        _, denies = self.denials.setdefault(denial.id, (denial, {}))
        if denied is not None:
            denies[denied.id] = None


@dataclass(slots=True)
class GatheredRows:
    """Rows by target and topic, each with what the left and the right operand say."""

    rows: dict[Key, tuple[GatheredCell, GatheredCell]] = field(default_factory=dict)
    _statuses: dict[tuple[Target, EvidenceId], list[Topic]] = field(default_factory=dict)

    def row(self, target: Target, topic: Topic) -> tuple[GatheredCell, GatheredCell]:
        """Return the row of a target and topic; a new one if there is none yet."""
        return self.rows.setdefault((target, topic), (GatheredCell(), GatheredCell()))

    def put(self, which: int, target: Target, topic: Topic, records: Iterable[Evidence]) -> None:
        """Put records into one part of a row: 0 the left, 1 the right."""
        self.row(target, topic)[which].records.update((e.id, e) for e in records)

    def put_statuses(
        self, which: int, target: Target, topic: Topic, records: Iterable[Evidence]
    ) -> None:
        """Put statuses into a row of respondents, and remember the row."""
        statuses = tuple(records)
        self.put(which, target, topic, statuses)
        for e in statuses:
            self._statuses.setdefault((target, e.id), []).append(topic)

    def places_of(self, e: Evidence, targets: Iterable[Target]) -> Iterator[Key]:
        """Yield the rows in which a record stands, where answers to it belong.

        A status told of an incident is answered where the incident is; its verdict stands with
        its respondents all the same.
        """
        for target in targets:
            statuses = self._statuses.get((target, e.id), ())
            if e.entry.incident is None and statuses:
                yield from ((target, topic) for topic in statuses)
            else:
                yield (target, topic_of(e))


def topic_of(e: Evidence) -> Topic:
    """Return the topic of a fact: its incident, what it counts, or the record alone."""
    if e.entry.incident is not None:
        return Topic(kind=TopicKind.INCIDENT, ids=(e.entry.incident,))
    for counted in counted_in(e):
        return Topic(kind=TopicKind.COUNT, ids=counted)
    return Topic(kind=TopicKind.RECORD, ids=(e.id,))


def targets_in(subject: Subject, e: Evidence) -> tuple[Target, ...]:
    """Return the targets of a record that were asked for."""
    return tuple(dict.fromkeys(t for t in e.entry.targets if t in subject.wanted))


Utterance = tuple["Origin", "IncidentId | None"]


class Deniable:
    """The records of one operand that denials can reach.

    By its id any record of its own that is denied by name; by what was uttered, where, only
    those that are compared: a demand made in the same breath is not denied with it.
    """

    def __init__(self, subject: Subject, compared: Iterable[Evidence]) -> None:
        """Index an operand's statements; `compared` are its statuses and facts."""
        self.subject = subject
        self.own = {e.id: e for e in subject.evidence if e.own}
        self.uttered: dict[Utterance, list[Evidence]] = {}
        for e in compared:
            self.uttered.setdefault((subject.origins[e.id], e.entry.incident), []).append(e)

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
        return (Origin(("alone", told.id)), told.entry.incident)
