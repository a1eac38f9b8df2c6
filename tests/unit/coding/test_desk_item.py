"""What a desk shows of an item: its text, its fields and their lists, what others said."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.coding.desk import UnknownItemError
from compliance.coding.item import Choice, FieldKind
from compliance.library.store import TextLibrary, TextNotHeldError
from compliance.model.words import Act
from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, HERALD, article, one_duty, record
from support.desks import CROSSED, OPENED, Office, key_of, office, suggested
from support.lake_texts import TEXTS


def test_an_item_has_the_text_the_targets_and_what_the_others_said(tmp_path: Path) -> None:
    said = [
        {"article": HERALD, "targets": ["1b"], "claim": "North says so."},
        {
            "article": GAZETTE,
            "targets": ["1"],
            "speaker": "south-office",
            "claim": "South says another thing.",
            "asserted": "1999-06-20",
        },
        {
            "article": GAZETTE,
            "targets": ["1b"],
            "speaker": "south-office",
            "claim": "And more.",
            "asserted": "1999-06-21",
        },
        {"article": GAZETTE, "targets": ["2a"], "speaker": "south-office", "claim": "No."},
        {"article": GAZETTE, "targets": ["1b"], "speaker": "wire", "claim": "Third."},
    ]
    made = office(tmp_path, evidence=[record(**one) for one in said])
    desk = made.desk()
    item = desk.item(key_of(desk, OPENED.text))
    assert item.text == TEXTS[HERALD]
    assert item.text[slice(*item.range)] == OPENED.text
    assert [one.target for one in item.targets] == ["1b"]
    assert item.targets[0].about == desk.agreement.obligation("1b")
    assert [(one.side, [e.entry.claim for e in one.said]) for one in item.others] == [
        ("south", ["And more.", "South says another thing."]),
        ("league", []),
        ("isles", []),
        ("third", ["Third."]),
    ]
    marks = {(TEXTS[HERALD][slice(*one.range)], bool(one.key), one.record) for one in item.marks}
    assert marks == {(OPENED.text, True, None), (CROSSED.text, True, None)}


def test_the_incident_and_the_readings_follow_what_is_filled_in(tmp_path: Path) -> None:
    told = record(
        targets=["2a"], act="states", speaker="south-office", incident="gate-shut", claim="Told."
    )
    desk = office(tmp_path, evidence=[told]).desk()
    key = key_of(desk, OPENED.text)
    plain = desk.item(key)
    assert all(not one.said for one in plain.others)
    form = {"targets": ["1a", "gone"], "incident": "gate-shut", "figures.0.what": "x", "odd": "y"}
    item = desk.item(key, (0, 5), form)
    assert item.range == (0, 5)
    assert [one.target for one in item.targets] == ["1a"]
    # Nobody says for whom the speaker speaks, so it is the side that was suggested.
    assert [(one.side, len(one.said)) for one in item.others] == [
        ("south", 1),
        ("league", 0),
        ("isles", 0),
    ]
    fields = {one.name: one for one in item.fields}
    assert "odd" not in fields
    assert fields["figures.0.what"].values == ("x",)
    assert "figures.1.what" in fields
    assert "figures.2.what" not in fields
    assert "gates_all" in [one.value for one in fields["reading"].choices]
    assert fields["reading"].choices[-1].value == "unlisted"
    assert fields["responds_to"].choices == (Choice(f"{GAZETTE}#e1", "Told."),)


def test_every_closed_list_is_there(here: Office) -> None:
    desk = here.desk()
    fields = {one.name: one for one in desk.own_item(HERALD, (0, 5)).fields}
    closed = {FieldKind.ONE, FieldKind.SEVERAL}
    empty = {n for n, one in fields.items() if one.kind in closed and not one.choices}
    assert empty == {"part.of", "responds_to", "qualifies"}
    assert [one.value for one in fields["act"].choices] == list(Act)
    assert Choice("2a", "Withdraw patrol boats from the ferry lane") in fields["targets"].choices
    assert fields["targets"].choices[0].value == "*"
    assert Choice("north", "North Shore") in fields["respondents"].choices
    assert [one.value for one in fields["respondents"].choices][:6] == [
        *("north", "south", "league", "isles"),
        *("third", "unknown"),
    ]
    assert Choice("unlisted", "another, which a note tells") in fields["reading"].choices
    assert fields["event"].kind is FieldKind.DATE


def test_parts_and_instruments_are_those_of_the_agreement(tmp_path: Path) -> None:
    part = {"id": "low", "words": "the low gates", "kind": "place"}
    body = {"id": "board", "name": "The board", "of": ["north", "south"]}
    instrument = {"id": "pact", "title": "A pact", "date": "1997", "confidence": "A"}
    agreement = {**one_duty(parts=[part]), "instruments": [instrument], "bodies": [body]}
    desk = office(tmp_path, agreement=agreement).desk()
    fields = {one.name: one for one in desk.own_item(HERALD, (0, 5), {"targets": "1"}).fields}
    assert fields["part.of"].choices == (Choice("low", "the low gates"),)
    assert fields["instrument"].choices == (Choice("pact", "A pact"),)
    assert Choice("board", "The board") in fields["respondents"].choices
    assert Choice("board", "The board") not in fields["denied_claim.by"].choices


def test_an_item_that_is_decided_is_known_no_more(here: Office) -> None:
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    desk.reject(key, "background")
    for done in (lambda: desk.item(key), lambda: desk.reject(key, "x"), lambda: desk.unsure(key)):
        with pytest.raises(UnknownItemError, match="go back to the queue"):
            done()


def test_a_passage_of_ones_own_needs_an_article_and_its_text(tmp_path: Path) -> None:
    made = office(tmp_path, articles=[article(id="post")])
    with pytest.raises(UnknownIdError, match='no article "lost"'):
        made.desk().own_item("lost", (0, 5))
    with pytest.raises(TextNotHeldError, match='the text of "post"'):
        made.desk().own_item("post", (0, 5))
    item = made.desk().own_item(HERALD, (0, 5))
    assert (item.key, item.suggestion, item.targets) == (None, None, ())
    assert [one.side for one in item.others] == ["north", "south", "league", "isles"]


def test_marks_are_those_of_the_text_that_is_shown(tmp_path: Path) -> None:
    made = office(tmp_path, {})
    other = f"A line before.\n{TEXTS[HERALD]}"
    sha256 = TextLibrary(made.data).put(other)
    path = made.root / "articles" / f"{HERALD}.yaml"
    held = f"  - {{container_sha256: {'a' * 64}, range: [0, 1], text_sha256: {sha256}}}\n"
    path.write_text(f"{path.read_text()}{held}")
    made.suggest(HERALD, suggested(HERALD, OPENED.text, "1a", text=other), text=other)
    desk = made.desk()
    item = desk.item(desk.queue()[0].key)
    assert item.text == other
    assert len(item.marks) == 1
    assert desk.own_item(HERALD, (0, 5)).marks == ()
