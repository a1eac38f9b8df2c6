"""In which order rows stand."""

from __future__ import annotations

from pathlib import Path

from compliance.diff.order import Order
from compliance.diff.rows import Topic, TopicKind
from support.differences import subject_of
from support.reports import lake


def test_incidents_follow_what_they_are_part_of_and_unknown_ones_come_first(tmp_path: Path) -> None:
    more = [
        {"id": "flood", "name": "The flood"},
        {"id": "gate-again", "name": "Again", "part_of": "gates-1999"},
    ]
    made = lake(tmp_path, incidents=more)
    order = Order(subject_of(made, "north"), subject_of(made, "south"))
    topics = [
        Topic(kind=TopicKind.INCIDENT, ids=(name,))
        for name in ("flood", "gate-again", "gate-shut", "gates-1999", "elsewhere")
    ]
    assert [topic.ids[0] for topic in sorted(topics, key=order.of_topic)] == [
        "elsewhere",
        "gates-1999",
        "gate-shut",
        "gate-again",
        "flood",
    ]


def test_two_workspaces_may_each_hold_one_incident_to_be_part_of_the_other(tmp_path: Path) -> None:
    one = [{"id": "a1", "name": "A"}, {"id": "b1", "name": "B", "part_of": "a1"}]
    other = [{"id": "b1", "name": "B"}, {"id": "a1", "name": "A", "part_of": "b1"}]
    left, right = (
        subject_of(lake(tmp_path / name, incidents=incidents), "north")
        for name, incidents in (("one", one), ("other", other))
    )
    topics = [Topic(kind=TopicKind.INCIDENT, ids=(name,)) for name in ("b1", "a1")]
    there, back = Order(left, right), Order(right, left)
    assert sorted(topics, key=there.of_topic) == sorted(topics, key=back.of_topic)
    assert vars(there) == vars(back)


def test_targets_of_two_agreements_have_their_earlier_place(tmp_path: Path) -> None:
    made = lake(tmp_path)
    order = Order(subject_of(made, "north", points=("2",)), subject_of(made, "south", points=()))
    assert order.targets["2a"] == 1
    assert order.of_target(made.agreement().clauses[0].number) == (1, "1")
