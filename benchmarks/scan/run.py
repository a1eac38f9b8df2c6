"""Measure a scan: beside a plain loop, at two sizes, killed at ten random times, and on Ray.

    python benchmarks/scan/run.py speed DIR     the loop, then one and two processes
    python benchmarks/scan/run.py large DIR     two processes alone
    python benchmarks/scan/run.py kills DIR     a local Ray cluster; then processes, processes of a
                                                cluster and the driver killed, ten times each

DIR has what corpus.py makes; OUT in the environment is where the hits go, else build/scan. Time is
that of the processor, of all processes together, since other work shares this machine; the time on
the clock stands beside it. Memory is that of the largest process.

When something is killed is decided by SEED in the environment, else 16. The status is 1 if a scan
does not end by itself, or finds something else than one that nobody disturbed.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
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
    """Return how many files of hits a folder has, and a hash of their names and bytes."""
    whole, files = hashlib.sha256(), sorted(out.glob("*.parquet"))
    for path in files:
        whole.update(path.name.encode() + path.read_bytes())
    return f"{len(files)} {whole.hexdigest()[:16]}"


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
    counted(source, out)  # which adds the families
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


def below(driver: int) -> dict[int, str]:
    """Return the processes below a driver, and how each was called."""
    every = commands()
    found = {driver}
    while more := {pid for pid, (parent, _) in every.items() if parent in found} - found:
        found |= more
    return {pid: every[pid][1] for pid in sorted(found - {driver}) if pid in every}


def one_of(driver: int, *parts: str) -> int | None:
    """Return one of the processes below a driver in whose command is one of some parts, if any."""
    able = [pid for pid, command in below(driver).items() if any(one in command for one in parts)]
    return RANDOM.choice(able) if able else None


def one_of_ray(driver: int) -> int | None:
    """Return a process of a cluster that does some of the work; each is called by what it is at."""
    able = [pid for pid, command in below(driver).items() if WORKS.match(command)]
    return RANDOM.choice(able) if able else None


def killed(command: list[str], victim: Callable[[int], int | None], most: float) -> None:
    """Scan to the end, and kill a victim at ten random times.

    Args:
        command: What scans.
        victim: Which process is killed, if there is one now.
        most: The most seconds between two kills.
    """
    begun, left, last = 0, KILLS, time.monotonic() + 1_000
    while True:
        begun += 1
        driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        while driver.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                driver.wait(RANDOM.uniform(1, most))
            pid = victim(driver.pid) if left else None
            if pid is not None and driver.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    left -= 1
            if time.monotonic() > last:
                os.killpg(driver.pid, signal.SIGKILL)
                sys.exit(f"begun {begun} times, killed {KILLS - left} times: it does not end")
        if driver.returncode != -signal.SIGKILL:
            say(f"begun {begun} times, killed {KILLS - left} times, status {driver.returncode}")
            return


KILLS: Final = 10
RANDOM: Final = random.Random(int(os.environ.get("SEED", "16")))  # noqa: S311 - no secret
WORKS: Final = re.compile(r"ray::(?!\w+Agent|RemoteFlotillaRunner)")
VICTIMS: Final[dict[str, tuple[str, Callable[[int], int | None], float]]] = {
    "processes": ("native", lambda driver: one_of(driver, "udf_worker"), 0.14),
    "actors of Ray": ("ray", lambda driver: one_of(driver, "UDFActor"), 0.08),
    "processes of Ray": ("ray", one_of_ray, 0.08),
    "driver": ("native", lambda driver: driver, 0.14),
    "driver of Ray": ("ray", lambda driver: driver, 0.35),  # a third of its time, it only starts
}
"""What is killed: the runner, the process if there is one, and the most time to the next kill.

The time is a share of that which the whole takes undisturbed.
"""


def kills(source: Path) -> None:
    """Print whether hits and counts are those of a scan that nobody disturbed; exit if not."""
    quiet = fresh("quiet")
    command = [*COMMAND, str(source), "--workers", "2", "--out"]
    cost = cost_of([*command, str(quiet)])
    figures = counted(source, quiet)
    hits, records = hits_of(quiet), int(str(figures["records"]))
    say(cost.line("daft, processes: 2", records))
    say(json.dumps(figures))

    def compare(name: str, out: Path) -> None:
        found = hits_of(out)
        same = counted(source, out) | {"out": ""} == figures | {"out": ""}
        say(f"{name}: same hits {found == hits}, same counts {same}; {hits}")
        if found != hits or not same:
            sys.exit(1)

    out = fresh("ray")
    ray = cost_of([*command, str(out), "--runner", "ray"])
    say(ray.line("ray", records))
    compare("ray", out)
    for name, (runner, victim, share) in VICTIMS.items():
        out = fresh(f"killed-{name.replace(' ', '-')}")
        whole = ray if runner == "ray" else cost
        killed([*command, str(out), "--runner", runner], victim, share * whole.clock)
        compare(f"{name} killed", out)


if __name__ == "__main__":
    {"speed": speed, "large": large, "kills": kills}[sys.argv[1]](Path(sys.argv[2]))
