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
