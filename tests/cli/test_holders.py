"""A reading that only another side tells of is marked so wherever its holder is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from support.builders import one_duty, record, workspace
from support.cli import run_cli

READING = {"id": "all-gates", "says": "All four gates.", "turns_on": "gates"}
TOLD = {"source": "south-office", "evidence": "herald-1999-07-01#e1", "confidence": "A"}
SAID = {"source": "south", "citation": "A letter", "confidence": "A"}
MARK = "(as told by another side)"


def written(root: Path, holders: list[dict[str, Any]], *command: str) -> str:
    told = record(article="herald-1999-07-01", speaker="south-office", voice="characterised")
    duty = one_duty(readings=[{**READING, "holders": holders}])
    workspace(root, agreement=duty, evidence=[told, record(status="violated")])
    return " ".join(re.sub(r"<[^>]*>", " ", run_cli("-w", root, *command).stdout).split())


@pytest.mark.parametrize("form", ["text", "md", "html"])
@pytest.mark.parametrize("command", [("report",), ("diff", "north", "south"), ("show",)])
def test_a_reading_told_by_another_side_has_the_mark_of_its_record(
    command: tuple[str, ...], form: str, tmp_path: Path
) -> None:
    if command == ("show",):
        form = "text"
    told = written(tmp_path / "told", [TOLD], *command, "-f", form)
    assert f"All four gates {MARK} (all-gates" in told or f"of South Shore {MARK}" in told
    both = written(tmp_path / "both", [TOLD, SAID], *command, "-f", form)
    assert "South Shore" in both
    assert f"All four gates {MARK}" not in both


def test_a_reading_of_its_own_records_has_no_mark_in_a_difference(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    duty = one_duty(readings=[{**READING, "holders": [TOLD]}])
    told = record(article="herald-1999-07-01", speaker="south-office", voice="characterised")
    own = record(speaker="south-office", status="violated", reading="all-gates")
    workspace(root, agreement=duty, evidence=[told, own])
    said = " ".join(run_cli("-w", root, "diff", "north", "south").stdout.split())
    assert "South Shore: All four gates (all-gates)" in said
