"""A scan that is killed at any of its writes, and begun again, loses and doubles nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from compliance.files.writing import replace_file
from compliance.scan import ledger, work
from compliance.scan.drive import Drive
from compliance.scan.ledger import Ledger
from compliance.scan.summary import summary_of
from compliance.scan.task import Task
from compliance.scan.units import Unit, units_in
from compliance.views.scan import ScanView
from support.crawl import crawl, here, lake_task
from support.lake_cues import lake_with_cues
from support.repository import ROOT

WRITES = 17
"""Of six units: two slips and a file of hits each, but for one that finds the hits of another."""


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    return lake_task(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    return list(units_in([crawl(tmp_path_factory.mktemp("crawl") / "crawl")], []))


def scanned(units: list[Unit], task: Task, out: Path, run: str) -> ScanView:
    Ledger(out).make()
    slips = list(Drive(out, run).slips(units, lambda asked: here(asked, task, out, run, 1)))
    return summary_of(out, slips, [])


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def kill_at(number: int, *, after: bool, command: Callable[[], object]) -> int:
    """Run something in a process that is killed at a write; return how it ended."""
    child = os.fork()
    if child == 0:
        left = [number]

        def replace(*given: object, **named: object) -> None:
            left[0] -= 1
            if left[0] == 0 and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            replace_file(*given, **named)  # type: ignore[arg-type]
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        work.replace_file = ledger.replace_file = replace  # type: ignore[attr-defined]
        command()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_at_any_write_it_ends_as_if_nothing_had_been(
    units: list[Unit], task: Task, tmp_path: Path
) -> None:
    view = scanned(units, task, tmp_path / "quiet", "quiet")
    whole = files(tmp_path / "quiet")
    # Before and after: that of a first slip, of hits, of a last slip.
    for number, after in ((1, False), (5, False), (8, True), (WRITES, True)):
        out = tmp_path / f"killed-{number}"
        command = partial(scanned, units, task, out, "one")
        assert kill_at(number, after=after, command=command) == -signal.SIGKILL
        again = scanned(units, task, out, "two")
        assert (again.records, again.hits, again.candidates) == (
            view.records,
            view.hits,
            view.candidates,
        )
        assert (again.passed, again.faults, again.refused) == (
            view.passed,
            view.faults,
            view.refused,
        )
        assert files(out) == whole
        assert not list(out.rglob("*.part"))


@pytest.mark.slow
@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed; the slow job has it")
def test_a_cluster_finds_the_same_to_the_byte(tmp_path: Path) -> None:
    lake, archives = lake_with_cues(tmp_path / "lake"), crawl(tmp_path / "crawl")
    program = (sys.executable, "-m", "compliance", "-w", str(lake), "scan", str(archives))
    env = {**os.environ, "COMPLIANCE_TEXTS": str(tmp_path / "texts"), "COMPLIANCE_CACHE": "off"}
    for runner in ("native", "ray"):
        out = str(tmp_path / runner)
        subprocess.run([*program, "--out", out, "--runner", runner], check=True, env=env)
    assert files(tmp_path / "ray") == files(tmp_path / "native")
    assert len(files(tmp_path / "ray")) == 6


@pytest.mark.slow
@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed; the slow job has it")
def test_processes_and_drivers_are_killed_ten_times_each_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    # What is sought for the shipped agreement is a megabyte: more than Ray keeps of what it tells
    # a process to begin with.
    scripts, source = ROOT / "benchmarks" / "scan", tmp_path / "crawl"
    env = {**os.environ, "OUT": str(tmp_path / "hits"), "COMPLIANCE_CACHE": "off"}
    for script, *given in (("corpus.py", str(source), "24000"), ("run.py", "kills", str(source))):
        command = (sys.executable, str(scripts / script), *given)
        subprocess.run(command, check=True, env=env, cwd=ROOT)
