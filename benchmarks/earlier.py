"""Time the program beside an earlier version of it, on one workspace that both can read.

Each command is run in turn with both; only ratios within one run mean something. Nothing is a gate.

    python -m benchmarks.earlier PROGRAM WORKSPACE [TEXTS]

PROGRAM is the earlier `compliance`, in an environment of its own. TEXTS is a text library;
without it no texts are held.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from benchmarks.peers import PROGRAM, WORK, Command, Pairing, say

COMMANDS: Final = (
    ("--help",),
    ("check",),
    ("report",),
    ("report", "--format", "html"),
    ("report", "--format", "json"),
    ("audit", "--fail-on", "never"),
)


def main() -> None:
    """Print seconds of both and their ratio, a line for each command."""
    earlier, workspace, *texts = sys.argv[1:]
    folder = Path(workspace).resolve()
    library = str(Path(texts[0]).resolve() if texts else WORK / "texts")
    for words in COMMANDS:
        pair = Pairing.of(
            *(
                Command(
                    (program, *words),
                    folder,
                    {"COMPLIANCE_TEXTS": library, "COMPLIANCE_CACHE": str(WORK / f"cache-{name}")},
                )
                for name, program in (("now", PROGRAM), ("earlier", str(Path(earlier).resolve())))
            )
        )
        now, then = pair.ours[0], pair.theirs[0]
        say(f"{pair.ratio:6.2f} times  {now:6.2f} s, was {then:6.2f} s  {' '.join(words)}\n")


if __name__ == "__main__":
    main()
