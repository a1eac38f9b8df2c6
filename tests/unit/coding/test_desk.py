"""The desk: the queue, an item, and what comes of what a coder does with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from compliance.coding import decision_store, record_writer
from compliance.coding.decision import Verdict
from compliance.coding.decision_store import DecisionStore, UnwrittenDecisionError
from compliance.coding.desk import Desk, Outcome, UnknownItemError
from compliance.coding.item import Choice, FieldKind, Item
from compliance.coding.queue import Filters
from compliance.errors import InvalidWorkspaceError
from compliance.library.store import TextLibrary, TextNotHeldError
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.evidence import PassagePin
from compliance.model.words import Act
from compliance.workspace import layout
from compliance.workspace.layout import ReadOnlyWorkspaceError, UnwritableWorkspaceError
from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, HERALD, article, record
from support.decided import decision
from support.desks import CROSSED, INVITE, KEY, OPENED, STAYED, Office, office, suggested
from support.lake_texts import TEXTS

Form = dict[str, Any]


@pytest.fixture
def here(tmp_path: Path) -> Office:
    return office(tmp_path)


def keys(desk: Desk, **filters: Any) -> list[str]:  # noqa: ANN401 - of any filter
    """Return the passages that wait, by their text."""
    return [one.suggestion.text for one in desk.queue(Filters(**filters))]


def key_of(desk: Desk, text: str, **filters: Any) -> str:  # noqa: ANN401 - the same
    return next(one.key for one in desk.queue(Filters(**filters)) if one.suggestion.text == text)


def form_of(item: Item) -> Form:
    return {one.name: one.values for one in item.fields if one.values}


def accept(desk: Desk, text: str, claim: str = "A claim of ours", **changes: Any) -> Outcome:  # noqa: ANN401 - of any field
    key = key_of(desk, text)
    item = desk.item(key)
    place = changes.pop("place", None)
    form = {**form_of(item), **{k.replace("__", "."): v for k, v in changes.items()}}
    return desk.accept(key, form, claim, item.revision, place=place)


# the queue


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


# an item


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
    from support.builders import one_duty  # noqa: PLC0415 - for one test

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


# accepting


def test_what_is_accepted_stands_in_a_new_file_with_who_coded_it(here: Office) -> None:
    outcome = accept(here.desk(), OPENED.text)
    assert outcome.done
    assert outcome.record == f"{HERALD}#e01"
    assert (
        (here.evidence() or b"").decode()
        == f"""\
article: {HERALD}
agreement: lake_1999
coded_by: [anna]
evidence:
  - id: e01
    targets: [1b]
    link: named
    speaker: north-ministry
    voice: quoted
    act: background
    claim: A claim of ours
    passage:
      start: The gates of the dam were
      end: opened on the first of June
"""
    )
    assert keys(here.desk()) == [CROSSED.text, STAYED.text, INVITE.text]
    assert here.desk().workspace.evidence[outcome.record].coded_by == ("anna",)


def test_a_second_coder_is_named_with_the_record(here: Office) -> None:
    accept(here.desk(), OPENED.text)
    before = here.evidence() or b""
    accept(here.desk("boris"), CROSSED.text)
    assert (here.evidence() or b"").startswith(before)
    added = (here.evidence() or b"")[len(before) :].decode()
    assert (
        added
        == """
  - id: e02
    targets: [1a]
    link: named
    speaker: north-harbour
    voice: quoted
    act: background
    claim: A claim of ours
    passage:
      start: Ferries crossed twelve times in June
    coded_by: [boris]
