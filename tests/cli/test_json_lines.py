"""A workspace with its evidence in JSON Lines: every command says what it says of YAML."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.builders import HERALD, workspace
from support.cli import run_cli
from support.lines import put_in_lines
from support.repository import ROOT

DAY = ("--on", "2026-11-28")
SCRIPT = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r'"(?:line|column)": \d+')


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """The invented workspace in YAML, and in JSON Lines."""
    return workspace(tmp_path / "yaml"), put_in_lines(workspace(tmp_path / "lines"))


@pytest.mark.parametrize(
    "argv",
    [
        ("check",),
        *(("report", "-f", format) for format in ("text", "md", "html", "json", "csv")),
        *(("matrix", "-f", format) for format in ("text", "json")),
        ("timeline", "-f", "json"),
        ("diff", "north", "south", "-f", "json"),
        ("network", "-f", "json"),
        ("export", "--to", "csl-json"),
    ],
    ids=" ".join,
)
def test_what_is_said_is_the_same_to_the_byte(
    argv: tuple[str, ...], both: tuple[Path, Path], lake_texts: dict[str, str]
) -> None:
    first, second = (run_cli("-w", root, *argv, env=lake_texts) for root in both)
    assert first.status == 0, first.stderr
    assert first == second


def test_findings_are_the_same_but_for_their_places(
    both: tuple[Path, Path], lake_texts: dict[str, str]
) -> None:
    argv = ("audit", "-f", "json", "--fail-on", "never")
    first, second = (run_cli("-w", root, *argv, env=lake_texts).stdout for root in both)
    assert PLACE.search(first)
    assert PLACE.sub("", first) == PLACE.sub("", second).replace(".jsonl", ".yaml")


def test_the_lock_is_the_same_to_the_byte(
    both: tuple[Path, Path], lake_texts: dict[str, str]
) -> None:
    said = [run_cli("-w", root, "affirm", "--all", *DAY, env=lake_texts).stderr for root in both]
    first, second = ((root / "compliance.lock").read_bytes() for root in both)
    assert first == second
    assert first
    assert said[0] == said[1]


def test_a_lock_of_yaml_is_one_of_lines(
    both: tuple[Path, Path], lake_texts: dict[str, str]
) -> None:
    first, second = both
    run_cli("-w", first, "affirm", "--all", *DAY, env=lake_texts)
    shutil.copy(first / "compliance.lock", second)
    again = run_cli("-w", second, "affirm", "--all", *DAY, env=lake_texts)
    assert again.stderr.splitlines()[-1] == "compliance.lock unchanged"


def test_a_record_is_shown_with_its_line(both: tuple[Path, Path]) -> None:
    shown = run_cli("-w", both[1], "show", f"{HERALD}#e3").stdout
    assert f"evidence/{HERALD}.jsonl:4" in shown


def test_the_cache_knows_lines_too(both: tuple[Path, Path], tmp_path: Path) -> None:
    env = {"COMPLIANCE_CACHE": str(tmp_path / "cache")}
    first, second = (run_cli("-w", both[1], "report", env=env) for _ in range(2))
    assert list((tmp_path / "cache").rglob("*"))
    assert first == second
    assert first.status == 0


def test_the_script_of_the_docs_makes_lines(shipped: Path, tmp_path: Path) -> None:
    (script,) = SCRIPT.findall((ROOT / "docs/how-to/large-sets.md").read_text("utf-8"))
    before = run_cli("-w", shipped, "report", "-f", "json")
    files = sorted((shipped / "evidence").glob("*.yaml"))
    (tmp_path / "to_lines.py").write_text(script, "utf-8")
    subprocess.run([sys.executable, tmp_path / "to_lines.py", *files], check=True)
    assert {file.suffix for file in (shipped / "evidence").iterdir()} == {".jsonl"}
    assert run_cli("-w", shipped, "report", "-f", "json") == before
