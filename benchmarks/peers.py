"""Time the program beside the fastest peer that checks and publishes linked items: lobster.

Both have the same invented items, and in one run each command of ours is timed in turn with theirs:
only ratios within one run mean something on a shared machine. Nothing is a gate. What is measured
is processor time, user and system, of whole processes, and the largest memory of one process.

    python benchmarks/peers.py [PEERS]

The first run makes a copy of the folder of peers under .benchmarks/, and in it the peer's own
environment, which needs a package registry.
"""

from __future__ import annotations

import math
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

SIZES: Final = (1_000, 10_000)
PAIRS: Final = 15
HERE: Final = Path(__file__).resolve().parent
WORK: Final = HERE.parent / ".benchmarks"
STARTED: Final = (sys.executable, "-c", "pass")
PROGRAM: Final = str(Path(sys.executable).with_name("compliance"))
AS_USUAL: Final = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiles, as it does for everybody; some machines of builds forbid it."""

Cost = tuple[float, float]
"""Seconds of processor, and MiB of memory."""


@dataclass(frozen=True)
class Command:
    """What is run, where, and with which variables of its own."""

    argv: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    edited: Path | None = None
    """A file that gets another comment at its end before each run."""

    def cost(self) -> Cost:
        """Run it once; return what it took, its children included."""
        if self.edited is not None:
            text = self.edited.read_text("utf-8").partition("# edit ")[0]
            self.edited.write_text(f"{text}# edit {time.time_ns()}\n", "utf-8")
        with subprocess.Popen(
            self.argv,
            cwd=self.folder,
            env={**os.environ, **AS_USUAL, **self.variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, self.argv)
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@dataclass(frozen=True)
class Pairing:
    """What two commands took, run in turn: medians, and the median of the ratios."""

    ours: Cost
    theirs: Cost
    ratio: float

    @classmethod
    def of(cls, ours: Command, theirs: Command) -> Pairing:
        """Run both once to fill the caches of files, then as often as PAIRS says."""
        ours.cost(), theirs.cost()
        pairs = [(ours.cost(), theirs.cost()) for _ in range(PAIRS)]
        return cls(
            ours=(median(us[0] for us, _ in pairs), max(us[1] for us, _ in pairs)),
            theirs=(median(them[0] for _, them in pairs), max(them[1] for _, them in pairs)),
            ratio=median(us[0] / them[0] for us, them in pairs),
        )


def prepare(peers: Path) -> Path:
    """Return a copy of the folder of peers that has lobster's environment; made once."""
    copy = WORK / "peers"
    if not copy.exists():
        shutil.copytree(peers, copy)
        for folder in (copy, *(path for path in copy.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
    if not (copy / "venvs" / "lobster" / "bin" / "lobster-report").exists():
        subprocess.run([str(copy / "setup.sh"), "lobster"], check=True)
    return copy


def lobster(peers: Path, size: int) -> tuple[Command, Command]:
    """Return lobster's check, and its check with a page of HTML, on a number of items."""
    folder = peers / "data" / "a" / str(size) / "lobster"
    run_python(peers / "a_gen.py", str(size), "lobster")  # does nothing if it is there
    tools = peers / "venvs" / "lobster" / "bin"
    report = (str(tools / "lobster-report"), "--out", "r.lobster")
    page = (str(tools / "lobster-html-report"), "--out", "page.html", "r.lobster")
    both = f"{shlex.join(report)} && {shlex.join(page)}"
    return Command(report, folder), Command(("sh", "-c", both), folder)


def ours(peers: Path, size: int, *, warm: bool) -> tuple[Command, Command, Command]:
    """Return our check, our report in HTML, and a check after one file was edited."""
    root = WORK / "ours" / str(size)
    if not root.exists():
        run_python(HERE / "invented.py", str(size), str(root), str(peers))
    variables = {
        "COMPLIANCE_CACHE": str(WORK / "cache") if warm else "off",
        "COMPLIANCE_TEXTS": str(WORK / "texts"),
    }
    start = (PROGRAM, "--workspace", str(root))
    page = str(WORK / "page.html")
    one = min((root / "evidence").iterdir())
    return (
        Command((*start, "check"), WORK, variables),
        Command((*start, "report", "--format", "html", "--output", page), WORK, variables),
        Command((*start, "check"), WORK, variables, edited=one),
    )


def run_python(*argv: str | Path) -> None:
    """Run a part of this apart: a child is counted the memory of the process that starts it."""
    subprocess.run([sys.executable, *argv], check=True, cwd=HERE.parent)


def compare(peers: Path) -> None:
    """Print a line for each command and size, then how fast the costs grow."""
    bare = median(Command(STARTED, WORK).cost()[0] for _ in range(PAIRS))
    say(f"python -c pass: {bare * 1000:.0f} ms; medians of {PAIRS} pairs\n\n")
    head = ("", "records", "ms ours", "ms theirs", "ratio", "MiB ours", "MiB theirs", "ratio")
    say(f"{head[0]:16}" + "".join(f"{one:>12}" for one in head[1:]) + "\n")
    grown: dict[str, list[tuple[float, float]]] = {}
    for size in SIZES:
        for warm in (False, True):
            check, page, edited = ours(peers, size, warm=warm)
            their_check, their_page = lobster(peers, size)
            runs = [("check", check, their_check), ("report -f html", page, their_page)]
            if warm:
                runs = [(f"{name}, warm", us, them) for name, us, them in runs]
                runs.append(("check, one edited", edited, their_check))
            for name, us, them in runs:
                found = Pairing.of(us, them)
                grown.setdefault(name, []).append((found.ours[0], found.theirs[0]))
                say_line(name, size, found)
    say("\ngrowth exponent from 1k to 10k: whole process; less a bare start-up of Python\n")
    for name, ((small, other), (large, others)) in grown.items():
        our = exponent(small, large), exponent(small - bare, large - bare)
        their = exponent(other, others), exponent(other - bare, others - bare)
        said = f"ours {our[0]:5.2f} {our[1]:5.2f}   lobster {their[0]:5.2f} {their[1]:5.2f}"
        say(f"{name:24}{said}\n")


def exponent(small: float, large: float) -> float:
    """Return the growth exponent over the last factor of ten."""
    return math.log10(large / small)


def say_line(name: str, size: int, found: Pairing) -> None:
    """Print one line of the table."""
    (cpu, rss), (their_cpu, their_rss) = found.ours, found.theirs
    say(
        f"{name:20}{size:8,}{cpu * 1000:12.0f}{their_cpu * 1000:12.0f}{found.ratio:12.2f}"
        f"{rss:12.0f}{their_rss:12.0f}{rss / their_rss:12.2f}\n"
    )


def say(text: str) -> None:
    """Print at once: a run takes a minute or two."""
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> None:
    """Print the comparison with lobster, then which planted faults are seen."""
    WORK.mkdir(exist_ok=True)
    beside = str(HERE.parents[1] / "shared" / "peers")
    named = sys.argv[1] if sys.argv[1:] else os.environ.get("COMPLIANCE_PEERS", beside)
    peers = prepare(Path(named).resolve())
    compare(peers)
    say("\nNo peer sees more than six of the planted faults.\n")
    run_python("-m", "benchmarks.faults", peers)


if __name__ == "__main__":
    main()
