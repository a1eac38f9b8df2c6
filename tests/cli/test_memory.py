"""What does not fit into memory is refused in a sentence, before the machine begins to swap."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from compliance.cli import memory
from support.builders import GAZETTE, lake_files, workspace
from support.cli import run_cli

MIB = 1024 * 1024
FILE = f"evidence/{GAZETTE}.yaml"


def lake(folder: Path, mebibytes: float) -> Path:
    """Return the invented workspace with so much evidence, nearly all of it comments."""
    line = "#" * 99 + "\n"
    filler = line * int(mebibytes * MIB / len(line))
    return workspace(folder / "lake", files={FILE: lake_files()[FILE] + filler})


@pytest.mark.parametrize("command", ["check", "report", "audit", "show"])
def test_what_no_command_can_hold_is_not_read(command: str, tmp_path: Path) -> None:
    root = lake(tmp_path, 2.5)
    done = run_cli("-w", root, command, env={"COMPLIANCE_MEMORY": "7"})
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == (
        "the evidence here has 2 MiB, and takes some 7 MiB of memory to read, of which there are "
        "7; divide it among workspaces, one an agreement or a period, or name more MiB in "
        "COMPLIANCE_MEMORY\n"
    )


def test_evidence_in_json_lines_counts_alike(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", files={"evidence/x.jsonl": " \n" * MIB})
    assert run_cli("-w", root, "check", env={"COMPLIANCE_MEMORY": "5"}).status == 3
    assert "has 2 MiB" in run_cli("-w", root, "check", env={"COMPLIANCE_MEMORY": "5"}).stderr


@pytest.mark.parametrize(("named", "held"), [("29", True), ("31", False), ("off", False)])
def test_what_may_not_fit_is_held_to_the_memory(named: str, held: bool, tmp_path: Path) -> None:
    root = lake(tmp_path, 2.5)
    with mock.patch.object(memory, "keep_below") as keep_below:
        assert run_cli("-w", root, "check", env={"COMPLIANCE_MEMORY": named}).status == 0
    assert keep_below.call_args_list == ([mock.call(29 * MIB)] if held else [])


@pytest.mark.parametrize("known", [None, 8 * MIB, 4_096 * MIB])
def test_without_a_number_it_is_what_the_system_says(
    known: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "memory_here", lambda: known)
    root = lake(tmp_path, 3)
    assert run_cli("-w", root, "check").status == (3 if known == 8 * MIB else 0)


@pytest.mark.parametrize("named", ["4G", "1.5", "-1", "\N{SUPERSCRIPT TWO}", "9" * 99])
def test_what_is_no_number_is_refused(named: str, tmp_path: Path) -> None:
    done = run_cli("-w", lake(tmp_path, 0), "check", env={"COMPLIANCE_MEMORY": named})
    assert done.status == 3
    assert done.stderr == (
        f'COMPLIANCE_MEMORY is "{named}"; write how many MiB may be taken, as 4096, or off\n'
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit other things")
def test_a_command_that_would_take_more_says_so_and_ends(tmp_path: Path) -> None:
    root = lake(tmp_path, 4)
    done = subprocess.run(
        [sys.executable, "-m", "compliance", "-w", root, "check"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "COMPLIANCE_MEMORY": "20", "COMPLIANCE_CACHE": "off"},
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("there is not enough memory for this")
