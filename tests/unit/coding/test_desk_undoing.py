"""What is undone at a desk, and what is left to be taken out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from compliance.coding.decision import Verdict
from compliance.coding.decision_store import DecisionStore, read_lines
from compliance.coding.desk import Outcome
from compliance.model.base import EvidenceId
from compliance.workspace.write.yaml_writer import write_yaml
from support.builders import GAZETTE, HERALD, record, workspace
from support.decided import decision
from support.desks import CROSSED, INVITE, KEY, OPENED, STAYED, Office, accept, key_of, keys, office


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
    return read_lines("\n".join(lines).encode(), "anna", "x").lines[number]


def test_a_file_that_was_empty_before_is_so_again(tmp_path: Path) -> None:
    text = f"article: {HERALD}\nagreement: lake_1999\ncoded_by: [anna]\nevidence: []\n"
    made = office(tmp_path, files={f"evidence/{HERALD}.yaml": text})
    accept(made.desk(), OPENED.text)
    assert made.desk().undo().done
    assert (made.evidence() or b"").decode() == text


def test_a_record_in_json_lines_is_one_line_more_and_one_less(tmp_path: Path) -> None:
    before = f'{{"article":"{HERALD}", "agreement":"lake_1999"}}\n'
    made = office(tmp_path, files={f"evidence/{HERALD}.jsonl": before})
    path = made.root / "evidence" / f"{HERALD}.jsonl"
    accept(made.desk(), OPENED.text)
    accept(made.desk(), CROSSED.text)
    first, *records = path.read_text("utf-8").splitlines(keepends=True)
    assert first == before
    assert [json.loads(one)["id"] for one in records] == ["e01", "e02"]
    path.write_text("".join([first, *records[::-1]]), "utf-8")
    assert made.desk().undo().record == f"{HERALD}#e02"
    assert path.read_text("utf-8") == before + records[0]
    path.write_text(before + records[0].replace("A claim of ours", "Theirs"), "utf-8")
    assert "were changed since" in (made.desk().undo().conflict or "")
    path.write_text(before + records[0], "utf-8")
    assert made.desk().undo().record == f"{HERALD}#e01"
    assert path.read_text("utf-8") == before
    assert made.evidence() is None


def test_a_record_goes_beside_a_figure_with_a_fraction_and_out_again(tmp_path: Path) -> None:
    figure = {"what": "gates", "value": "1.5", "as_printed": "one and a half"}
    root = workspace(tmp_path / "counted", evidence=[record(article=HERALD, figures=[figure])])
    text = (root / "evidence" / f"{HERALD}.yaml").read_text("utf-8").replace('"1.5"', "1.5")
    made = office(tmp_path, files={f"evidence/{HERALD}.yaml": text})
    path = made.root / "evidence" / f"{HERALD}.yaml"
    accept(made.desk(), OPENED.text)
    assert path.read_text("utf-8").startswith(text)
    assert path.read_text("utf-8") != text
    assert made.desk().undo().record == f"{HERALD}#e2"
    assert path.read_text("utf-8") == text


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
