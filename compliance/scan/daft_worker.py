"""Run the work of a scan on daft: in processes of this machine, or on a Ray cluster.

Whoever imports this has told daft before, by the environment, to report to nobody.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Final

import daft
import msgspec

from compliance.scan.drive import QUIET
from compliance.scan.ledger import Slip, State
from compliance.scan.search import Searcher
from compliance.scan.settings import is_open_for
from compliance.scan.task import Task
from compliance.scan.task_file import read_task, write_task
from compliance.scan.units import Unit
from compliance.scan.work import scan_unit
from compliance.suggest.engines import DEFAULT, engine_named

_UNIT: Final = "unit"
_SLIP: Final = "slip"
_ON_RAY: Final = {"max_restarts": -1, "max_task_retries": -1}
"""A killed process begins again, however often: daft would ask a dead one for ever.

What kills each process that reads it is given up by the ledger, which counts.
"""


class Worker:
    """What each process has: one searcher for all units that come to it, once there is any."""

    def __init__(self, task: str, out: str, run: str) -> None:
        self._task, self._out, self._run = task, Path(out), run

    @cached_property
    def _searcher(self) -> Searcher:
        # Not from the start: where this fails, the query has to, and not the process begin again.
        return Searcher(read_task(self._out, self._task), engine_named(DEFAULT))

    @daft.method(return_dtype=daft.DataType.string())
    def scan(self, unit: str) -> str:
        """Scan a unit, as JSON, and return its slip and its key, too."""
        asked = msgspec.json.decode(unit, type=Unit)
        if is_open_for(self._out, self._run):
            slip = scan_unit(asked, self._searcher, self._out, self._run)
        else:
            slip = Slip(asked.name, State.ELSEWHERE, self._run, 0, "")
        return msgspec.json.encode((slip, asked.key)).decode()


def use_native() -> int:
    """Work on this machine; return how many processes it has room for."""
    daft.set_runner_native()
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def use_ray(address: str | None) -> int:
    """Work on the cluster at an address, or a local one; return how many processes it has room for.

    Its processes, too, report to nobody.
    """
    ray = import_module("ray")
    if not ray.is_initialized():
        ray.init(
            # Without an address Ray would join whatever cluster was last started here.
            address=address or "local",
            runtime_env={"env_vars": dict(QUIET)},
            log_to_driver=False,
            logging_level="ERROR",
        )
    daft.set_runner_ray(noop_if_initialized=True)
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def run_units(
    units: Sequence[Unit], task: Task, out: Path, run: str, workers: int
) -> Iterator[str]:
    """Yield the slip and key of each unit as JSON, in the order in which they are done.

    Raises:
        Exception: a process was lost, and what it was at with it; or daft cannot work.
    """
    told = [msgspec.json.encode(unit).decode() for unit in units]
    known = write_task(out, task)
    made = daft.cls(Worker, max_concurrency=workers, use_process=True, ray_options=_ON_RAY)
    worker = made(known, str(out), run)
    frame = daft.from_pydict({_UNIT: told}).into_batches(1)
    slips = frame.select(worker.scan(frame[_UNIT]).alias(_SLIP))
    for row in slips.iter_rows(results_buffer_size=1):
        yield row[_SLIP]
