"""What a desk does not accept, and why: it says so, and nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from compliance.coding import decision_store, record_writer
from compliance.coding.decision_store import UnwrittenDecisionError
from compliance.errors import InvalidWorkspaceError
from compliance.workspace import layout
from compliance.workspace.layout import ReadOnlyWorkspaceError, UnwritableWorkspaceError
from support.builders import GAZETTE, HERALD, lake_files
from support.desks import CROSSED, OPENED, STAYED, Office, accept, form_of, key_of, keys, office

Form = dict[str, Any]


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
    pond = lake_files()["agreements/lake_1999.yaml"].replace("id: lake_1999", "id: pond")
    text = f"article: {HERALD}\nagreement: pond\nevidence: []\n"
    files = {f"evidence/{HERALD}.yaml": text, "agreements/pond.yaml": pond}
    made = office(tmp_path, files=files, agreement={})
    outcome = accept(made.desk(), OPENED.text)
    message = f'"evidence/{HERALD}.yaml" is for the agreement pond; code that one'
    assert outcome.problems == {"": (message,)}


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


def test_a_record_that_cannot_be_noted_is_not_written(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(here.desk(), OPENED.text)
    before = here.evidence()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(decision_store, "add_lines", full)
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
