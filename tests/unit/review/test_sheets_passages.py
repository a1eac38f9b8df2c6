"""The passage of a sheet: taken by its words, by a selection, and moved at its ends."""

from __future__ import annotations

import pytest

from support.builders import HERALD
from support.lake_texts import TEXTS
from support.sheets import Study, form_of


def test_words_that_were_typed_are_not_passed_over(here: Study) -> None:
    before = here.bench.files()
    sheet = here.visitor.get(f"/own?of={HERALD}&first=Ferries+crossed&last=in+June")
    form = form_of(sheet, claim="kept", first="South Shore, it said", last="buoy", do="accept")
    moved = form_of(here.visitor.post("/own", form))
    place = slice(int(moved["from"]), int(moved["to"]))
    assert TEXTS[HERALD][place].startswith("South Shore, it said, holds")
    assert (moved["claim"], moved["first"]) == ("kept", "")
    form = form_of(sheet, claim="kept", first="the", do="words")
    again = here.visitor.post("/own", form)
    assert again.status == 422
    assert "These words stand in several places; type more of them." in again.text
    assert form_of(again)["from"] == form["from"]
    assert here.bench.files() == before


def test_an_article_is_opened_at_its_beginning(here: Study) -> None:
    form = form_of(here.visitor.get(f"/own?of={HERALD}"))
    assert TEXTS[HERALD][int(form["from"]) : int(form["to"])] == "South"


@pytest.mark.parametrize("do", ["grow-start", "shrink-start", "shrink-end", "grow-end"])
def test_an_end_of_the_passage_moves_by_a_word(here: Study, do: str) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&first=Ferries+crossed&last=in+June")
    was = form_of(sheet)
    now = form_of(here.visitor.post("/own", form_of(sheet, claim="kept", do=do)))
    changed = {name for name in was if was[name] != now[name]}
    assert changed == {"from" if do.endswith("start") else "to", "claim"}


def test_a_selection_becomes_the_passage_in_whole_words(here: Study) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    assert form_of(sheet)["to"] == str(len("South"))
    start = TEXTS[HERALD].index("erries")
    now = form_of(here.visitor.post("/own", form_of(sheet, do=f"selected {start} {start + 9}")))
    assert TEXTS[HERALD][int(now["from"]) : int(now["to"])] == "Ferries crossed"


@pytest.mark.parametrize("do", ["selected 5 5", "selected 0 999999", "selected x", "selected"])
def test_a_selection_that_no_text_has_is_refused(here: Study, do: str) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    assert here.visitor.post("/own", form_of(sheet, do=do)).status == 400
