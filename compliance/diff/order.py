"""Order rows as the files do, so that exchanging the operands does not change the order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compliance.diff.rows import Row, Topic, TopicKind
from compliance.diff.subject import Subject
from compliance.model.base import Target
from compliance.workspace.evidence import id_order

Place = tuple[object, ...]
TOPIC_KINDS = tuple(TopicKind)


class Order:
    """The places of targets, parties and incidents.

    In two workspaces a thing has the earlier of its two places. Only where two things then share
    one, which they cannot in a single workspace, do ids decide.
    """

    def __init__(self, left: Subject, right: Subject) -> None:
        """Take the order of two operands; exchanging them gives the same order."""
        both = (left, right)
        self.targets = _places(subject.targets for subject in both)
        self.parties = _places(s.workspace.parties(s.agreement) for s in both)
        self.incidents = _incident_places(both)

    def of_target(self, target: Target) -> Place:
        """Return the place of a target."""
        return (self.targets.get(target, len(self.targets)), target)

    def of_party(self, party: str) -> Place:
        """Return the place of a side or joint body; sources, which have none, come after them."""
        return (self.parties.get(party, len(self.parties)), party)

    def of_row(self, row: Row) -> tuple[Place, Place]:
        """Return the place of a row."""
        return (self.of_target(row.target), self.of_topic(row.topic))

    def of_topic(self, topic: Topic | None) -> Place:
        """Return the place of a topic within its target; an incident's parts follow it."""
        if topic is None:
            return (len(TOPIC_KINDS),)
        first = TOPIC_KINDS.index(topic.kind)
        if topic.kind is TopicKind.RESPONDENTS:
            return (first, len(topic.ids), *map(self.of_party, topic.ids))
        if topic.kind is TopicKind.INCIDENT:
            return (first, *self.incidents.get(topic.ids[0], ()))
        if topic.kind is TopicKind.COUNT:
            return (first, *topic.ids)
        return (first, *map(id_order, topic.ids))


def _places(lists: Iterable[Iterable[str]]) -> dict[str, int]:
    places: dict[str, int] = {}
    for one in lists:
        for index, name in enumerate(one):
            places[name] = min(index, places.get(name, index))
    return places


def _incident_places(subjects: Iterable[Subject]) -> dict[str, tuple[Place, ...]]:
    """Return for each incident the places of those that it is part of, then its own."""
    known = [subject.workspace.incidents for subject in subjects]
    places = _places(map(str, incidents) for incidents in known)
    wholes: dict[str, str | None] = {}
    for one in (i for incidents in known for i in incidents.values()):
        named = [(places[whole], whole) for whole in (wholes.get(one.id), one.part_of) if whole]
        wholes[one.id] = min(named)[1] if named else None
    return {incident: tuple(_path(incident, places, wholes)) for incident in wholes}


def _path(
    incident: str, places: Mapping[str, int], wholes: Mapping[str, str | None]
) -> Sequence[Place]:
    """Return the places from the widest incident that contains one down to the incident itself.

    Two workspaces may each hold one of two incidents to be part of the other.
    """
    path: list[Place] = []
    one: str | None = incident
    while one is not None and len(path) <= len(places):
        path.insert(0, (places[one], one))
        one = wholes.get(one)
    return path
