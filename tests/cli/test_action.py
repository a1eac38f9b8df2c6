"""The action that other repositories may use on GitHub: its steps, run as GitHub runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.yaml.reader import read_yaml
from support.builders import workspace
from support.repository import ROOT

BASH = shutil.which("bash")
GIVEN = re.compile(r"\$\{\{ (?:inputs\.)?([\w.-]+) \}\}")


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    """The action as GitHub reads it."""
    made = read_yaml((ROOT / "action.yml").read_bytes(), "action.yml")
    assert made.problems == ()
    assert isinstance(made.value, dict)
    return made.value


def test_nothing_that_is_given_is_read_as_a_command(action: dict[str, Any]) -> None:
    # What stands in "run" itself would be run, whoever wrote it.
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert all(GIVEN.fullmatch(value) for value in step["env"].values())


def test_it_installs_what_stands_beside_it(action: dict[str, Any]) -> None:
    first = action["runs"]["steps"][0]
    assert first["run"] == 'python3 -m pip install --quiet "$ACTION[text]"'
    assert first["env"] == {"ACTION": "${{ github.action_path }}"}


def run_steps(action: dict[str, Any], folder: Path, **inputs: str) -> list[int]:
    """Run the steps after the first in a folder, and return how each ended."""
    given = {name: one["default"] for name, one in action["inputs"].items()} | inputs
    assert BASH is not None
    shown = Path(sys.executable).parent
    ended = []
    for step in action["runs"]["steps"][1:]:
        said = {name: GIVEN.sub(lambda m: given[m[1]], it) for name, it in step["env"].items()}
        finished = subprocess.run(
            (BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
            cwd=folder,
            env={**os.environ, **said, "PATH": f"{shown}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            check=False,
        )
        ended.append(finished.returncode)
    return ended


@pytest.mark.skipif(BASH is None, reason="no bash, which runs the steps of an action")
def test_its_steps_check_and_audit(action: dict[str, Any], tmp_path: Path) -> None:
    workspace(tmp_path / "it's $HOME")
    named = {"workspace": "it's $HOME", "sarif": "out.sarif"}
    assert run_steps(action, tmp_path, **named) == [0, 0]
    assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert run_steps(action, tmp_path, **named | {"fail-on": "info"}) == [0, 1]
    assert run_steps(action, tmp_path, workspace="nowhere")[0] != 0
