"""A process of ours answers in lines, is timed for each task, and tells how it ended."""

from __future__ import annotations

import resource
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.processes import held
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits

LIMITS = Limits(seconds=1, patience=30.0, memory=200 * 1024 * 1024, size=0)
ECHO = """\
import os
import sys
from time import sleep
from compliance.processes.held import grant, hold


def main(seconds, memory):
    hold(memory)
    grant(seconds, 0)
    for line in sys.stdin.buffer:
        if line == b"spin\\n":
            while True:
                pass
        if line == b"sleep\\n":
            sleep(99)
        if line == b"memory\\n":
            b"a" * 10**9
        if line.startswith(b"lent "):
            line = os.pread(int(line[5:]), 99, 0) + b"\\n"
        if line == b"open\\n":
            open(__file__)
        sys.stdout.buffer.write(b"+" + line)
        sys.stdout.buffer.flush()
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a module that answers each line with itself, and does some badly."""
    (tmp_path / "echo_of_a_test.py").write_text(ECHO, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "echo_of_a_test"


def test_lines_are_answered_one_by_one_in_one_process(module: str) -> None:
    process = ChildProcess(module, LIMITS)
    for line in (b"a", b"b"):
        with process.timed():
            process.send(line)
            assert process.reply(99) == b"+" + line + b"\n"
    process.send(b"many")
    assert process.reply(3) == b"+ma"
    process.ending()
    process.send(b"c")
    assert process.reply(99) == b""


@pytest.mark.parametrize(
    ("line", "patience", "status"),
    [
        (b"spin", 30.0, -signal.SIGXCPU),
        (b"sleep", 0.5, -signal.SIGKILL),
        (b"memory", 30.0, None),
        (b"open", 30.0, None),
    ],
)
def test_it_tells_how_it_ended(
    module: str, line: bytes, patience: float, status: int | None
) -> None:
    process = ChildProcess(module, replace(LIMITS, patience=patience))
    with process.timed():
        process.send(line)
        assert process.reply(99) == b""
    ending = process.ending()
    assert ending.late is (status is not None)
    assert status in {None, ending.status}


def test_without_python_it_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "none")
    with pytest.raises(OSError, match="none"):
        ChildProcess("x", LIMITS)


def test_it_runs_where_the_system_knows_no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(held, "resource", None)
    held.hold(1_000)
    held.grant(1, 1)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_what_reads_may_open_files_but_write_none(monkeypatch: pytest.MonkeyPatch) -> None:
    limited: dict[str, int] = {}
    monkeypatch.setattr(held, "_limit", lambda name, most, **_: limited.update({name: most}))
    held.hold(1_000, reads=True)
    assert limited == {"RLIMIT_AS": 1_000, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NPROC": 0}


def test_a_file_that_is_open_here_can_be_lent(module: str, tmp_path: Path) -> None:
    path = tmp_path / "lent.txt"
    path.write_bytes(b"words")
    with path.open("rb") as file:
        number = file.fileno()
        process = ChildProcess(module, LIMITS, (number,))
        process.send(b"lent %d" % number)
        assert process.reply(99) == b"+words\n"
        process.end()
