"""The runner: daft in processes of this machine, and as it asks for a cluster; it says nothing."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import daft
import msgspec
import pytest

from compliance.library.intake.judging import Surroundings
from compliance.model.base import Target
from compliance.passages.prove import Prover
from compliance.scan import daft_worker
from compliance.scan.daft_worker import Worker, run_units, use_native, use_ray
from compliance.scan.drive import QUIET, Drive, UnsharedError
from compliance.scan.ledger import BOOKS, Ledger, Slip, State
from compliance.scan.settings import open_for
from compliance.scan.task import Task
from compliance.scan.task_file import OtherTaskError, read_task, write_task
from compliance.scan.units import Unit, units_in
from compliance.scan.work import hits_path
from compliance.suggest.gather import gather_known
from compliance.workspace.load import load_workspace
from support.crawl import crawl, here, lake_task
from support.reports import TextsInMemory
from support.repository import ROOT


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "hits"
    Ledger(folder).make()
    open_for(folder, "r")
    return folder


# Of the processes that daft starts it leaves pipes to be closed by whoever collects them.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_processes_find_what_this_one_finds(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    units = list(units_in([crawl(tmp_path / "crawl")], []))
    task = lake_task(tmp_path / "lake")
    assert use_native() >= 1
    slips = list(Drive(out, "r").slips(units, lambda asked: run_units(asked, task, out, "r", 2)))
    gc.collect()
    assert sum(slip.tally.articles for slip in slips) == 9  # the copy of an archive has two again
    alone = tmp_path / "alone"
    Ledger(alone).make()
    same = list(Drive(alone, "r").slips(units, lambda asked: here(asked, task, alone, "r", 1)))
    assert {slip.sha256 for slip in same} == {slip.sha256 for slip in slips}
    for slip in slips:
        path = hits_path(out, slip.sha256)
        assert path.read_bytes() == hits_path(alone, slip.sha256).read_bytes()


def test_a_worker_is_asked_and_answers_in_json(tmp_path: Path, out: Path) -> None:
    units = list(units_in([crawl(tmp_path / "crawl")], []))
    worker = Worker(write_task(out, lake_task(tmp_path / "lake")), str(out), "r")
    told = worker.scan(msgspec.json.encode(units[2]).decode())
    slip, key = msgspec.json.decode(told, type=tuple[Slip, str])
    assert (slip.name, slip.state, key) == ("c.jsonl", State.DONE, units[2].key)


def test_what_a_worker_was_not_told_to_seek_it_does_not_seek(tmp_path: Path, out: Path) -> None:
    (unit, *_) = units_in([crawl(tmp_path / "crawl")], [])
    known = write_task(out, lake_task(tmp_path / "lake"))
    other = replace(lake_task(tmp_path / "lake"), languages=())
    (out / BOOKS / "task").write_bytes(msgspec.msgpack.encode(other))
    with pytest.raises(OtherTaskError, match="was changed in"):
        Worker(known, str(out), "r").scan(msgspec.json.encode(unit).decode())
    assert Ledger(out).get(unit) is None


def test_what_is_sought_is_read_as_it_was_written(out: Path) -> None:
    shipped = load_workspace(ROOT)
    prover = Prover(shipped, TextsInMemory())
    task = Task(
        known=tuple(gather_known(shipped, one, prover) for one in shipped.agreements.values()),
        languages=("ru",),
        since=date(2020, 11, 9),
        until=None,
        targets=frozenset({Target("1a"), Target("4")}),
        least=0.5,
        around=Surroundings(today="2026-11-28", signed=None, sources={"a.example": ["a"]}),
    )
    found = read_task(out, write_task(out, task))
    assert found.fingerprint("engine") == task.fingerprint("engine")
    assert [one.coded for one in found.known] == [one.coded for one in task.known]


def test_a_process_that_begins_again_is_told_little_and_is_never_given_up(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    options: dict[str, object] = {}

    def cls(_worker: type, **given: object) -> Callable[..., object]:
        options.update(given)

        def made(*told: object) -> object:
            asked.extend(told)
            return SimpleNamespace(scan=lambda unit: unit)

        return made

    monkeypatch.setattr(daft, "cls", cls)
    (unit, *_) = units_in([crawl(tmp_path / "crawl")], [])
    (told,) = run_units([unit], lake_task(tmp_path / "lake"), out, "r", 3)
    assert msgspec.json.decode(told, type=Unit) == unit
    assert len(pickle.dumps(asked)) < 1_000  # Ray drops what is more than 100 KB
    assert options["max_concurrency"] == 3
    assert options["ray_options"] == {"max_restarts": -1, "max_task_retries": -1}


@pytest.mark.parametrize("there", ["nothing", "a folder of another run"])
def test_where_the_folder_of_the_hits_is_another_nothing_is_read(
    tmp_path: Path, there: str
) -> None:
    units = list(units_in([crawl(tmp_path / "crawl")], []))
    if there != "nothing":
        Ledger(tmp_path / "hits").make()
        open_for(tmp_path / "hits", "earlier")
    worker = Worker("", str(tmp_path / "hits"), "r")
    told = [worker.scan(msgspec.json.encode(unit).decode()) for unit in units]
    slips = [msgspec.json.decode(one, type=tuple[Slip, str])[0] for one in told]
    assert {slip.state for slip in slips} == {State.ELSEWHERE}
    assert not list(tmp_path.rglob("*.parquet.*")) + list((tmp_path / "hits").glob("*.parquet"))
    with pytest.raises(UnsharedError, match="the machine that was to read one"):
        list(Drive(tmp_path / "hits", "r").slips(units, lambda _: told[-1:]))


@pytest.mark.parametrize("address", ["ray://head:10001", None])
@pytest.mark.parametrize("begun", [True, False])
def test_a_cluster_is_asked_to_be_quiet(
    begun: bool, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Any]] = []
    ray = SimpleNamespace(
        is_initialized=lambda: begun,
        init=lambda **told: asked.append(("init", told)),
        cluster_resources=lambda: {"CPU": 12.0},
    )
    monkeypatch.setattr(daft_worker, "import_module", lambda name: {"ray": ray}[name])
    monkeypatch.setattr(daft, "set_runner_ray", lambda **told: asked.append(("daft", told)))
    assert use_ray(address) == 12
    assert asked[-1] == ("daft", {"noop_if_initialized": True})
    if not begun:
        assert asked[0][1]["address"] == (address or "local")
        assert asked[0][1]["runtime_env"] == {"env_vars": dict(QUIET)}
    assert len(asked) == 2 - begun


def test_without_an_affinity_there_is_a_process_for_each_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    monkeypatch.setattr(daft, "set_runner_native", lambda: None)
    assert use_native() == 1
