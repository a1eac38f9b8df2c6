"""Measure a scan: beside a plain loop, at two sizes, killed at ten random times, and on Ray.

    python benchmarks/scan/run.py speed DIR     the loop, then one and two processes
    python benchmarks/scan/run.py large DIR     two processes alone
    python benchmarks/scan/run.py kills DIR     a local Ray cluster; then processes, processes of a
                                                cluster and the driver killed, ten times each

DIR has what corpus.py makes; OUT in the environment is where the hits go, else build/scan. Time is
that of the processor, of all processes together, since other work shares this machine; the time on
the clock stands beside it. Memory is that of the largest process.
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
    out = Path(os.environ.get("OUT", "build/scan")) / name
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


def commands() -> dict[int, tuple[int, str]]:
    """Return the parent of each process, and how it was called."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            command = (path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            found[int(path.parent.name)] = (parent, command)
    return found


def below(driver: int, *parts: str) -> int | None:
    """Return one of the processes below a driver in whose command is one of some parts, if any."""
    every = commands()
    found = {driver}
    while True:
        more = {pid for pid, (parent, _) in every.items() if parent in found} - found
        if not more:
            break
        found |= more
    able = [pid for pid in found - {driver} if any(part in every[pid][1] for part in parts)]
    return random.choice(able) if able else None  # noqa: S311 - no secret


def killed(
    command: list[str], victim: Callable[[int], int | None], number: int, seconds: float
) -> int:
    """Scan to the end; kill a victim at random times, so often. Return how often it was begun.

    Args:
        command: What scans.
        victim: Which process is killed, if there is one now.
        number: How often.
        seconds: What the whole takes undisturbed: the kills are spread over most of that.
    """
    begun, left = 0, number
    while True:
        begun += 1
        driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        while driver.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                driver.wait(random.uniform(1, 1.4 * seconds / number))  # noqa: S311 - the same
            pid = victim(driver.pid) if left else None
            if pid is not None and driver.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    left -= 1
        if driver.returncode == 0:
            say(f"begun {begun} times, killed {number - left} times")
            return begun


VICTIMS: Final[dict[str, tuple[str, Callable[[int], int | None]]]] = {
    "processes": ("native", lambda driver: below(driver, "udf_worker")),
    "processes of Ray": ("ray", lambda driver: below(driver, "UDFActor", "ActorPool", "Swordfish")),
    "driver": ("native", lambda driver: driver),
    "driver of Ray": ("ray", lambda driver: driver),
}


def kills(source: Path) -> None:
    """Print whether hits and counts are those of a scan that nobody disturbed."""
    quiet = fresh("quiet")
    command = [*COMMAND, str(source), "--workers", "2", "--out"]
    cost = cost_of([*command, str(quiet)])
    figures = counted(source, quiet)
    hits, records = hits_of(quiet), int(str(figures["records"]))
    say(cost.line("daft, processes: 2", records))
    say(json.dumps(figures))

    def compare(name: str, out: Path) -> None:
        same = counted(source, out) | {"out": ""} == figures | {"out": ""}
        say(f"{name}: same hits {hits_of(out) == hits}, same counts {same}; {hits}")

    out = fresh("ray")
    say(cost_of([*command, str(out), "--runner", "ray"]).line("ray", records))
    compare("ray", out)
    for name, (runner, victim) in VICTIMS.items():
        out = fresh(f"killed-{name.replace(' ', '-')}")
        killed([*command, str(out), "--runner", runner], victim, 10, cost.clock)
        compare(f"{name} killed", out)


if __name__ == "__main__":
    {"speed": speed, "large": large, "kills": kills}[sys.argv[1]](Path(sys.argv[2]))
