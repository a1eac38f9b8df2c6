"""The way of a report, a record and a passage through the code, as one run takes it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Final

from docs.session import Shell
from support.repository import PACKAGE

Step = tuple[str, str]
"""A module by its path in the package, and a function in it."""

ENDS: Final[Mapping[str, tuple[Step, ...]]] = {
    "A report, from the files to the view": (
        ("workspace/gate.py", "check_shape"),
        ("views/report/build.py", "build_report_view"),
    ),
    "A record, from its file to its line": (
        ("workspace/yaml/reader.py", "read_yaml"),
        ("workspace/workspace.py", "link"),
        ("views/record.py", "write"),
        ("render/text/records.py", "add_record"),
    ),
    "A passage, from its pin to its place": (("passages/locate.py", "locate"),),
}
"""For each way, the functions at which it arrives, in the order of the run."""


def find_paths(shell: Shell) -> dict[Step, tuple[Step, ...]]:
    """Return the calls that lead to each end, from `main`, in a report on an invented workspace."""
    shell.run("compliance init river")
    shell.run("compliance -w river articles add river/example-article.txt")
    wanted = {end for ends in ENDS.values() for end in ends}
    found: dict[Step, tuple[Step, ...]] = {}

    def notice(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and (step := _step(frame)) in wanted and step not in found:
            found[step] = _calls(frame)

    sys.setprofile(notice)
    try:
        shell.run("compliance -w river report")
    finally:
        sys.setprofile(None)
    return found


def _step(frame: FrameType) -> Step:
    path = Path(frame.f_code.co_filename)
    inside = path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else ""
    return inside, frame.f_code.co_name


def _calls(frame: FrameType | None) -> tuple[Step, ...]:
    """Return the named functions of the package on the stack, the outermost first."""
    steps: list[Step] = []
    while frame is not None:
        path, name = _step(frame)
        # Comprehensions and lambdas belong to the function that they stand in.
        if path and not name.startswith("<"):
            steps.append((path, name))
        frame = frame.f_back
    return tuple(reversed(steps))


def draw(shell: Shell) -> str:
    """Return the ways as a page shows them: the calls in order, each function with its module."""
    found = find_paths(shell)
    parts = []
    for title, ends in ENDS.items():
        lines = []
        for end in ends:
            lines += [f"{path:<28}{name}" for path, name in found[end]] + [""]
        parts += [f"**{title}**", "", "```text", *lines[:-1], "```", ""]
    return "\n".join(parts[:-1])
