"""Feed outside bytes to each reader of them, and say what was tried and what failed.

    python tests/fuzz/run.py settings lock --seconds 60
    python tests/fuzz/run.py all --seconds 3600 --at-once 8 --slice 120 --keep build/fuzz

Each target runs in slices, each a process of its own with the lowest priority and a limit of
memory. After Ctrl-C or SIGTERM those that run come to their end, and what was tried is told.
README.md beside this file lists the targets and what counts as a failure.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.targets import TARGETS

CHILD: Final = Path(__file__).with_name("child.py")
MEMORY: Final = 3 * 1024**3
STARTING: Final = 120
"""Seconds that a process may take to import what it tries."""


@dataclass
class Ran:
    """What a target has tried in all of its slices."""

    name: str
    folder: Path
    tried: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    megabytes: int = 0
    failed: int = 0
    ended: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> list[Path]:
        """The inputs kept, one of each kind of failure."""
        kept = (self.folder / "failures").iterdir()
        return sorted(path for path in kept if path.suffix != ".txt")

    def line(self) -> str:
        """Say it in a line."""
        rate = self.tried / self.cpu if self.cpu else 0.0
        return (
            f"{self.name:14} {self.tried:9,} inputs {self.wall:7.0f} s wall {self.cpu:7.0f} s cpu "
            f"{rate:6.0f}/s {self.megabytes:5} MB  "
            f"{self.failed} failures of {len(self.kinds)} kinds"
        )


def main() -> int:
    """Run the targets named; 1 if an input failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="+", choices=["all", *TARGETS], metavar="TARGET")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target")
    parser.add_argument("--slice", type=float, default=300.0, help="seconds of one process")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1, help="processes at a time")
    parser.add_argument("--drawn", action="store_true", help="without atheris, even if it is there")
    parser.add_argument("--keep", type=Path, help="where failing inputs go, and inputs that grew")
    given = parser.parse_args()
    names = list(TARGETS) if "all" in given.target else list(dict.fromkeys(given.target))
    mode = "guided" if find_spec("atheris") and not given.drawn else "drawn"
    with tempfile.TemporaryDirectory(prefix="fuzz-") as own:
        runs = [Ran(name, (given.keep or Path(own)).resolve() / name) for name in names]
        for run in runs:
            (run.folder / "failures").mkdir(parents=True, exist_ok=True)
        slices = _slices(runs, given.seconds, given.slice, given.seed)
        _run_all(slices, mode, given.at_once)
        for run in runs:
            sys.stdout.write(f"{run.line()}\n")
            for path in run.kinds:
                sys.stdout.write(f"  {path}: {_why(path)}\n")
    return int(any(run.failed or run.ended for run in runs))


Slice = tuple[Ran, float, int]


def _slices(runs: list[Ran], seconds: float, longest: float, seed: int) -> Iterable[Slice]:
    """Yield the slices of all targets in turn, each with a seed of its own."""
    done = 0.0
    while done < seconds:
        for run in runs:
            yield run, min(longest, seconds - done), seed
        done, seed = done + longest, seed + 1


def _run_all(slices: Iterable[Slice], mode: str, at_once: int) -> None:
    """Run slices, so many at a time; two of the same target never."""
    waiting = list(slices)
    running: dict[str, tuple[Slice, subprocess.Popen[bytes], float]] = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: waiting.clear())
    while waiting or running:
        for name, (one, child, until) in list(running.items()):
            if child.poll() is None and time.monotonic() > until:
                child.kill()
                child.wait()
            if child.poll() is not None:
                del running[name]
                _note(one, child.returncode)
        free = (one for one in waiting if one[0].name not in running)
        if len(running) < at_once and (chosen := next(free, None)) is not None:
            waiting.remove(chosen)
            until = time.monotonic() + chosen[1] + STARTING + _longest()
            running[chosen[0].name] = (chosen, _start(chosen, mode), until)
        else:
            time.sleep(0.1)


def _longest() -> float:
    from fuzz.child import BLOCKED  # noqa: PLC0415 - it looks for atheris

    return BLOCKED


def _start(one: Slice, mode: str) -> subprocess.Popen[bytes]:
    run, seconds, seed = one
    (run.folder / "told.json").unlink(missing_ok=True)
    words = (CHILD, run.name, run.folder, seconds, seed, mode)
    with (run.folder / "log").open("ab") as log:
        # One thread only, and nothing else can set a limit of memory before Python runs.
        return subprocess.Popen(
            [sys.executable, *map(str, words)],
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the parent
            preexec_fn=_limit,  # noqa: PLW1509
        )


def _limit() -> None:
    os.nice(19)
    # Linux may weigh sessions against each other, and this one is new.
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text("19", "ascii")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _note(one: Slice, status: int) -> None:
    """Add up what a slice has tried; a process that ended by itself failed at its last input.

    What a target has tried so far stands also in its folder.
    """
    run, _, seed = one
    told = run.folder / "told.json"
    if told.exists():
        known = json.loads(told.read_text("utf-8"))
        run.tried += known["tried"]
        run.failed += known["failed"]
        run.wall += known["wall"]
        run.cpu += known["cpu"]
        run.megabytes = max(run.megabytes, known["megabytes"])
        (run.folder / "so-far").write_text(f"{run.line()}\n", "utf-8")
    if status == 0:
        return
    name = signal.Signals(-status).name if status < 0 else f"status {status}"
    run.ended.append(name)
    run.failed += 1
    last = run.folder / "input"
    if last.exists():
        kept = shutil.copy(last, run.folder / "failures" / f"ended-{seed}")
        Path(f"{kept}.txt").write_text(f"the process ended with {name}\n", "utf-8")


def _why(path: Path) -> str:
    """Return what is said of a failing input, in a line."""
    told = path.with_name(f"{path.name}.txt")
    lines = told.read_text("utf-8").strip().splitlines() if told.exists() else [""]
    complaint = (line.partition("Complaint: ")[2] for line in lines if "Complaint: " in line)
    error = next((line for line in reversed(lines) if "Error: " in line), lines[-1])
    return f"{next(complaint, '')[:90]} … {error[:110]}"


if __name__ == "__main__":
    sys.exit(main())
