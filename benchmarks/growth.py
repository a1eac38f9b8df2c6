"""Print how the cost of each command grows from some records to many more, in one run.

The same invented items as for the peers, without texts; whole processes, each command on all
sizes, so that what else the machine does meets these alike: exponents of one run mean something,
seconds of a shared machine little. Nothing is a gate.

    python -m benchmarks.growth [RECORDS]...     default 10000 30000 100000
    python -m benchmarks.growth --site [RECORDS]...
"""

from __future__ import annotations

import math
import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks.invented import peers_folder
from benchmarks.peers import HERE, PROGRAM, WORK, Command, Cost, run_python, say

SIZES: Final = (10_000, 30_000, 100_000)
COMMANDS: Final = {
    "check, cold": ("check",),
    "check": ("check",),
    "report, HTML": ("report", "--format", "html"),
    "report, JSON": ("report", "--format", "json"),
    "report, text": ("report", "--format", "text"),
    "audit, HTML": ("audit", "--fail-on", "never", "--format", "html"),
    "audit, JSON": ("audit", "--fail-on", "never", "--format", "json"),
    "diff, JSON": ("diff", "north", "south", "--format", "json"),
    "matrix, HTML": ("matrix", "--format", "html"),
    "timeline, HTML": ("timeline", "--format", "html"),
}
MIB: Final = 1024 * 1024


def workspace(size: int) -> Path:
    """Return the workspace of so many records, made once."""
    root = WORK / "ours" / str(size)
    if not root.exists():
        run_python(HERE / "invented.py", str(size), str(root), str(peers_folder()))
    return root


def cost(name: str, size: int) -> Cost:
    """Run a command on so many records, with the records cached unless it is cold."""
    root = workspace(size)
    cache = "off" if name.endswith("cold") else str(WORK / "cache")
    variables = {"COMPLIANCE_CACHE": cache, "COMPLIANCE_TEXTS": str(WORK / "no-texts")}
    start = (PROGRAM, "--workspace", str(root))
    if name == "site":
        shutil.rmtree(WORK / "growth-site", ignore_errors=True)
        return Command((*start, "site", str(WORK / "growth-site")), WORK, variables).cost()
    if name == "check":
        Command((*start, "check"), WORK, variables).cost()  # fills the cache of records
    output = () if name.startswith("check") else ("--output", str(WORK / "growth.out"))
    return Command((*start, *COMMANDS[name], *output), WORK, variables).cost()


def main() -> None:
    """Print seconds and MiB of each size, then the exponent from the first size to the last."""
    asked = [word for word in sys.argv[1:] if word != "--site"]
    sizes = tuple(map(int, asked)) or SIZES
    WORK.mkdir(exist_ok=True)
    say(f"{'':16}" + "".join(f"{size:>20,}" for size in sizes) + "   exponent   B a byte\n")
    for name in ("site",) if "--site" in sys.argv else COMMANDS:
        costs = [cost(name, size) for size in sizes]
        said = "".join(f"{taken:10.1f} s {memory:4.0f} MiB" for taken, memory in costs)
        grown = math.log(costs[-1][0] / costs[0][0]) / math.log(sizes[-1] / sizes[0])
        evidence = sum(
            file.stat().st_size for file in (workspace(sizes[-1]) / "evidence").iterdir()
        )
        more = costs[-1][1] * MIB / evidence
        say(f"{name:16}{said}{grown:11.2f}{more:11.1f}\n")


if __name__ == "__main__":
    main()
