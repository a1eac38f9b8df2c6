"""Time a site of the workspace beside two programs that make sites of linked items.

sphinx-needs and strictdoc, in one run with ours, on the same invented items. Whole processes, user
and system; ours as often as ROUNDS says, before and after theirs, theirs as often at 1,000 items
and once at 10,000, where they take minutes. Nothing is a gate.

    python -m benchmarks.sites [PEERS]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.peers import HERE, PROGRAM, WORK, Command, exponent, prepare, run_python, say

SIZES: Final = (1_000, 10_000)
ROUNDS: Final = 3


def ours(peers: Path, size: int) -> float:
    """Return what our site takes, made anew: the median of some runs."""
    root = WORK / "ours" / str(size)
    if not root.exists():
        run_python(HERE / "invented.py", str(size), str(root), str(peers))
    site = WORK / f"site-{size}"
    variables = {"COMPLIANCE_CACHE": "off", "COMPLIANCE_TEXTS": str(WORK / "texts")}
    start = (PROGRAM, "--workspace", str(root), "site", str(site))
    taken = []
    for _ in range(ROUNDS):
        shutil.rmtree(site, ignore_errors=True)
        taken.append(Command(start, WORK, variables).cost()[0])
    return median(taken)


def theirs(peers: Path, size: int) -> dict[str, float]:
    """Return what each peer's site takes, made anew."""
    run_python(peers / "a_gen.py", str(size), "sphinxneeds", "strictdoc")
    data, tools = peers / "data" / "a" / str(size), peers / "venvs"
    sphinx, strict = WORK / f"sphinx-{size}", WORK / f"strict-{size}"
    build = str(tools / "sphinxneeds" / "bin" / "sphinx-build")
    export = str(tools / "strictdoc" / "bin" / "strictdoc")
    commands = {
        "sphinx-needs": (
            Command((build, "-q", "-E", "-b", "html", ".", str(sphinx)), data / "sphinxneeds"),
            sphinx,
        ),
        "strictdoc": (
            Command((export, "export", "docs", "--output-dir", str(strict)), data / "strictdoc"),
            strict,
        ),
    }
    rounds = ROUNDS if size == SIZES[0] else 1
    return {
        name: median(made_anew(command, folder) for _ in range(rounds))
        for name, (command, folder) in commands.items()
    }


def made_anew(command: Command, folder: Path) -> float:
    """Return what a command takes that finds nothing of an earlier run in its folder."""
    shutil.rmtree(folder, ignore_errors=True)
    return command.cost()[0]


def main() -> None:
    """Print seconds, ratios and growth."""
    WORK.mkdir(exist_ok=True)
    beside = str(HERE.parents[1] / "shared" / "peers")
    named = sys.argv[1] if sys.argv[1:] else os.environ.get("COMPLIANCE_PEERS", beside)
    peers = prepare(Path(named).resolve())
    if not (peers / "venvs" / "strictdoc" / "bin" / "strictdoc").exists():
        subprocess.run([str(peers / "setup.sh"), "sphinxneeds", "strictdoc"], check=True)
    grown: dict[str, list[float]] = {}
    for size in SIZES:
        before = ours(peers, size)
        others = theirs(peers, size)
        own = median([before, ours(peers, size)])
        grown.setdefault("ours", []).append(own)
        say(f"{size:8,}  ours {own:8.2f} s\n")
        for name, taken in others.items():
            grown.setdefault(name, []).append(taken)
            say(f"{'':8}  {name:12} {taken:8.2f} s, {taken / own:6.1f} times ours\n")
    for name, (small, large) in grown.items():
        say(f"growth exponent, {name}: {exponent(small, large):.2f}\n")


if __name__ == "__main__":
    main()
