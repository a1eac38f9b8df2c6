"""Three blanks, each about what was read, none about a side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank, own_articles
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective, rest_of
from compliance.model.base import Target
from support.reports import lake

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.workspace.workspace import Workspace

SEARCH: dict[str, object] = {
    "targets": "all",
    "from": "1999-06-10",
    "to": "1999-07-31",
    "where": "an archive",
    "by": "the coder",
    "found": "nothing",
}


def search(**keys: object) -> dict[str, object]:
    return {**SEARCH, **keys}


def blank(made: Workspace, who: str, target: str = "1a", cut: Cut | None = None) -> Blank:
    agreement = made.agreement()
    perspective = find_perspective(made, agreement, who)
    return Assessor.of(made, agreement, cut or Cut()).blank(perspective, Target(target))


def test_without_search_or_reading_a_side_is_not_searched(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[])
    assert blank(made, "south") is Blank.NOT_SEARCHED
    assert blank(made, "third") is Blank.NOT_SEARCHED


def test_with_an_article_of_its_own_read_in_full_a_side_is_silent(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[])
    assert blank(made, "north") is Blank.SILENT
    assert blank(made, "north-herald") is Blank.SILENT
    assert blank(made, "north-ministry") is Blank.NOT_SEARCHED


def test_with_a_search_a_side_and_each_of_its_voices_is_searched(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(side="north")])
    assert blank(made, "north") is Blank.SEARCHED_EMPTY
    assert blank(made, "north-herald") is Blank.SEARCHED_EMPTY
    assert blank(made, "south") is Blank.NOT_SEARCHED


def test_a_search_for_a_body_is_one_for_its_parts_and_none_for_its_side(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(source="north-ministry")])
    assert blank(made, "north-ministry") is Blank.SEARCHED_EMPTY
    assert blank(made, "north-harbour") is Blank.SEARCHED_EMPTY
    assert blank(made, "north-herald") is Blank.SILENT
    assert blank(made, "north") is Blank.SILENT


def test_a_search_for_a_part_is_none_for_the_body(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(source="north-harbour")])
    assert blank(made, "north-harbour") is Blank.SEARCHED_EMPTY
    assert blank(made, "north-ministry") is Blank.NOT_SEARCHED


@pytest.mark.parametrize(
    ("targets", "covered"),
    [
        ("all", ["*", "1", "1a", "1b", "2", "2a"]),
        (["*"], ["*", "1", "1a", "1b", "2", "2a"]),
        (["1"], ["1", "1a", "1b"]),
        (["1a"], ["1a"]),
        (["1a", "2"], ["1a", "2", "2a"]),
        ([], []),
    ],
)
def test_a_search_covers_its_targets_and_what_is_under_them(
    targets: object, covered: list[str], tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(side="south", targets=targets)])
    asked = ["*", "1", "1a", "1b", "2", "2a"]
    assert [t for t in asked if blank(made, "south", t) is Blank.SEARCHED_EMPTY] == covered


def test_a_search_of_later_days_tells_nothing_of_an_earlier_report(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(side="south")])
    before, after = date(1999, 6, 9), date(1999, 6, 10)
    assert blank(made, "south", cut=Cut(as_of=before)) is Blank.NOT_SEARCHED
    assert blank(made, "south", cut=Cut(known_by=before)) is Blank.NOT_SEARCHED
    assert blank(made, "south", cut=Cut(as_of=after, known_by=after)) is Blank.SEARCHED_EMPTY


def test_an_article_published_later_was_not_read(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[])
    agreement = made.agreement()
    north = find_perspective(made, agreement, "north")
    days = [date(1999, 6, 30), date(1999, 7, 1)]
    assert [len(own_articles(made, north, Cut(as_of=day))) for day in days] == [0, 1]
    assert [len(own_articles(made, north, Cut(known_by=day))) for day in days] == [0, 1]


def test_the_rest_of_a_side_has_a_blank_of_its_own(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[], searches=[])
    agreement = made.agreement()
    rest = rest_of(find_perspective(made, agreement, "north-herald"), made)
    found = Assessor.of(made, agreement, Cut()).blank(rest, agreement.clauses[0].number)
    assert found is Blank.NOT_SEARCHED
