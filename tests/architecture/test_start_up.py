"""What is slow to import waits until a command needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.repository import ROOT

SLOW = {"jinja2", "pydantic", "rich", "yaml"}


def imported(*arguments: str) -> set[str]:
    """Return the top-level modules that a run of Python with these arguments imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_the_measure_sees_what_is_imported() -> None:
    assert imported("-c", "import yaml") & SLOW == {"yaml"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "import compliance.cli"),
        ("-c", "import compliance.cli.main"),
        ("-m", "compliance", "--help"),
    ],
    ids=["package", "program", "help"],
)
def test_starting_up_imports_nothing_slow(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)
    assert "compliance" in found
    assert found & SLOW == set()


@pytest.mark.parametrize("command", ["report", "check", "articles list"])
def test_what_is_read_every_day_needs_neither_typer_nor_pydantic(command: str) -> None:
    found = imported("-m", "compliance", *command.split())
    assert "compliance" in found
    assert found & {"jinja2", "pydantic", "typer", "yaml"} == set()


def test_a_check_imports_neither_the_command_line_of_typer_nor_what_inspects_classes() -> None:
    found = imported("-m", "compliance", "check")
    assert found & {"typer", "dataclasses", "inspect"} == set()


def test_a_mistake_on_the_command_line_is_told_by_typer() -> None:
    assert "typer" in imported("-m", "compliance", "check", "--help")
