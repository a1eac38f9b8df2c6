"""The parts of two statements: what is the same, what is other, what nobody can tell."""

from __future__ import annotations

import pytest

from compliance.assessments.part import Parts, meeting_of_parts
from compliance.model.obligation import DutyPart
from compliance.model.words import PartKind
from compliance.workspace.evidence import Part

NORTH, SOUTH = (
    DutyPart(id=one, words=f"the {one} bank", kind=PartKind.PLACE) for one in ("north", "south")
)
TANKS, GUNS = (DutyPart(id=one, words=one, kind=PartKind.CATEGORY) for one in ("tanks", "guns"))
WHOLE = None


def part(*declared: DutyPart, words: str | None = None) -> Part:
    return Part(declared, words)


@pytest.mark.parametrize(
    ("one", "other", "meeting"),
    [
        (WHOLE, WHOLE, Parts.SAME),
        (part(NORTH), part(NORTH), Parts.SAME),
        (part(NORTH, TANKS), part(TANKS, NORTH), Parts.SAME),
        (part(NORTH), WHOLE, Parts.PARTIAL),
        (part(words="the boats"), WHOLE, Parts.PARTIAL),
        (part(NORTH), part(SOUTH), Parts.OTHER),
        (part(NORTH, SOUTH), part(NORTH), Parts.PARTIAL),
        (part(NORTH), part(TANKS), Parts.PARTIAL),
        (part(NORTH, TANKS), part(NORTH), Parts.PARTIAL),
        (part(NORTH, TANKS), part(NORTH, GUNS), Parts.OTHER),
        (part(NORTH, TANKS), part(SOUTH, TANKS), Parts.OTHER),
        (part(NORTH, words="at night"), part(NORTH), Parts.PARTIAL),
        (part(NORTH, words="at night"), part(NORTH, words="at night"), Parts.PARTIAL),
        (part(NORTH, words="at night"), part(SOUTH), Parts.OTHER),
        (part(words="the boats"), part(words="the boats"), Parts.PARTIAL),
        (part(words="the boats"), part(NORTH), Parts.PARTIAL),
    ],
)
def test_two_parts_meet_in_one_way_whichever_comes_first(
    one: Part | None, other: Part | None, meeting: Parts
) -> None:
    assert meeting_of_parts(one, other) is meeting
    assert meeting_of_parts(other, one) is meeting


def test_a_part_is_printed_with_one_only() -> None:
    assert part(NORTH, TANKS).line == "only the north bank, tanks"
    assert part(TANKS, words="of the first stage").line == "only tanks, of the first stage"
    assert part(words="only the first stage").line == "only the first stage"
