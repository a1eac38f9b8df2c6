"""An article has one number in a workspace, whatever is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import ArticleId
from compliance.workspace.things import AmbiguousIdError, ThingKind, find_thing
from compliance.workspace.workspace import UnknownIdError, Workspace
from support.builders import GAZETTE, HERALD, article
from support.reports import lake, view_of

WIRE = ArticleId("wire-1999-07-05")


def test_without_numbers_articles_stand_in_the_order_of_publication(tmp_path: Path) -> None:
    made = lake(tmp_path, articles=[article(id="early", published="1999-01-01"), article()])
    assert dict(made.numbers) == {"early": 1, GAZETTE: 2, HERALD: 3, WIRE: 4}


def test_those_without_a_number_follow_behind_the_highest(tmp_path: Path) -> None:
    made = lake(tmp_path, articles=[article(number=5), article(id="b"), article(id="a")])
    assert dict(made.numbers) == {WIRE: 5, GAZETTE: 6, HERALD: 7, "a": 8, "b": 9}
    assert list(made.numbers) == sorted(made.numbers, key=made.numbers.__getitem__)


def test_an_article_that_is_added_renumbers_none_that_has_a_number(tmp_path: Path) -> None:
    numbered = [article(number=2), article(id="early", published="1998-01-01", number=1)]
    before = lake(tmp_path / "1", articles=numbered)
    added = article(id="added", published="1990-01-01")
    after = lake(tmp_path / "2", articles=[*numbered, added])
    assert before.numbers[WIRE] == after.numbers[WIRE] == 2
    assert dict(after.numbers) == {"early": 1, WIRE: 2, "added": 3, GAZETTE: 4, HERALD: 5}


def test_every_report_has_the_same_numbers(tmp_path: Path) -> None:
    made = lake(tmp_path)
    for source in (None, "north", "south", "wire"):
        shown = {one.id: one.number for one in view_of(made, source).articles}
        assert shown == {a: n for a, n in made.numbers.items() if a in shown}


def of(made: Workspace, wanted: str) -> tuple[ThingKind, Any]:
    thing = find_thing(made, made.agreement(), wanted)
    return thing.kind, thing.id


@pytest.mark.parametrize("wanted", ["[1] e2", "1#e2", "1 e2", "[1]#e2", "[1]e2", " [1]  e2 "])
def test_a_record_is_found_as_reports_print_it(wanted: str, tmp_path: Path) -> None:
    assert of(lake(tmp_path), wanted) == (ThingKind.EVIDENCE, f"{GAZETTE}#e2")


def test_an_article_is_found_by_its_number_in_brackets(tmp_path: Path) -> None:
    made = lake(tmp_path)
    assert of(made, "[2]") == (ThingKind.ARTICLE, HERALD)
    assert of(made, "2") == (ThingKind.POINT, "2")


def test_a_number_that_no_article_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownIdError, match='no article of the number "9"; see: compliance show'):
        of(lake(tmp_path), "[9] e1")


def test_an_entry_of_several_articles_is_told_with_each(tmp_path: Path) -> None:
    with pytest.raises(AmbiguousIdError, match=f'write one of "{GAZETTE}#e2", "{HERALD}#e2"'):
        of(lake(tmp_path), "e2")
