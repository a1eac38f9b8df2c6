"""compliance affirm: the lock says where each passage stood, and when."""

from __future__ import annotations

import csv
from pathlib import Path

from support.builders import GAZETTE, workspace
from support.cli import run_cli

DAY = ("--on", "2026-11-21")


def affirm(
    root: Path, *options: str, env: dict[str, str] | None = None
) -> tuple[int, list[str], str]:
    finished = run_cli("-w", root, "affirm", *options, env=env)
    lock = root / "compliance.lock"
    return finished.status, finished.stderr.splitlines(), lock.read_text("utf-8")


def test_every_shipped_passage_is_located_and_a_second_run_changes_no_byte(
    ours: Path, texts: dict[str, str]
) -> None:
    (ours / "compliance.lock").unlink()
    status, said, lock = affirm(ours, "--all", *DAY, env=texts)
    records = lock.count("\n")
    assert status == 0
    assert said == [
        f"affirmed {records}, unchanged 0, changed since affirmed 0, not found 0",
        "compliance.lock written",
    ]
    status, said, again = affirm(ours, "--all", env=texts)
    assert (status, again) == (0, lock)
    assert said[-1] == "compliance.lock unchanged"


def test_the_shipped_lock_attests_every_passage_where_no_text_is_held(shipped: Path) -> None:
    printed = run_cli("-w", shipped, "report", "-f", "csv").stdout
    rows = list(csv.DictReader(printed.splitlines()))
    assert rows
    assert {row["proof"] for row in rows} == {"attested"}


def test_without_texts_nothing_is_affirmed_and_nothing_lost(shipped: Path) -> None:
    lock = (shipped / "compliance.lock").read_text("utf-8")
    first, rest = lock.split("\n", 1)
    (shipped / "compliance.lock").write_text(rest, "utf-8")
    status, said, after = affirm(shipped, "--all")
    assert (status, after) == (1, rest)
    assert said[0].endswith(": not affirmed: the passage is unverified")
    assert first not in after


def test_what_changed_is_listed_by_all_and_accepted_by_name_or_suspect(
    ours: Path, texts: dict[str, str]
) -> None:
    evidence = ours / "evidence" / "babel-2023-09-19.yaml"
    text = evidence.read_text("utf-8")
    evidence.write_text(text.replace("claim: ", "claim: newly, ", 1), "utf-8")
    before = (ours / "compliance.lock").read_text("utf-8")
    status, said, lock = affirm(ours, "--all", env=texts)
    assert (status, lock) == (1, before)
    changed = "babel-2023-09-19#e01: changed since affirmed: claim"
    assert said[0] == changed
    status, said, lock = affirm(ours, "babel-2023-09-19#e01", *DAY, env=texts)
    assert status == 0
    assert said[0].startswith("affirmed 1, unchanged 0")
    assert lock != before
    evidence.write_text(text, "utf-8")
    status, said, lock = affirm(ours, "--suspect", *DAY, env=texts)
    assert (status, said[0].split(",")[0]) == (0, "affirmed 1")


def test_records_that_are_gone_are_named_and_taken_out_on_request(
    ours: Path, texts: dict[str, str]
) -> None:
    (ours / "evidence" / "babel-2023-09-19.yaml").unlink()
    status, said, lock = affirm(ours, "--all", env=texts)
    assert status == 0
    assert "babel-2023-09-19#e01: in the lock, but no longer in the workspace" in said
    assert "babel-2023-09-19#e01" in lock
    status, said, lock = affirm(ours, "--suspect", env=texts)
    assert status == 0
    assert "babel" not in lock


def test_where_nothing_is_found_no_lock_is_made(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    for option, status in (("--all", 1), ("--suspect", 0)):
        finished = run_cli("-w", root, "affirm", option)
        assert finished.status == status
        assert finished.stderr.splitlines()[-1] == "nothing to note in compliance.lock"
        assert not (root / "compliance.lock").exists()


def test_a_lock_that_loses_its_last_line_stays_as_an_empty_file(
    tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    root = workspace(tmp_path / "lake", evidence=[{"claim": "One."}])
    assert affirm(root, "--all", *DAY, env=lake_texts)[2].count("\n") == 1
    (root / "evidence" / f"{GAZETTE}.yaml").unlink()
    status, said, lock = affirm(root, "--suspect", *DAY, env=lake_texts)
    assert (status, said[-1], lock) == (0, "compliance.lock written", "")
    again = affirm(root, "--all", *DAY, env=lake_texts)
    assert (again[0], again[1][-1], again[2]) == (0, "nothing to note in compliance.lock", "")


def test_what_is_suspect_is_accepted_and_what_is_gone_is_named(
    tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    root = tmp_path / "lake"
    workspace(root, evidence=[{"claim": "One."}, {"claim": "Two."}])
    first = affirm(root, "--all", *DAY, env=lake_texts)[2]
    workspace(root, evidence=[{"claim": "Another."}])
    status, said, lock = affirm(root, "--all", *DAY, env=lake_texts)
    assert (status, lock) == (1, first)
    assert said[:2] == [
        f"{GAZETTE}#e1: changed since affirmed: claim",
        f"{GAZETTE}#e2: in the lock, but no longer in the workspace",
    ]
    status, said, lock = affirm(root, "--suspect", *DAY, env=lake_texts)
    assert (status, f"{GAZETTE}#e2" in lock) == (0, False)
    assert "affirmed 1, unchanged 0, changed since affirmed 0, not found 0" in said
