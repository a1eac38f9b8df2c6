"""Which two statements face each other, and which contradictions a first page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import WHOLE
from compliance.views.comparisons import Comparisons
from compliance.views.contradictions import (
    Contradiction,
    contradiction_view,
    contradictions_of,
    first_of_each,
)
from compliance.views.selection import Selection
from support.lake_quarrels import BROKEN, DONE, FLOOD, LATE, Record, denial, fact, north, south
from support.reports import lake, selection_of

FIGURE: dict[str, Any] = {"what": "boats", "of": "guards", "value": 3, "as_printed": "three"}
EARLY: Record = {"asserted": "1999-06-20"}
LATER: Record = {"asserted": "1999-06-21"}


def said(root: Path, *evidence: Record) -> Selection:
    return selection_of(lake(root, articles=[LATE], incidents=[FLOOD], evidence=list(evidence)))


def found(selection: Selection) -> list[Contradiction]:
    return list(contradictions_of(Comparisons(selection)))


def facing(root: Path, *evidence: Record) -> list[tuple[str, ...]]:
    """Return the sharpest kind of each contradiction, and which of the records face."""
    return [
        (one.kinds[0].value, *(e.entry.id for e in one.facing))
        for one in found(said(root, *evidence))
    ]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((north(**DONE), south(**BROKEN)), ("conflict", "e1", "e2")),
        ((south(**BROKEN), north(**DONE)), ("conflict", "e2", "e1")),
        ((north(**fact()), south(**denial("e1"))), ("denial", "e1", "e2")),
        (
            (north(**fact(respondents=["south"])), south(**fact(respondents=["north"]))),
            ("attribution", "e1", "e2"),
        ),
        (
            (
                north(**fact(**EARLY, respondents=["south"])),
                north(**fact(**LATER, respondents=["south"])),
                south(**fact(respondents=["north"])),
            ),
            ("attribution", "e2", "e3"),
        ),
        (
            (north(**fact(figures=[FIGURE])), south(**fact(figures=[FIGURE | {"value": 4}]))),
            ("figure", "e1", "e2"),
        ),
    ],
)
def test_two_statements_that_make_the_kind_face_each_other(
    evidence: tuple[Record, ...], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    assert facing(tmp_path, *evidence) == [expected]


def test_records_that_count_something_else_do_not_face_each_other(tmp_path: Path) -> None:
    other = FIGURE | {"what": "carts"}
    evidence = (
        north(**fact(figures=[other])),
        north(**fact(figures=[FIGURE | {"of": "not said"}])),
        north(**fact(figures=[FIGURE])),
        south(**fact(figures=[FIGURE | {"value": 4}])),
        south(**fact(figures=[other])),
    )
    assert facing(tmp_path, *evidence) == [("figure", "e3", "e4")]


def test_what_is_agreed_on_or_told_by_one_alone_is_none(tmp_path: Path) -> None:
    assert facing(tmp_path, north(**DONE), south(**DONE), north(**fact())) == []


def test_a_first_page_shows_of_each_point_the_newest_of_the_sharpest_kind(tmp_path: Path) -> None:
    selection = said(
        tmp_path,
        north(**DONE, targets=["1a"]),
        south(**BROKEN, targets=["1a"]),
        north(**fact(targets=["*"]), **EARLY),
        south(**denial("e3", targets=["*"]), **EARLY),
        north(**fact(targets=["*"], incident="flood"), **EARLY),
        south(**denial("e5", targets=["*"]), **LATER),
    )
    points = ((WHOLE,), *(clause.targets for clause in selection.clauses))
    every = found(selection)
    assert len(every) == 3

    def shown(most: int) -> list[tuple[str, str]]:
        chosen = first_of_each(every, points, most)
        return [(one.row.target, one.facing[1].entry.id) for one in chosen]

    assert shown(9) == [("*", "e6"), ("1a", "e2")]
    assert shown(1) == [("1a", "e2")]


def test_a_contradiction_says_how_of_what_and_how_much_more(tmp_path: Path) -> None:
    selection = said(
        tmp_path, north(**fact()), north(**fact()), south(**denial("e1", "e2", targets=["1a"]))
    )
    (one,) = found(selection)
    view = contradiction_view(selection, one)
    assert view.kinds == ("one denies what the other says",)
    assert (view.target, view.printed, view.pair) == ("1a", "1a", "north-south")
    assert view.topic == "Reported shutting of a gate"
    assert [face.more_words for face in view.faces] == ["1 more statement", "0 more statements"]
    assert [face.side for face in view.faces] == ["north", "south"]
    assert view.faces[0].inferred == "point inferred by us"


def test_a_statement_that_is_denied_alone_has_no_topic(tmp_path: Path) -> None:
    evidence = (north(act="interprets", reading="unlisted", note="Ours."), south(**denial("e1")))
    selection = said(tmp_path, *evidence)
    (one,) = found(selection)
    assert contradiction_view(selection, one).topic == ""
