"""What is slow to import waits until a command needs it; counted in modules, since times vary."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.builders import workspace
from support.repository import ROOT

# Of rich, only its table of the widths of characters is needed every day.
SLOW = {
    "jinja2",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "regex",
    "rich.console",
    "tomllib",
    "yaml",
}
COMMANDS = "compliance.cli.commands."
REPORTING = """\
import atexit, sys
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
from compliance.cli.main import main
main()
"""


def imported(*command: str, cache: Path, status: int = 0) -> set[str]:
    """Return the modules that a run of `compliance COMMAND...` imports."""
    done = subprocess.run(
        [sys.executable, "-c", REPORTING, *command],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COMPLIANCE_CACHE": str(cache)},
    )
    assert done.returncode == status, done.stderr[-2_000:]
    return set(done.stderr.splitlines()[-1].split())


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.startswith("compliance")}


def test_the_list_of_commands_imports_none_of_them(tmp_path: Path) -> None:
    found = imported("--help", cache=tmp_path)
    assert "typer" in found
    assert found & SLOW == set()
    assert not any(module.startswith(COMMANDS) for module in found)
    assert len(ours(found)) <= 28
    assert "msgspec" not in found
    assert len(found) <= 177


@pytest.mark.parametrize(
    ("command", "most"),
    [("check", 118), ("report --source az", 162), ("report --format json", 162)],
)
def test_what_is_read_every_day_imports_no_templates_no_gate_and_no_other_command(
    command: str, most: int, tmp_path: Path
) -> None:
    words = command.split()
    imported(*words, cache=tmp_path)
    found = imported(*words, cache=tmp_path)
    assert found & SLOW == set()
    assert {module for module in found if module.startswith(COMMANDS)} == {COMMANDS + words[0]}
    assert len(ours(found)) <= most


def test_reading_the_command_line_imports_no_pydantic(tmp_path: Path) -> None:
    found = imported("--workspace", ".", "--agreement", "x", "nothing", cache=tmp_path, status=2)
    assert "typer" in found
    assert "pydantic" not in found


def test_pages_import_the_templates_that_the_other_formats_do_without(tmp_path: Path) -> None:
    found = imported("report", "--format", "html", cache=tmp_path)
    assert "jinja2" in found
    assert not any(module.startswith("compliance.render.sandbox") for module in found)


def test_with_templates_of_its_own_a_workspace_leaves_the_engine_to_another_process(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "lake", files={"templates/_mine.html.j2": ""})
    found = imported("-w", str(root), "report", "--format", "html", cache=tmp_path / "cache")
    assert "compliance.render.sandbox.process" in found
    assert "jinja2" not in found
