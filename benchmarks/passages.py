"""Time the search for passages beside two peers that verify quotations: gtrex and citations.

All have the same invented articles of 5,000 characters and the same quotes of 200, each said to
stand in one of them: nine in ten do, others drifted in print, were altered or were made up. Whole
processes run in turn; only ratios within one run mean something on a shared machine. What is
measured is processor time, user and system, and the largest memory of one process. The peers get
whole quotes; so does our library (a Pin of all words, which no record can have), and then what
records have: the first and last six words.

    python benchmarks/passages.py [SIZE]...      default 1000 10000 100000

The first run copies the folder of peers (COMPLIANCE_PEERS, default ../shared/peers) to .benchmarks/
and makes two environments in it, which needs a package registry.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
WORK: Final = HERE.parent / ".benchmarks"
SIZES: Final = (1_000, 10_000, 100_000)
ROUNDS: Final = 5
ONCE_FROM: Final = 100_000  # a round takes minutes there
PEERS: Final = ("gtrex", "citations")
KINDS: Final = ("exact", "drift", "altered", "madeup")


@dataclass
class Contender:
    """A command, what its runs took (seconds, MiB), and what the last of them printed."""

    name: str
    argv: tuple[str, ...]
    folder: Path
    costs: list[tuple[float, float]] = field(default_factory=list)
    printed: str = ""

    def run(self) -> None:
        """Run it once; a peer that refuses quotes may say so by its exit status."""
        output = WORK / "passages.out"
        with (
            output.open("wb") as sink,
            subprocess.Popen(self.argv, cwd=self.folder, stdout=sink, stderr=sink) as process,
        ):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.printed = output.read_text("utf-8")
        if process.returncode not in (0, 1):
            raise subprocess.CalledProcessError(process.returncode, self.argv, self.printed)
        self.costs.append((used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))

    @property
    def seconds(self) -> float:
        """The median of its processor time."""
        return median(cost for cost, _ in self.costs)


def prepare() -> Path:
    """Return a copy of the folder of peers with the environments of both; made once."""
    beside = HERE.parent.parent / "shared" / "peers"
    copy = WORK / "peers"
    if not copy.exists():
        shutil.copytree(os.environ.get("COMPLIANCE_PEERS") or beside, copy)
        for folder in (copy, *(path for path in copy.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
    missing = [name for name in PEERS if not (copy / "venvs" / name / "bin" / name).exists()]
    if missing:
        subprocess.run(
            [shutil.which("bash") or "bash", str(copy / "setup.sh"), *missing], check=True
        )
    return copy


def quotes(peers: Path, size: int) -> Path:
    """Return the folder of that many quotes, made by the peers' own generator."""
    folder = peers / "data" / "b" / str(size)
    if not (folder / "claims").exists():
        subprocess.run([sys.executable, str(peers / "b_gen.py"), str(size)], check=True)
    return folder


def contenders(peers: Path, folder: Path) -> list[Contender]:
    """Return ours twice, and the two peers."""
    ours = (sys.executable, str(HERE / "passages_verify.py"), str(folder))
    gtrex, citations = (str(peers / "venvs" / name / "bin" / name) for name in PEERS)
    certificates = WORK / "certificates.jsonl"
    certificates.unlink(missing_ok=True)
    return [
        Contender("ours, whole quotes", (*ours, "whole"), WORK),
        Contender("ours, pins of ends", (*ours, "ends"), WORK),
        Contender("gtrex", (gtrex, "verify", "gtrex.jsonl", "-o", str(certificates)), folder),
        Contender("citations", (citations, "verify", "--no-cache", "--claims", "claims"), folder),
    ]


def compare(peers: Path, size: int) -> None:
    """Run all in turn, and print a line for each and what they said of the quotes."""
    folder = quotes(peers, size)
    all_four = contenders(peers, folder)
    rounds = 1 if size >= ONCE_FROM else ROUNDS
    for number in range(rounds + (rounds > 1)):  # the first of several fills the files' cache
        for one in all_four:
            one.run()
            if not number and rounds > 1:
                one.costs.clear()
    ours, ends, _, citations = all_four
    say(f"\n{size:,} quotes, {rounds} rounds\n")
    for one in all_four:
        ratio = median(
            cost / base for (cost, _), (base, _) in zip(one.costs, ours.costs, strict=True)
        )
        peak = max(memory for _, memory in one.costs)
        say(f"{one.name:20}{one.seconds:9.2f} s{ratio:9.1f} x{peak:9.0f} MiB\n")
    for one in (ours, ends):
        say_verdicts(one.name, json.loads(one.printed))
    say(f"gtrex: {of_gtrex(folder)}\n")
    found = re.search(r"^\s+found\s+([0-9,]+)$", citations.printed, re.MULTILINE)
    say(f"citations: found {found[1] if found else '?'} of {expected(folder):,} that are there\n")


def say_verdicts(name: str, result: dict[str, Any]) -> None:
    """Print how long ours took without loading, and its levels by kind of quote."""
    say(f"{name}: {result['loading']:.2f} s until loaded, {result['locating']:.2f} s to locate; ")
    say(f"{result['folded']:,} of {result['texts']:,} texts folded, ")
    say(f"{result['compared']:,} comparisons of words")
    say(f"; {result['wrong']} wrong verdicts\n" if result["wrong"] is not None else "\n")
    for kind in KINDS:
        levels = {
            level.removeprefix(f"{kind} "): count
            for level, count in result["levels"].items()
            if level.startswith(f"{kind} ")
        }
        said = ", ".join(f"{level} {count:,}" for level, count in levels.items())
        say(f"    {kind:10}{said}\n")


def of_gtrex(folder: Path) -> str:
    """Return how many quotes of each kind gtrex takes for grounded."""
    kinds = [json.loads(line)["kind"] for line in open_lines(folder / "quotes.jsonl")]
    taken = Counter(
        kind
        for kind, line in zip(kinds, open_lines(WORK / "certificates.jsonl"), strict=True)
        if json.loads(line)["gtrex"]["grounded"]
    )
    counts = Counter(kinds)
    return ", ".join(f"{kind} {taken[kind]:,} of {counts[kind]:,}" for kind in KINDS) + " accepted"


def expected(folder: Path) -> int:
    """Return how many quotes stand in their text, as written or drifted."""
    kinds = (json.loads(line)["kind"] for line in open_lines(folder / "quotes.jsonl"))
    return sum(kind in ("exact", "drift") for kind in kinds)


def open_lines(file: Path) -> list[str]:
    """Return the lines of a file."""
    return file.read_text("utf-8").splitlines()


def say(text: str) -> None:
    """Print at once: a run takes minutes."""
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> None:
    """Compare at each size asked for."""
    WORK.mkdir(exist_ok=True)
    peers = prepare()
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        compare(peers, size)


if __name__ == "__main__":
    main()
