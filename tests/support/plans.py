"""Plans of two codings: filled in, and applied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from support.cli import Finished, run_cli

BY: Final = ("--plan", "--by", "cara")
OPEN: Final = "choice: open, reason: open"


def apply(lake: Path, plan: str, env: dict[str, str]) -> Finished:
    """Apply a plan that lies beside the workspace."""
    file = lake.parent / "plan.yaml"
    file.write_text(plan, "utf-8")
    return run_cli("-w", lake, "adjudicate", "--apply", "plan.yaml", env=env, cwd=lake.parent)


def filled(plan: str, **choices: str) -> str:
    """Return a plan with choices by the ids of rows; of others the first record is taken."""
    lines = []
    for line in plan.splitlines(keepends=True):
        named = re.search(r"\{id: (\w+),", line)
        if named and OPEN in line:
            first = "choice: a" if " a: " in line else "choice: b"
            chosen = choices.get(named[1], f"{first}, reason: It stands so in the passage.")
            lines.append(line.replace(OPEN, chosen))
        else:
            lines.append(line)
    return "".join(lines)


def state(root: Path) -> dict[str, bytes]:
    """Return the bytes of all files of a workspace."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
