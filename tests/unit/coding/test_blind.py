"""Who codes blind sees nothing of others, and writes a coding of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.coding.blind import BlindDesk
from compliance.coding.desk import UnknownItemError
from compliance.library.store import TextLibrary
from compliance.passages.search import Range
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.load import read_checked
from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, HERALD, lake_files
from support.codings import coded_twice
from support.desks import Office, clock, office
from support.lake_texts import TEXTS

FIELDS = {
    "targets": ("1b",),
    "link": "inferred",
    "speaker": "south-office",
    "voice": "reported",
    "act": "assesses",
    "status": "violated",
}
WORDS = "That is a breach of point one"


def blind(made: Office, coder: str = "anna") -> BlindDesk:
    library = TextLibrary(made.data)
    return BlindDesk(made.root, library, made.store, coder, clock(), say=made.told.append)


@pytest.fixture
def made(tmp_path: Path) -> Office:
    return office(tmp_path)


def place(words: str = WORDS, article: str = GAZETTE) -> Range:
    start = TEXTS[article].index(words)
    return start, start + len(words)


def codings(made: Office) -> dict[str, bytes]:
    return {
        path.relative_to(made.root).as_posix(): path.read_bytes()
        for path in sorted((made.root / "codings").rglob("*.yaml"))
    }


def test_nothing_of_suggestions_and_of_others_is_shown(made: Office) -> None:
    assert made.desk().own(GAZETTE, place(), FIELDS, "a breach", None).done
    desk = blind(made, "boris")
    assert desk.queue() == ()
    assert desk.damaged == ()
    assert desk.answers(f"{GAZETTE}#e01") == ()
    item = desk.own_item(GAZETTE, place(), {"targets": ("1b",)})
    assert (item.others, item.marks, item.revision, item.key) == ((), (), None, None)
    assert {f.name: f.choices for f in item.fields}["responds_to"] == ()
    (waits, *_) = made.desk("boris").queue()
    with pytest.raises(UnknownItemError):
        desk.item(waits.key)
    with pytest.raises(UnknownItemError):
        desk.reject(waits.key, "no")


def test_a_record_goes_into_the_coders_own_coding_alone(made: Office) -> None:
    before = made.evidence(GAZETTE)
    desk = blind(made)
    outcome = desk.own(GAZETTE, place(), FIELDS, "a breach", None)
    assert (outcome.record, outcome.problems, outcome.conflict) == (f"{GAZETTE}#e01", {}, None)
    written = codings(made)
    assert [*written] == [f"codings/anna/{GAZETTE}.yaml"]
    assert (made.evidence(GAZETTE), made.lines) == (before, [])
    records = read_checked(made.root, codings=find_coding_faults)
    (coding,) = records.codings.values()
    assert (coding.coder, coding.evidence[0].claim) == ("anna", "a breach")
    item = desk.own_item(GAZETTE, place())
    assert [(one.range, one.record) for one in item.marks] == [(place(), f"{GAZETTE}#e01")]
    assert [c.value for f in item.fields if f.name == "qualifies" for c in f.choices] == ["e01"]
    second = desk.own(GAZETTE, place("Two boats stayed"), FIELDS, "boats", item.revision)
    assert second.record == f"{GAZETTE}#e02"
    assert codings(made)[f"codings/anna/{GAZETTE}.yaml"].startswith(
        written[f"codings/anna/{GAZETTE}.yaml"].rstrip()
    )


def test_what_check_would_say_is_told_by_field_and_nothing_is_written(made: Office) -> None:
    wrong = {**FIELDS, "speaker": "nobody", "responds_to": ("e9",)}
    outcome = blind(made).own(GAZETTE, place(), wrong, "a breach", None)
    assert {"speaker", "responds_to"} <= {*outcome.problems}
    assert codings(made) == {}


def test_a_coding_that_moved_on_is_not_written_over(made: Office) -> None:
    desk = blind(made)
    assert desk.own(GAZETTE, place(), FIELDS, "a breach", None).done
    moved = codings(made)
    conflict = desk.own(GAZETTE, place("Two boats stayed"), FIELDS, "boats", None).conflict
    assert conflict is not None
    assert conflict.startswith(f'"codings/anna/{GAZETTE}.yaml" was changed')
    assert codings(made) == moved


def test_what_this_run_wrote_can_be_undone_unless_it_was_changed(made: Office) -> None:
    desk = blind(made)
    assert not desk.undo().done
    assert desk.own(GAZETTE, place(), FIELDS, "a breach", None).done
    undone = desk.undo()
    assert (undone.record, undone.done) == (f"{GAZETTE}#e01", True)
    assert codings(made) == {}
    assert desk.own(GAZETTE, place(), FIELDS, "a breach", None).done
    file = made.root / "codings" / "anna" / f"{GAZETTE}.yaml"
    file.write_bytes(file.read_bytes() + b"# mine\n")
    assert desk.undo().conflict == (
        f'"codings/anna/{GAZETTE}.yaml" was changed since; take the record out by hand'
    )


def test_a_coding_of_another_agreement_is_told(tmp_path: Path) -> None:
    pond = lake_files()["agreements/lake_1999.yaml"].replace("id: lake_1999", "id: pond")
    said = "speaker: south-office, act: background, claim: x, passage: {start: no such words}"
    record = f"{{id: e1, targets: [1b], link: named, {said}}}"
    head = f"article: {GAZETTE}\ncoder: anna\n"
    files = {
        f"codings/anna/{GAZETTE}.yaml": f"{head}agreement: pond\nevidence:\n  - {record}\n",
        "agreements/pond.yaml": pond,
    }
    made = office(tmp_path, files=files, agreement={})
    desk = blind(made)
    item = desk.own_item(GAZETTE, place())
    assert item.marks == ()  # its words are nowhere in the text
    outcome = desk.own(GAZETTE, place(), FIELDS, "a breach", item.revision)
    message = f'"codings/anna/{GAZETTE}.yaml" is for the agreement pond; code that one'
    assert outcome.problems == {"": (message,)}


def test_a_coding_of_another_form_is_left_alone(made: Office) -> None:
    file = made.root / "codings" / "anna" / f"{GAZETTE}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{{article: {GAZETTE}, agreement: lake_1999, coder: anna, evidence: []}}\n")
    desk = blind(made)
    revision = desk.own_item(GAZETTE, place()).revision
    outcome = desk.own(GAZETTE, place(), FIELDS, "a breach", revision)
    assert "write it by hand" in outcome.problems[""][0]


def test_a_coder_has_to_be_among_the_coders(made: Office) -> None:
    (made.root / "coders.yaml").unlink()
    with pytest.raises(UnknownIdError):
        blind(made)


def test_codings_of_others_stay_as_they_are(tmp_path: Path) -> None:
    made = office(tmp_path)
    coded_twice(made.root)
    before = codings(made)
    desk = blind(made)
    revision = desk.own_item(HERALD, place("Ferries crossed", HERALD)).revision
    words = place("Ferries crossed twelve times in June", HERALD)
    fields = {**FIELDS, "speaker": "north-harbour", "status": ""}
    assert desk.own(HERALD, words, {**fields, "act": "background"}, "they crossed", revision).done
    after = codings(made)
    assert {name for name in after if after[name] != before[name]} == {
        f"codings/anna/{HERALD}.yaml"
    }
