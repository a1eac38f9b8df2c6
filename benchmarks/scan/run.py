"""Measure a scan: beside a plain loop, at two sizes, killed at ten random times, and on Ray.

    python benchmarks/scan/run.py speed DIR     the loop, then one and two processes
    python benchmarks/scan/run.py large DIR     two processes alone
    python benchmarks/scan/run.py kills DIR     processes, then the driver, killed ten times each
    python benchmarks/scan/run.py ray DIR       the hits of a local cluster, and those of this one

DIR has what corpus.py makes. Time is that of the processor, of all processes together, since other
work shares this machine; the time on the clock stands beside it. Memory is that of the largest
process.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from pyarrow import parquet

COMMAND: Final = (sys.executable, "-m", "compliance", "scan")
LOOP: Final = """
import sys
from pathlib import Path
from compliance.cli.context import Context
from compliance.cli.scan_options import Asked, Runner
from compliance.cli.scanning import task_of
from compliance.scan.ledger import Ledger
from compliance.scan.search import Searcher
from compliance.scan.units import units_in
from compliance.scan.work import scan_unit
from compliance.suggest.engines import DEFAULT, engine_named
source, out = map(Path, sys.argv[1:])
asked = Asked(inputs=(source,), out=out, runner=Runner.NATIVE, address=None, workers=1, since=None,
    until=None, languages=(), points=(), least=0.0)
Ledger(out).make()
searcher = Searcher(task_of(Context(), asked, "2026-11-28"), engine_named(DEFAULT))
for unit in units_in([source], []):
    scan_unit(unit, searcher, out, "loop")
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock and of the processor, and the largest process."""

    clock: float
    processor: float
    memory: int

    def line(self, name: str, records: int) -> str:
        """Return it in words."""
        each = records / self.processor
        return (
            f"{name:24} {records:>8,} records {self.clock:7.1f} s on the clock"
            f" {self.processor:7.1f} s of the processor {each:6.0f} a second"
            f" {self.memory / 1024:5.0f} MB"
        )


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def cost_of(command: Iterable[str]) -> Cost:
    """Run a command to its end in a process that has nothing else to wait for."""
    child = os.fork()
    if child == 0:
        started = time.monotonic()
        done = subprocess.run([*command], check=False, stdout=subprocess.DEVNULL)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = [time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss]
        (Path(gettempdir()) / f"cost-{os.getpid()}").write_text(json.dumps(told))
        os._exit(done.returncode)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"status {status}")
    file = Path(gettempdir()) / f"cost-{child}"
    told = json.loads(file.read_text())
    file.unlink()
    return Cost(*told)


def hits_of(out: Path) -> str:
    """Return a hash of all hits in a folder, sorted."""
    rows = sorted(
        json.dumps({**row, "data": hashlib.sha256(row["data"] or b"").hexdigest()}, sort_keys=True)
        for path in sorted(out.glob("*.parquet"))
        if path.name != "families.parquet"
        for row in parquet.read_table(path).to_pylist()
    )
    return f"{len(rows)} {hashlib.sha256(chr(10).join(rows).encode()).hexdigest()[:16]}"


def fresh(name: str) -> Path:
    """Return an empty folder for hits."""
    out = Path("build/scan") / name
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    return out


def counted(source: Path, out: Path, *options: str) -> dict[str, object]:
    """Return the figures of a scan that is done already, or goes on."""
    done = subprocess.run(
        [*COMMAND, str(source), "--out", str(out), "-f", "json", *options],
        check=True,
        capture_output=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def speed(source: Path) -> None:
    """Print what the loop takes, then what one process and two of the runner take."""
    out = fresh("loop")
    loop = cost_of((sys.executable, "-c", LOOP, str(source), str(out)))
    hits = hits_of(out)
    runs = {"loop": loop}
    for workers in ("1", "2"):
        out = fresh(f"native-{workers}")
        native = (*COMMAND, str(source), "--out", str(out), "--workers", workers)
        runs[f"daft, processes: {workers}"] = cost_of(native)
        say(f"the hits are those of the loop: {hits_of(out) == hits}")
    figures = counted(source, out)
    records = int(str(figures["records"]))
    for name, cost in runs.items():
        say(cost.line(name, records))
        say(f"{'':24} {loop.processor / cost.processor:.2f} of the loop a second of the processor")
    say(json.dumps(figures))


def large(source: Path) -> None:
    """Print what two processes take, and what they count."""
    out = fresh("large")
    cost = cost_of((*COMMAND, str(source), "--out", str(out), "--workers", "2"))
    figures = counted(source, out)
    say(cost.line("daft, processes: 2", int(str(figures["records"]))))
    say(json.dumps(figures))


def children(parent: int) -> list[int]:
    """Return the processes that a process started and that run Python."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(path.parent.name))
    return found


def worker_of(driver: int) -> int | None:
    """Return one of the processes in which a driver has units scanned, if it has any."""
    found = children(driver)
    return random.choice(found) if found else None  # noqa: S311 - no secret


def killed(source: Path, out: Path, victim: Callable[[int], int | None], number: int) -> int:
    """Scan to the end; kill a victim at random times, so often. Return how often it was begun."""
    begun, left = 0, number
    while True:
        begun += 1
        command = [*COMMAND, str(source), "--out", str(out), "--workers", "2"]
        driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        while driver.poll() is None:
            time.sleep(random.uniform(2, 8))  # noqa: S311 - the same
            pid = victim(driver.pid) if left else None
            if pid is not None and driver.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    left -= 1
        if driver.returncode == 0:
            say(f"begun {begun} times, killed {number - left} times")
            return begun


def kills(source: Path) -> None:
    """Print whether hits and counts are those of a scan that nobody disturbed."""
    quiet = fresh("quiet")
    figures = counted(source, quiet, "--workers", "2")
    hits = hits_of(quiet)
    for name, victim in (("processes", worker_of), ("driver", lambda driver: driver)):
        out = fresh(f"killed-{name}")
        killed(source, out, victim, 10)
        same = counted(source, out) | {"out": ""} == figures | {"out": ""}
        say(f"{name} killed: same hits {hits_of(out) == hits}, same counts {same}; {hits}")


def ray(source: Path) -> None:
    """Print whether a local cluster finds the same, undisturbed."""
    here, there = fresh("here"), fresh("ray")
    first = counted(source, here, "--workers", "2")
    cost = cost_of((*COMMAND, str(source), "--out", str(there), "--runner", "ray"))
    second = counted(source, there)
    say(cost.line("ray", int(str(first["records"]))))
    same = first | {"out": ""} == second | {"out": ""}
    say(f"same hits {hits_of(here) == hits_of(there)}, same counts {same}; {hits_of(there)}")


if __name__ == "__main__":
    {"speed": speed, "large": large, "kills": kills, "ray": ray}[sys.argv[1]](Path(sys.argv[2]))
