"""Time the commands on the shipped workspace, each as a process of its own.

Reported, never a gate: on a shared machine only the ratios between lines mean something.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from statistics import median

RUNS = 15
COMMANDS = (
    ("-c", "pass"),
    ("-m", "compliance", "--help"),
    ("-m", "compliance", "check"),
    ("-m", "compliance", "report", "--source", "az"),
    ("-m", "compliance", "report", "--source", "az", "--format", "html"),
    ("-m", "compliance", "audit", "--fail-on", "never"),
    ("-m", "compliance", "diff", "az", "ru"),
)


def timed(arguments: tuple[str, ...]) -> tuple[float, float]:
    """Return the seconds of wall clock and of processor that one run takes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print one line a command: the medians in milliseconds."""
    sys.stdout.write(f"   wall    cpu  (ms, median of {RUNS})\n")
    for arguments in COMMANDS:
        timed(arguments)  # the first run fills the file system's cache
        walls, cpus = zip(*(timed(arguments) for _ in range(RUNS)), strict=True)
        spent = f"{median(walls) * 1000:7.0f}{median(cpus) * 1000:7.0f}"
        sys.stdout.write(f"{spent}  python {' '.join(arguments)}\n")


if __name__ == "__main__":
    main()