"""
    )


def test_without_a_list_of_coders_any_id_codes_and_the_files_name_nobody(tmp_path: Path) -> None:
    made = office(tmp_path, files={"coders.yaml": None})
    assert accept(made.desk("carla"), OPENED.text).done
    assert b"carla" not in (made.evidence() or b"")
    assert list((made.data / "decisions").rglob("carla.jsonl"))


def test_a_file_that_is_there_keeps_every_byte(tmp_path: Path) -> None:
    text = (
        f"# who says what\r\narticle: {HERALD}\r\nagreement: lake_1999\r\nevidence:\r\n"
        "- {id: e7, targets: [2a], link: named, speaker: north-ministry, voice: quoted,\r\n"
        "   act: background, claim: Ours, passage: {start: as the treaty asks}} # so\r\n\r\n# end"
    )
    made = office(tmp_path, files={f"evidence/{HERALD}.yaml": text.encode()})
    outcome = accept(made.desk(), OPENED.text)
    assert outcome.record == f"{HERALD}#e8"
    after = (made.evidence() or b"").decode()
    start = after.index("\r\n\r\n- id: e8")
    stop = after.index("\r\n\r\n# end")
    assert after[:start] + after[stop:] == text
    assert after[start:stop].count("\r\n") == after[start:stop].count("\n")
    assert made.desk().undo().done
    assert (made.evidence() or b"").decode() == text


def test_what_is_noted_says_who_when_and_of_what(here: Office) -> None:
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    item = desk.item(key)
    desk.accept(key, form_of(item), "Ours", None, seconds=12.345)
    (line,) = map(json.loads, here.lines)
    written = line.pop("written")
    assert (written["lines"], written["instead"]) == (10, " []")
    assert line == {
        "schema": "compliance/decision/1",
        "n": 1,
        "at": "2026-11-27T09:00:01Z",
        "coder": "anna",
        "article": HERALD,
        "text_sha256": item.text_sha256,
        "decision": "accepted",
        "passage": list(OPENED.range),
        "pin": {"start": "The gates of the dam were", "end": "opened on the first of June"},
        "targets": ["1b"],
        "asked": {
            "pin": {"start": "The gates of the dam were", "end": "opened on the first of June"},
            "targets": ["1b", "1a"],
        },
        "act": "background",
        "engine": "rules",
        "version": "1",
        "score": 0.9,
        "reasons": [{"cue": "cue", "words": "boats"}],
        "record": f"{HERALD}#e01",
        "made_file": True,
        "seconds": 12.3,
    }
    assert desk.decisions()[0].record == f"{HERALD}#e01"
    assert desk.damaged == ()


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 1e9])
def test_a_time_that_no_clock_tells_is_not_noted(seconds: float, here: Office) -> None:
    desk = here.desk()
    outcome = desk.reject(key_of(desk, OPENED.text), "no", seconds=seconds)
    assert outcome.decision
    assert outcome.decision.seconds is None


def test_what_was_changed_is_named(here: Office) -> None:
    start, end = OPENED.range
    outcome = accept(
        here.desk(),
        OPENED.text,
        act="assesses",
        status="fulfilled",
        targets=["1a"],
        denied_claim__claim="",
        note="of theirs",
        place=(start, end - len(" of June")),
    )
    assert outcome.decision
    assert outcome.decision.decision is Verdict.EDITED
    assert outcome.decision.changed == ("targets", "act", "status", "note", "passage")
    assert outcome.decision.asked
    assert outcome.decision.asked.targets == ("1b", "1a")
    assert keys(here.desk()) == [CROSSED.text, STAYED.text, INVITE.text]


def test_a_denial_names_the_record_as_its_own_file_does(tmp_path: Path) -> None:
    denies = suggested(
        HERALD,
        "It denied that a gate was shut again on 20 June",
        "1b",
        speaker="north-ministry",
        act=Act.DENIES,
        responds_to=(f"{GAZETTE}#e1", f"{HERALD}#e1"),
    )
    records = [
        record(targets=["1b"], speaker="south-office"),
        record(article=HERALD, targets=["1b"], passage={"start": "as the treaty asks"}),
    ]
    made = office(tmp_path, {HERALD: [denies]}, evidence=records)
    outcome = accept(made.desk(), denies.text, extent="whole")
    assert outcome.decision
    assert outcome.decision.changed == ("extent",)
    assert (
        f"responds_to: [{GAZETTE}#e1, e1]"
        in (made.evidence() or b"").decode().replace(f'      - "{GAZETTE}#e1"\n      - e1\n', "")
        or "e1" in (made.evidence() or b"").decode()
    )


def test_a_caveat_limits_the_record_that_was_made_of_what_it_limits(tmp_path: Path) -> None:
    caveat = suggested(
        HERALD,
        "as the treaty asks",
        "1b",
        speaker="north-ministry",
        act=Act.CAVEATS,
        limits=OPENED.range,
        score=0.1,
    )
    made = office(tmp_path, {HERALD: [OPENED, CROSSED, caveat]})
    desk = made.desk()
    outcome = accept(desk, caveat.text)
    assert outcome.problems["qualifies"][0].startswith('the act "caveats" needs what it limits')
    for one in (CROSSED, OPENED):
        accept(desk, one.text)
    limited = f"{HERALD}#e02"
    assert form_of(desk.item(key_of(desk, caveat.text)))["qualifies"] == (limited,)
    outcome = accept(desk, caveat.text)
    assert outcome.decision
    assert outcome.decision.changed == ()
    assert desk.workspace.evidence[outcome.record or ""].qualifies == (limited,)  # type: ignore[index]


def test_figures_and_fields_within_fields_are_written(here: Office) -> None:
    outcome = accept(
        here.desk(),
        CROSSED.text,
        act="states",
        event="1999-06",
        figures__0__what="crossings",
        figures__0__value="12",
        figures__0__as_printed="twelve times",
        figures__2__what="days",
        figures__2__value="1.5",
        figures__2__as_printed="a day and a half",
        part__words="only by day",
    )
    assert outcome.done, outcome.problems
    entry = here.desk().workspace.evidence[outcome.record or ""].entry  # type: ignore[index]
    assert [(one.what, one.value) for one in entry.figures] == [("crossings", 12), ("days", "1.5")]
    assert entry.part
    assert entry.part.words == "only by day"


PROBLEMS: Mapping[str, tuple[Form, str, dict[str, str]]] = {
    "no-claim": ({}, " ", {"claim": "say what is claimed, in your own words"}),
    "copied": (
        {},
        "It says that the gates of the dam were opened on the 1st",
        {
            "claim": '"the gates of the dam were opened" stands in the passage too; '
            "say it in your own words, of theirs at most 6 in a row"
        },
    ),
    "copied-into-the-note": (
        {"note": "The Gates – of the dam were opened"},
        "Ours",
        {
            "note": '"The Gates – of the dam were opened" stands in the passage too; '
            "say it in your own words, of theirs at most 6 in a row"
        },
    ),
    "no-such-field": ({"mood": "x"}, "Ours", {"mood": "no record has such a field; leave it out"}),
    "a-field-of-ours": ({"id": "e5"}, "Ours", {"id": "no record has such a field; leave it out"}),
    "several": (
        {"act": ["states", "assesses"]},
        "Ours",
        {"act": "only one value can stand here; keep one of them"},
    ),
    "a-word-unknown": (
        {"act": "asserts"},
        "Ours",
        {"act": 'unknown word "asserts"; did you mean "assesses"?'},
    ),
    "no-act": ({"act": ""}, "Ours", {"act": 'the key "act" is missing; add it'}),
    "no-status": (
        {"act": "assesses"},
        "Ours",
        {"status": 'the act "assesses" needs a status; add one, or use the act "states"'},
    ),
    "no-incident": (
        {"act": "states"},
        "Ours",
        {
            "incident": 'the act "states" needs an incident or an event; add one, or use '
            '"background"'
        },
    ),
    "no-such-source": (
        {"speaker": "north-minister"},
        "Ours",
        {"speaker": 'no source "north-minister"; did you mean "north-ministry"?'},
    ),
    "a-target-twice": (
        {"targets": ["1a", "1a"]},
        "Ours",
        {"targets": '"1a" stands in this list already; keep one of them'},
    ),
    "no-part": (
        {"part.of": "low"},
        "Ours",
        {
            "part.of": 'no part "low" in agreement lake_1999; add it under parts of the '
            "obligation, or write words instead of it"
        },
    ),
    "half-a-denied-claim": (
        {"act": "denies", "denied_claim.by": "south"},
        "Ours",
        {"denied_claim.claim": 'the key "claim" is missing; add it'},
    ),
    "a-figure-that-does-not-fit": (
        {"figures.1.what": "boats", "figures.1.as_printed": "two"},
        "Ours",
        {
            "figures.1.what": "a figure needs a number; add value, at_least, at_most, about, "
            "or from and to"
        },
    ),
    "half-a-character": ({}, "A \ud800 b", {}),
    "a-control-character": ({}, "A \x1b b", {}),
    "a-day-that-is-none": ({"event": "1999-02-31"}, "Ours", {}),
    "after-publication": (
        {"asserted": "2001-01-01"},
        "Ours",
        {
            "asserted": 'asserted "2001-01-01" is after publication ("1999-07-01"); '
            "correct one of the two"
        },
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_told_at_its_field_and_nothing_is_written(name: str, here: Office) -> None:
    changes, claim, told = PROBLEMS[name]
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    form = {**form_of(desk.item(key)), **changes}
    outcome = desk.accept(key, form, claim, None)
    assert (outcome.done, outcome.conflict) == (False, None)
    assert outcome.problems
    if told:
        assert outcome.problems == {field: (message,) for field, message in told.items()}
    assert here.evidence() is None
    assert here.lines == []
    assert keys(desk)[0] == OPENED.text


@pytest.mark.parametrize("place", [(5, 5), (-3, 9), (9, 3), (0, 10_000), (33, 34), (0, 1_000)])
def test_without_a_passage_nothing_is_accepted(place: tuple[int, int], here: Office) -> None:
    outcome = accept(here.desk(), OPENED.text, place=place)
    assert "passage" in outcome.problems
    own = here.desk().own(HERALD, place, {}, "Ours", None)
    assert "passage" in own.problems
    assert here.lines == []


def test_a_passage_of_ones_own_is_written_too(here: Office) -> None:
    desk = here.desk()
    start = TEXTS[HERALD].index("as the treaty asks")
    form = {
        "targets": ["1a"],
        "link": "named",
        "speaker": "north-ministry",
        "voice": "quoted",
        "act": "background",
    }
    outcome = desk.own(HERALD, (start, start + 18), form, "Ours", None, seconds=1)
    assert outcome.decision
    assert outcome.decision.decision is Verdict.ACCEPTED
    assert (outcome.decision.engine, outcome.decision.changed) == (None, ())
    entry = desk.workspace.evidence[outcome.record or ""].entry  # type: ignore[index]
    assert entry.passage == PassagePin(start="as the treaty asks")


def test_a_file_that_moved_on_is_a_conflict_and_stays(here: Office) -> None:
    desk, other = here.desk(), here.desk("boris")
    key = key_of(desk, CROSSED.text)
    item = desk.item(key)
    accept(other, OPENED.text)
    before = here.evidence()
    outcome = desk.accept(key, form_of(item), "Ours", item.revision)
    assert outcome.conflict == (
        f'"evidence/{HERALD}.yaml" was changed since this page was made; look at it again'
    )
    assert (outcome.done, here.evidence(), here.lines) == (False, before, [])
    assert desk.accept(key, form_of(item), "Ours", desk.item(key).revision).done


def test_a_file_that_cannot_be_spliced_is_told(tmp_path: Path) -> None:
    text = f"{{article: {HERALD}, agreement: lake_1999, evidence: []}}\n"
    made = office(tmp_path, files={f"evidence/{HERALD}.yaml": text})
    outcome = accept(made.desk(), OPENED.text)
    assert "write it by hand" in outcome.problems[""][0]
    assert (made.evidence() or b"").decode() == text


def test_the_file_of_another_agreement_is_told(tmp_path: Path) -> None:
    from support.builders import lake_files  # noqa: PLC0415 - for one test

    pond = lake_files()["agreements/lake_1999.yaml"].replace("id: lake_1999", "id: pond")
    text = f"article: {HERALD}\nagreement: pond\nevidence: []\n"
    files = {f"evidence/{HERALD}.yaml": text, "agreements/pond.yaml": pond}
    made = office(tmp_path, files=files, agreement={})
    outcome = accept(made.desk(), OPENED.text)
    message = f'"evidence/{HERALD}.yaml" is for the agreement pond; code that one'
    assert outcome.problems == {"": (message,)}


def test_a_draft_beside_it_is_neither_lost_nor_in_the_way(here: Office) -> None:
    draft = here.root / "evidence" / f"{HERALD}.yaml.draft"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text("article: mine\n")
    assert accept(here.desk(), OPENED.text).done
    assert here.desk().undo().done
    assert here.evidence() is None
    assert draft.read_text() == "article: mine\n"


def test_a_faulty_workspace_is_told_and_nothing_is_written(here: Office) -> None:
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    item = desk.item(key)
    (here.root / "incidents.yaml").write_text("incidents: none\n")
    with pytest.raises(InvalidWorkspaceError):
        desk.accept(key, form_of(item), "Ours", None)
    assert (here.evidence(), here.lines) == (None, [])


def test_an_installed_workspace_is_read_only_but_what_is_no_evidence_can_be_noted(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted = accept(here.desk(), CROSSED.text)
    monkeypatch.setattr(layout, "installed_root", lambda: here.root)
    desk = here.desk()
    with pytest.raises(ReadOnlyWorkspaceError):
        accept(desk, OPENED.text)
    with pytest.raises(ReadOnlyWorkspaceError):
        desk.undo()
    assert desk.reject(key_of(desk, OPENED.text), "no").done
    assert desk.undo().done
    assert accepted.record in desk.workspace.evidence


# rejecting and being unsure


def test_what_is_rejected_needs_a_reason_and_is_not_asked_again(here: Office) -> None:
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    assert desk.reject(key, " \n").problems == {"reason": ("say why it is no evidence, in a line",)}
    outcome = desk.reject(key, "It is\n background\x00. ")
    assert outcome.decision
    assert outcome.decision.reason == "It is background."
    assert outcome.decision.targets == ("1b", "1a")
    for coder in ("anna", "boris"):
        assert OPENED.text not in keys(here.desk(coder))


def test_a_rejected_pair_is_not_asked_again_in_another_text_but_another_target_is(
    here: Office,
) -> None:
    desk = here.desk()
    desk.reject(key_of(desk, STAYED.text), "no")
    text = f"An added first line.\n{TEXTS[GAZETTE]}"
    library = TextLibrary(here.data)
    sha256 = library.put(text)
    path = here.root / "articles" / f"{GAZETTE}.yaml"
    old = path.read_text()
    held = old[old.index("held:") :]
    start = held.index("text_sha256: ") + len("text_sha256: ")
    path.write_text(old.replace(held[start : start + 64], sha256))
    again = suggested(GAZETTE, STAYED.text, "1a", text=text, score=0.3, engine="llm")
    more = suggested(GAZETTE, STAYED.text, "1a", "2a", text=text, score=0.2)
    here.suggest(GAZETTE, again, more, text=text)
    (one,) = here.desk().queue(Filters(article=GAZETTE))
    assert (one.suggestion, one.targets) == (more, ("2a",))


def test_the_unsure_wait_apart_and_others_are_asked(here: Office) -> None:
    desk = here.desk()
    desk.unsure(key_of(desk, OPENED.text), "who speaks?")
    assert keys(desk) == [CROSSED.text, STAYED.text, INVITE.text]
    assert keys(desk, unsure=True) == [OPENED.text]
    assert keys(here.desk("boris"))[0] == OPENED.text
    key = key_of(desk, OPENED.text, unsure=True)
    assert desk.reject(key, "nobody").done
    assert keys(desk, unsure=True) == []
    assert OPENED.text not in keys(here.desk("boris"))


# undoing


def test_undoing_goes_back_one_decision_at_a_time(here: Office) -> None:
    desk = here.desk()
    assert desk.undo() == Outcome()
    accept(desk, OPENED.text)
    first = here.evidence()
    accept(desk, CROSSED.text)
    desk.reject(key_of(desk, STAYED.text), "no")
    lines = here.lines
    assert desk.undo().decision == desk_decision(lines, 2)
    assert desk.undo().record == f"{HERALD}#e02"
    assert here.evidence() == first
    assert desk.undo().record == f"{HERALD}#e01"
    assert here.evidence() is None
    assert desk.undo() == Outcome()
    assert keys(desk) == [OPENED.text, CROSSED.text, STAYED.text, INVITE.text]
    assert here.lines[:3] == lines
    assert [json.loads(line).get("withdraws") for line in here.lines] == [None] * 3 + [3, 2, 1]


def desk_decision(lines: list[str], number: int) -> Any:  # noqa: ANN401 - a decision
    from compliance.coding.decision_store import read_lines  # noqa: PLC0415 - for one test

    return read_lines("\n".join(lines).encode(), "anna", "x").lines[number]


def test_an_id_is_not_given_twice(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    desk.undo()
    assert accept(desk, OPENED.text).record == f"{HERALD}#e02"


def test_an_id_in_the_lock_is_not_given_anew(tmp_path: Path) -> None:
    from compliance.workspace.lock_file import lock_bytes  # noqa: PLC0415 - for one test
    from support.builders import lock_of  # noqa: PLC0415 - the same

    made = office(tmp_path)
    entries = [lock_of(f"{HERALD}#e041"), lock_of(f"{GAZETTE}#e077")]
    (made.root / "compliance.lock").write_bytes(lock_bytes(entries))
    assert accept(made.desk(), OPENED.text).record == f"{HERALD}#e042"


def test_a_file_that_was_empty_before_is_so_again(tmp_path: Path) -> None:
    text = f"article: {HERALD}\nagreement: lake_1999\ncoded_by: [anna]\nevidence: []\n"
    made = office(tmp_path, files={f"evidence/{HERALD}.yaml": text})
    accept(made.desk(), OPENED.text)
    assert made.desk().undo().done
    assert (made.evidence() or b"").decode() == text


def test_lines_that_somebody_changed_are_theirs_to_take_out(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    path = here.root / "evidence" / f"{HERALD}.yaml"
    path.write_text(path.read_text().replace("A claim of ours", "Theirs"))
    before = here.evidence()
    outcome = desk.undo()
    assert outcome.conflict == (
        f'"evidence/{HERALD}.yaml": the lines of that record were changed since, '
        "so take it out by hand"
    )
    assert (outcome.done, here.evidence(), len(here.lines)) == (False, before, 1)


def test_a_record_that_is_gone_already_is_only_withdrawn(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    (here.root / "evidence" / f"{HERALD}.yaml").unlink()
    outcome = desk.undo()
    assert (outcome.done, outcome.record) == (True, None)
    assert keys(desk)[0] == OPENED.text


def test_a_record_that_was_settled_is_taken_out_by_hand(tmp_path: Path) -> None:
    made = office(tmp_path, evidence=[record(article=HERALD, targets=["1b"])])
    settled = decision(
        article=HERALD, decision=Verdict.ADJUDICATED, record=EvidenceId(f"{HERALD}#e1")
    )
    DecisionStore(made.data, KEY, made.root).add(settled)
    outcome = made.desk().undo()
    assert outcome.conflict == (
        f'"{HERALD}#e1" was settled from several codings, so take it out by hand, '
        "then undo this again"
    )
    (made.root / "evidence" / f"{HERALD}.yaml").unlink()
    assert made.desk().undo().done


def test_a_record_that_another_rests_on_stays(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    other = record(
        id="e1",
        act="denies",
        speaker="south-office",
        responds_to=[f"{HERALD}#e01"],
        extent="whole",
        targets=["1b"],
    )
    other.pop("article")
    from compliance.workspace.write.yaml_writer import write_yaml  # noqa: PLC0415 - for one test

    content = {"article": GAZETTE, "agreement": "lake_1999", "evidence": [other]}
    (here.root / "evidence" / f"{GAZETTE}.yaml").write_text(write_yaml(content))
    before = here.evidence()
    outcome = desk.undo()
    assert (outcome.conflict or "").startswith(f'"{HERALD}#e01" is needed elsewhere: evidence/')
    assert (here.evidence(), len(here.lines)) == (before, 1)


def test_of_two_in_a_file_the_other_stays_when_one_is_needed(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    accept(here.desk("boris"), CROSSED.text)
    assert desk.undo().record == f"{HERALD}#e01"
    assert b"coded_by: [boris]" in (here.evidence() or b"")
    assert here.desk("boris").undo().record == f"{HERALD}#e02"


# what cannot be written


def test_a_record_that_cannot_be_noted_is_not_written(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(here.desk(), OPENED.text)
    before = here.evidence()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(decision_store, "add_line", full)
        for of in (OPENED, STAYED):
            desk = here.desk()
            with pytest.raises(UnwrittenDecisionError, match="no decision can be added"):
                accept(desk, of.text) if of is STAYED else desk.undo()
    assert (here.evidence(), here.evidence(GAZETTE), len(here.lines)) == (before, None, 1)


def test_a_folder_that_cannot_be_written_is_told(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "not yours")

    monkeypatch.setattr(record_writer, "replace_file", refused)
    with pytest.raises(UnwritableWorkspaceError, match="cannot write into this workspace"):
        accept(here.desk(), OPENED.text)
    assert (here.evidence(), here.lines) == (None, [])


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


def test_a_line_that_was_cut_is_told_at_the_start(here: Office) -> None:
    desk = here.desk()
    desk.reject(key_of(desk, OPENED.text), "no")
    (path,) = here.data.rglob("anna.jsonl")
    path.write_bytes(path.read_bytes()[:-9])
    assert keys(here.desk())[0] == OPENED.text
    assert here.told == [
        "anna.jsonl:1 is no decision: cut short, or changed; it stays there and is passed over"
    ]


# who and what


def test_a_coder_is_one_of_the_list(here: Office) -> None:
    with pytest.raises(UnknownIdError, match='no coder "carla"'):
        here.desk("carla")
    with pytest.raises(UnknownIdError, match='no agreement "pond"'):
        here.desk(agreement="pond")


def test_the_workspace_is_the_same_value_until_a_file_changes(here: Office) -> None:
    desk = here.desk(cache=here.data / "cache")
    first = desk.workspace
    assert desk.workspace is first
    assert desk.prover is desk.prover
    path = here.root / "incidents.yaml"
    path.write_text(path.read_text() + "# a comment\n")
    assert desk.workspace is first  # it says the same
    accept(desk, OPENED.text)
    assert desk.workspace is not first
    assert desk.workspace.evidence[f"{HERALD}#e01"].article.id == ArticleId(HERALD)  # type: ignore[index]
