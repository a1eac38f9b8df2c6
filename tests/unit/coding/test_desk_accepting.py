"""What is accepted at a desk: the record that is written, and the decision noted of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compliance.coding.decision import Verdict
from compliance.model.evidence import PassagePin
from compliance.model.words import Act
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.lock_file import lock_bytes
from support.builders import GAZETTE, HERALD, lock_of, record
from support.desks import (
    CROSSED,
    INVITE,
    OPENED,
    STAYED,
    Office,
    accept,
    form_of,
    key_of,
    keys,
    office,
    suggested,
)
from support.lake_texts import TEXTS


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


def of_the_ministry(words: str, act: Act, **fields: Any) -> Suggestion:  # noqa: ANN401 - of any field
    """Return a suggestion for words of the ministry on the gates."""
    return suggested(HERALD, words, "1b", speaker="north-ministry", act=act, **fields)


def test_a_denial_names_the_record_as_its_own_file_does(tmp_path: Path) -> None:
    denied = (f"{GAZETTE}#e1", f"{HERALD}#e1")
    words = "It denied that a gate was shut again on 20 June"
    denies = of_the_ministry(words, Act.DENIES, responds_to=denied)
    records = [
        record(targets=["1b"], speaker="south-office"),
        record(article=HERALD, targets=["1b"], passage={"start": "as the treaty asks"}),
    ]
    made = office(tmp_path, {HERALD: [denies]}, evidence=records)
    outcome = accept(made.desk(), denies.text, extent="whole")
    assert outcome.decision
    assert outcome.decision.changed == ("extent",)
    written = f"    responds_to:\n      - {GAZETTE}#e1\n      - e1\n"
    assert written in (made.evidence() or b"").decode()


def test_a_caveat_limits_the_record_that_was_made_of_what_it_limits(tmp_path: Path) -> None:
    limits = OPENED.range
    caveat = of_the_ministry("as the treaty asks", Act.CAVEATS, limits=limits, score=0.1)
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


def test_a_draft_beside_it_is_neither_lost_nor_in_the_way(here: Office) -> None:
    draft = here.root / "evidence" / f"{HERALD}.yaml.draft"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text("article: mine\n")
    assert accept(here.desk(), OPENED.text).done
    assert here.desk().undo().done
    assert here.evidence() is None
    assert draft.read_text() == "article: mine\n"


def test_an_id_is_not_given_twice(here: Office) -> None:
    desk = here.desk()
    accept(desk, OPENED.text)
    desk.undo()
    assert accept(desk, OPENED.text).record == f"{HERALD}#e02"


def test_an_id_in_the_lock_is_not_given_anew(tmp_path: Path) -> None:

    made = office(tmp_path)
    entries = [lock_of(f"{HERALD}#e041"), lock_of(f"{GAZETTE}#e077")]
    (made.root / "compliance.lock").write_bytes(lock_bytes(entries))
    assert accept(made.desk(), OPENED.text).record == f"{HERALD}#e042"
