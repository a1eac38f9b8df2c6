"""Three blanks, each about what was read, none about a side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank, own_articles
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective, rests_of
from compliance.model.base import Target
from compliance.workspace.workspace import Workspace
from support.builders import search
from support.reports import lake


def blank(made: Workspace, who: str, target: str = "1a", cut: Cut | None = None) -> Blank:
    agreement = made.agreement()
    perspective = find_perspective(made, agreement, who)
    return Assessor.of(made, agreement, cut or Cut()).blank(perspective, Target(target))


@pytest.mark.parametrize(
    ("searched", "who", "expected"),
    [
        ({}, "south", Blank.NOT_SEARCHED),
        ({}, "third", Blank.NOT_SEARCHED),
        # An article of its own was read in full.
        ({}, "north", Blank.SILENT),
        ({}, "north-herald", Blank.SILENT),
        ({}, "north-ministry", Blank.NOT_SEARCHED),
        # A search for a side is one for each of its voices.
        ({"side": "north"}, "north", Blank.SEARCHED_EMPTY),
        ({"side": "north"}, "north-herald", Blank.SEARCHED_EMPTY),
        ({"side": "north"}, "south", Blank.NOT_SEARCHED),
        # One for a body is one for its parts, and none for its side.
        ({"source": "north-ministry"}, "north-ministry", Blank.SEARCHED_EMPTY),
        ({"source": "north-ministry"}, "north-harbour", Blank.SEARCHED_EMPTY),
        ({"source": "north-ministry"}, "north-herald", Blank.SILENT),
        ({"source": "north-ministry"}, "north", Blank.SILENT),
        # One for a part is none for the body.
        ({"source": "north-harbour"}, "north-harbour", Blank.SEARCHED_EMPTY),
        ({"source": "north-harbour"}, "north-ministry", Blank.NOT_SEARCHED),
    ],
)
def test_a_blank_says_what_was_searched_and_read(
    searched: dict[str, str], who: str, expected: Blank, tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[], searches=[search(**searched)] if searched else [])
    assert blank(made, who) is expected


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
    (rest,) = rests_of(find_perspective(made, agreement, "north-herald"), made)
    found = Assessor.of(made, agreement, Cut()).blank(rest, agreement.clauses[0].number)
    assert found is Blank.NOT_SEARCHED
