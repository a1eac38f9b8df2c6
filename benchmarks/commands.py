"""Time the commands on the shipped workspace, each as a process of its own.

Reported, never a gate: on a shared machine only ratios within one run mean something, so each
command is timed in turn with an interpreter that does nothing, and the ratio is of each pair.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median

RUNS = 15
BARE = ("-c", "pass")
COMMANDS = (
    ("-m", "compliance", "--help"),
    ("-m", "compliance", "check"),
    ("-m", "compliance", "report", "--source", "az"),
    ("-m", "compliance", "report"),
    ("-m", "compliance", "report", "--source", "az", "--format", "html"),
    ("-m", "compliance", "show"),
)


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """Return the processor time, user and system, of one run of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print one line a command: median milliseconds of processor, and times a bare Python."""
    sys.stdout.write(f"  cpu ms  times bare  (medians of {RUNS} pairs)\n")
    for arguments in COMMANDS:
        cpu_seconds(arguments)  # the first run fills the file system's cache
        pairs = [(cpu_seconds(arguments), cpu_seconds(BARE)) for _ in range(RUNS)]
        spent = median(ours for ours, _ in pairs) * 1000
        ratio = median(ours / bare for ours, bare in pairs)
        sys.stdout.write(f"{spent:8.0f}{ratio:12.1f}  python {' '.join(arguments)}\n")


if __name__ == "__main__":
    main()
