"""Try inputs of one target, in a process of its own that `run.py` starts, limits and watches.

What is known is in files, since the process may end at any input: `input`, the one being tried;
`told.json`, how many there were; and each failure.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import pkgutil
import re
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from traceback import format_exc
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from fuzz.mutate import Mutator

sys.path.insert(0, str(Path(__file__).parents[1]))

LONGEST: Final = 60
"""Seconds of processor time after which an input is given up, and the process with it."""
BLOCKED: Final = 600
"""Seconds after which one is that waits for something."""

# It has no types, and a wheel for Python 3.11 on Linux only; without it, inputs are drawn.
atheris: Any = import_module("atheris") if find_spec("atheris") else None


class Trial:
    """Tries inputs one by one, and writes down which fail and why."""

    def __init__(self, attempt: Callable[[bytes], object], seconds: float, megabytes: int) -> None:
        self.attempt, self.seconds, self.megabytes = attempt, seconds, megabytes
        # A test begins it in a copy of a process that has run thousands of others.
        self.beginning = peak()
        self.tried = self.failed = 0
        self.known: dict[str, int] = {}
        self.began = self.told = time.monotonic()

    def __call__(self, data: bytes) -> None:
        """Try an input; a failure is kept, and the next input may come."""
        Path("input").write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        most, before = peak(), used()
        wrong = self._wrong(data)
        spent, more = used() - before, peak()
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.tried += 1
        if wrong is None and spent > self.seconds:
            wrong = f"slow: {spent:.1f} seconds"
        if wrong is None and more > most and more - self.beginning > self.megabytes:
            wrong = f"large: {more} MB"
        if wrong is not None:
            self._keep(data, wrong)
        if not self.tried % 64:
            gc.collect()
        if time.monotonic() > self.told + 1:
            self.tell()

    def tell(self) -> None:
        """Write down how far it is."""
        self.told = time.monotonic()
        known = {"tried": self.tried, "failed": self.failed, "kinds": self.known}
        known |= {"megabytes": peak(), "cpu": used(), "wall": self.told - self.began}
        Path("told.new").write_text(json.dumps(known), "utf-8")
        Path("told.new").replace("told.json")

    def _wrong(self, data: bytes) -> str | None:
        try:
            self.attempt(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            return format_exc()
        return None

    def _keep(self, data: bytes, wrong: str) -> None:
        """Keep an input that failed, the smallest of its kind."""
        self.failed += 1
        kind = hashlib.sha256(kind_of(wrong).encode()).hexdigest()[:12]
        if len(data) < self.known.get(kind, 1 << 30):
            self.known[kind] = len(data)
            Path("failures", kind).write_bytes(data)
            Path("failures", f"{kind}.txt").write_text(wrong, "utf-8", "backslashreplace")
        self.tell()


def kind_of(wrong: str) -> str:
    """Return what failures of one cause have in common: the places in the package, or a law."""
    places = re.findall(r'/(compliance/[\w/]+\.py)", line (\d+)', wrong)
    law = re.search(r"Complaint: (\w[\w ]*)", wrong)
    error = re.findall(r"^(\w[\w.]*(?:Error|Exception|Interrupt|Exit))\b", wrong, re.MULTILINE)
    return repr((places[-1:], law and law[1], error[-1:])) if places or law else wrong[:40]


def used() -> float:
    """Return the processor time of this process and its children."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


def peak() -> int:
    """Return the most memory that this process or a child of it had, in MB."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(one.ru_maxrss for one in both) // 1024


def main(name: str, folder: str, seconds: float, seed: int, mode: str) -> None:
    """Try inputs of a target in a folder: drawn, guided, a few, or the one in the file `replay`.

    A few are as many as there are `seconds`, after the seeds.
    """
    home = Path(folder).resolve()
    os.chdir(home)
    Path("failures").mkdir(exist_ok=True)
    Path("grown").mkdir(exist_ok=True)
    sys.dont_write_bytecode = True
    guided = mode == "guided"
    if guided:
        with atheris.instrument_imports(include=["compliance"]):
            _import_all()
    else:
        _import_all()
    from fuzz.mutate import Mutator  # noqa: PLC0415 - after what is watched
    from fuzz.scratch import Scratch  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    target = TARGETS[name]
    with tempfile.TemporaryDirectory(dir=_fast(), prefix="fuzz-") as own:
        scratch = Scratch(Path(own).resolve())
        tempfile.tempdir = str(scratch.root / "tmp")
        attempt = target.make(scratch)

        def anew(data: bytes) -> None:
            scratch.reset()
            attempt(data)

        trial = Trial(anew, target.seconds, target.megabytes)
        if mode == "replay":
            trial(Path("replay").read_bytes())
            trial.tell()
            return
        seeds = list(target.seeds(scratch))
        mutator = Mutator(seeds, target.words, Random(seed))
        if guided:
            for number, one in enumerate(seeds):
                Path("grown", f"seed-{number}").write_bytes(one)
            _guided(trial, mutator, seconds, seed)
            return
        few = seconds if mode == "few" else None
        _drawn(trial, mutator, seeds, seconds, few)


def _drawn(
    trial: Trial, mutator: Mutator, seeds: list[bytes], seconds: float, few: float | None
) -> None:
    """Try the seeds, then changes of them: for so many seconds, or only a few."""
    for one in seeds:
        trial(one)
    while time.monotonic() < trial.began + seconds:
        if few is not None and trial.tried >= len(seeds) + few:
            break
        trial(mutator.draw())
    trial.tell()


def _guided(trial: Trial, mutator: Mutator, seconds: float, seed: int) -> None:
    """Let libFuzzer choose what to go on with by the branches it reached; it ends the process."""

    def change(data: bytes, most: int, seed: int) -> bytes:
        mutator.random.seed(seed)
        if seed % 4 == 0:
            changed: bytes = atheris.Mutate(data, most)
            return changed
        return mutator.change(data, most)

    options = (
        f"-max_total_time={max(1, int(seconds))}",
        f"-seed={seed or 1}",
        "-max_len=65535",
        f"-timeout={BLOCKED}",
        "-rss_limit_mb=0",
        f"-report_slow_units={10 * BLOCKED}",  # by the clock, which on a busy machine says nothing
        "-verbosity=0",
        "-artifact_prefix=failures/by-libfuzzer-",
        "grown",
    )
    atheris.Setup(["fuzz", *options], trial, custom_mutator=change)
    atheris.Fuzz()


def _import_all() -> None:
    """Import the whole package, so that no import falls into the time of an input."""
    import compliance  # noqa: PLC0415

    for found in pkgutil.walk_packages(compliance.__path__, "compliance."):
        if "__main__" not in found.name:
            import_module(found.name)


def _fast() -> str | None:
    """Return a folder in the memory of the machine, if there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    _, given_name, given_folder, given_seconds, given_seed, given_mode = sys.argv
    main(given_name, given_folder, float(given_seconds), int(given_seed), given_mode)
