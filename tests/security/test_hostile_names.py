"""What files, folders and workspaces are called forges no line of any output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compliance.model.characters import UNFIT_FOR_TEXT_OUTPUT
from support.builders import GAZETTE, workspace
from support.cli import run_cli
from support.hostile import commands_in

NAMES = (
    "x\n::error::y",
    "x\nevidence.yaml:1:1: link: y",
    "x\r\x1b[8my",
    "x\u2028y\u2029\x85z",
    "x\u202ey",
    "##[error]x",
    "##vso[task.x]y",
    "x\udcff",
)
COMMANDS = (
    ("report",),
    ("report", "-f", "md"),
    ("report", "-f", "json"),
    ("audit",),
    ("audit", "-f", "github"),
    ("audit", "-f", "json"),
    ("show", GAZETTE),
    ("articles", "list"),
    ("check", "-f", "github"),
)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_name_of_a_file_or_folder_forges_no_line(name: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    (root / "articles" / f"{name}.yaml").write_bytes(b"")
    (root / "evidence" / name).symlink_to(tmp_path)
    (root / "sources" / name).mkdir()
    (root / "sources" / name / "odd.yml").write_bytes(b"")
    problems = json.loads(run_cli("-w", root, "check", "-f", "json").stdout)["problems"]
    assert len(problems) >= 3
    for command in (("check",), ("check", "-f", "github"), ("report",)):
        finished = run_cli("-w", root, *command)
        said = finished.stdout + finished.stderr
        assert said.count("\n") == len(said.splitlines()) == len(problems)
        assert UNFIT_FOR_TEXT_OUTPUT.findall(said.replace("\n", "")) == []
        assert commands_in(said.replace("::error file=", "")) == []


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_output_depends_on_what_a_workspace_is_called(name: str, tmp_path: Path) -> None:
    named, plain = workspace(tmp_path / name), workspace(tmp_path / "lake")
    for command in COMMANDS:
        assert run_cli("-w", named, *command) == run_cli("-w", plain, *command), command
