"""What waits at a desk, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from compliance.coding.desk import Desk
from compliance.library.store import TextLibrary
from compliance.model.words import Act
from support.builders import GAZETTE, HERALD
from support.desks import CROSSED, INVITE, OPENED, STAYED, Office, key_of, keys, office, suggested


def test_the_best_comes_first_and_every_article_is_in_it(here: Office) -> None:
    assert keys(here.desk()) == [OPENED.text, CROSSED.text, STAYED.text, INVITE.text]
    first = here.desk().queue()[0]
    assert (first.article, first.side, first.language) == (HERALD, "north", "en")
    assert first.title == "South keeps its boats …"
    assert first.targets == ("1b", "1a")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"side": "south"}, [STAYED, INVITE]),
        ({"point": "1b"}, [OPENED]),
        ({"point": "1"}, [OPENED, CROSSED, STAYED, INVITE]),
        ({"point": "2"}, []),
        ({"point": "no such point"}, []),
        ({"act": Act.COMMITS}, [INVITE]),
        ({"least": 0.75}, [OPENED, CROSSED]),
        ({"engine": "rules"}, [OPENED, CROSSED, STAYED, INVITE]),
        ({"engine": "llm"}, []),
        ({"article": GAZETTE}, [STAYED, INVITE]),
        ({"language": "en-GB"}, [OPENED, CROSSED, STAYED, INVITE]),
        ({"language": "ru"}, []),
        ({"unsure": True}, []),
    ],
)
def test_filters_leave_what_is_asked_for(
    filters: Mapping[str, Any], found: list[Any], here: Office
) -> None:
    assert keys(here.desk(), **filters) == [one.text for one in found]


def test_of_equals_the_order_is_that_of_the_articles_and_of_their_texts(tmp_path: Path) -> None:
    given = {
        HERALD: (
            suggested(HERALD, "Ferries crossed twelve times in June", "1a"),
            suggested(HERALD, "as the treaty asks", "1a"),
        ),
        GAZETTE: (suggested(GAZETTE, "Two boats stayed", "1a"),),
    }
    desk = office(tmp_path, given).desk()
    assert keys(desk) == [
        "Two boats stayed",
        "as the treaty asks",
        "Ferries crossed twelve times in June",
    ]


def test_skipped_ones_come_last_as_long_as_the_desk_lasts(here: Office) -> None:
    desk = here.desk()
    for one in (OPENED, CROSSED, OPENED):
        desk.skip(key_of(desk, one.text))
    assert keys(desk) == [STAYED.text, INVITE.text, CROSSED.text, OPENED.text]
    assert keys(here.desk())[0] == OPENED.text
    assert here.lines == []


def test_what_is_suggested_for_a_text_that_is_gone_does_not_wait(here: Office) -> None:
    here.suggest(HERALD, OPENED, text="another text")
    assert keys(here.desk()) == [STAYED.text, INVITE.text]
    here.suggest("unknown-article", OPENED, text="another text")
    desk = Desk(
        here.root,
        TextLibrary(here.data / "empty"),
        here.store,
        "anna",
        lambda: None,  # type: ignore[arg-type,return-value]
    )
    assert desk.queue() == ()


def test_targets_that_the_agreement_has_no_more_are_not_asked_about(tmp_path: Path) -> None:
    gone = suggested(HERALD, "as the treaty asks", "9z")
    both = suggested(HERALD, "Ferries crossed twelve times in June", "9z", "1a")
    (one,) = office(tmp_path, {HERALD: (gone, both)}).desk().queue()
    assert (one.suggestion.text, one.targets) == (both.text, ("1a",))
