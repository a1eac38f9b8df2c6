"""What one side or voice says of one target, put together from the records that a cut admits."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.assessments.assessment import Assessment, Assessor, CarriedReading, Denial
from compliance.assessments.blank import Blank
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.model.base import EvidenceId, ReadingId, Target
from compliance.model.words import Extent, Group
from compliance.workspace.workspace import Workspace
from support.builders import GAZETTE, search
from support.reports import lake


def assess(
    made: Workspace, who: str = "north", target: str = "1a", *, official: bool | None = None
) -> Assessment:
    agreement = made.agreement()
    if official is None:
        assessor = Assessor.of(made, agreement, Cut())
    else:
        assessor = Assessor.of(made, agreement, Cut(), official=official)
    return assessor.assess(find_perspective(made, agreement, who), Target(target))


@pytest.mark.parametrize(
    ("official", "groups", "records"),
    [(None, set(Group), 2), (False, set(Group), 2), (True, {Group.OFFICIAL}, 1)],
)
def test_every_group_is_heard_unless_officials_alone_are_asked_for(
    official: bool | None, groups: set[Group], records: int, tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[{}, {"speaker": "north-herald"}])
    found = assess(made, official=official)
    assert found.groups == groups
    assert len(found.evidence) == records


def test_a_blank_is_that_of_the_target_asked_for(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(side="south", targets=["1a"])])
    assert assess(made, "south", "1a").blank is Blank.SEARCHED_EMPTY
    assert assess(made, "south", "1b").blank is Blank.NOT_SEARCHED


def test_a_side_that_was_read_in_full_and_says_nothing_is_silent(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[])
    agreement = made.agreement()
    assessor = Assessor.of(made, agreement, Cut())
    sides = {who: find_perspective(made, agreement, who) for who in ("north", "south")}
    read = {who: assessor.articles_read(side) for who, side in sides.items()}
    assert read == {"north": 1, "south": 0}
    blanks = {who: assessor.blank(side, Target("1a")) for who, side in sides.items()}
    assert blanks == {"north": Blank.SILENT, "south": Blank.NOT_SEARCHED}
    assert assessor.assess(sides["north"], Target("1a")).blank is Blank.SILENT


def test_a_voice_is_heard_apart_from_its_side(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}, {"speaker": "north-herald"}])
    assert len(assess(made, "north").evidence) == 2
    assert [e.speaker.id for e in assess(made, "north-herald").evidence] == ["north-herald"]


def test_a_record_stands_under_each_of_its_targets_and_under_no_other(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{"targets": ["1a", "1b"]}])
    found = {target: len(assess(made, target=target).evidence) for target in ("1a", "1b", "1", "*")}
    assert found == {"1a": 1, "1b": 1, "1": 0, "*": 0}


FIRST, SECOND, THIRD = (EvidenceId(f"{GAZETTE}#e{number}") for number in (1, 2, 3))
STATED: dict[str, object] = {"act": "states", "event": "1999-06-01"}


def test_a_denial_says_what_it_denies_and_how_much_of_it(tmp_path: Path) -> None:
    denial = {"act": "denies", "responds_to": ["e1"], "speaker": "south-office"}
    made = lake(
        tmp_path, evidence=[STATED, {**denial, "extent": "part"}, {**denial, "extent": "whole"}]
    )
    assert assess(made, "south").denials == (
        Denial(SECOND, (FIRST,), Extent.PART),
        Denial(THIRD, (FIRST,), Extent.WHOLE),
    )
    assert assess(made, "north").denials == ()


def test_what_is_stated_as_a_fact_is_listed_apart(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[STATED, {}, STATED])
    found = assess(made)
    assert found.facts == (FIRST, THIRD)
    assert (found.statuses, found.denials) == ((), ())


def test_a_reading_is_carried_by_every_record_that_uses_it(tmp_path: Path) -> None:
    used = [{"reading": reading} for reading in ("gates_flow", "gates_all", "gates_flow")]
    made = lake(tmp_path, evidence=[*used, {}])
    assert assess(made).readings == (
        CarriedReading(ReadingId("gates_all"), (SECOND,)),
        CarriedReading(ReadingId("gates_flow"), (FIRST, THIRD)),
    )


def test_an_assessor_prints_what_it_is_of_and_not_all_that_it_holds(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}])
    agreement = made.agreement()
    assert repr(Assessor.of(made, agreement, Cut())) == (
        f"Assessor({agreement.id}, Cut(as_of=None, known_by=None))"
    )
