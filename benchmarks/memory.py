"""Print the largest memory of each command on many records whose texts are all held.

The same invented items as for the peers; whole processes, one after the other. Nothing is a gate.

    python -m benchmarks.memory [RECORDS]     default 100000
"""

from __future__ import annotations

import shutil
import sys
from typing import Final

from benchmarks.invented import peers_folder
from benchmarks.peers import HERE, PROGRAM, WORK, Command, run_python, say

FORMATS: Final = {
    "check": ("text",),
    "report": ("html", "json", "csv", "text", "md"),
    "audit": ("html", "json", "text", "md"),
    "matrix": ("html", "json"),
    "timeline": ("html", "json"),
    "diff": ("html", "json"),
}
MORE: Final = {"audit": ("--fail-on", "never"), "diff": ("north", "south")}


def main() -> None:
    """Print MiB and seconds of the processor, a line for each command and format."""
    size = sys.argv[1] if sys.argv[1:] else "100000"
    root, texts, out = WORK / f"held-{size}", WORK / f"texts-{size}", WORK / "memory.out"
    if not root.exists():
        run_python(HERE / "invented.py", size, str(root), str(peers_folder()), str(texts))
    variables = {"COMPLIANCE_CACHE": str(WORK / "cache"), "COMPLIANCE_TEXTS": str(texts)}
    start = (PROGRAM, "--workspace", str(root))
    Command((*start, "check"), WORK, variables).cost()  # fills the cache of records
    for command, formats in FORMATS.items():
        for format in formats:
            asked = (command, *MORE.get(command, ()), "--format", format, "--output", str(out))
            taken, memory = Command((*start, *asked), WORK, variables).cost()
            say(f"{memory:6.0f} MiB {taken:6.1f} s  {command} {format}\n")
    site = WORK / f"memory-site-{size}"
    shutil.rmtree(site, ignore_errors=True)
    taken, memory = Command((*start, "site", str(site)), WORK, variables).cost()
    say(f"{memory:6.0f} MiB {taken:6.1f} s  site\n")


if __name__ == "__main__":
    main()
