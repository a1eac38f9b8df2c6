"""A folder to start from, a command that writes into it, and the command killed at its steps."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from compliance.library.store import TextLibrary
from support.builders import GAZETTE, HERALD, write_files
from support.cli import run_cli
from support.kills import count_steps, run_killed
from support.lake_texts import TEXTS

Tree = dict[str, bytes | None]
"""What stands in a folder: the bytes of each file, and None for each folder."""

AT_ALL: Final = "all"
_TEMPORARY: Final = re.compile(r"[0-9a-f]{16}\.part\b")
_PART: Final = re.compile(r"(^|/)\.[^/]+\.[0-9a-f]{16}\.part(/|$)")
_LISTED: Final = re.compile(r"\.part/files\.json$")


MARKED = (GAZETTE, HERALD, "--state", "read", "--by", "Ida", "--on", "2026-11-21")


def query(start: Path) -> None:
    """Give the search of the invented workspace an id and a query."""
    path = start / "lake" / "searches.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("- side:", "- id: boats\n    query: boats\n    side:"), "utf-8")


def held(start: Path) -> None:
    """Hold the texts of the invented articles."""
    library = TextLibrary(start / "texts")
    for text in TEXTS.values():
        library.put(text)


def kills(fewest: int) -> int | None:
    """Return how often to kill a command: KILLS in the environment, else so often; None: always."""
    said = os.environ.get("KILLS", str(fewest))
    return None if said == AT_ALL else int(said)


class Scene:
    """A folder as it is at the start, and a command over a copy of it, `at`, that changes it.

    A word of the command that begins with "@" is a path in the copy; `cache` is one in which the
    command keeps its records.
    """

    def __init__(self, start: Path, argv: Sequence[str | Path], *, cache: str = "off") -> None:
        self.start = start
        self.at = start.with_name("at")
        self.argv = tuple(
            self.at / word[1:] if word.startswith("@") else word for word in map(str, argv)
        )
        self.env = {
            "COMPLIANCE_TEXTS": str(self.at / "texts"),
            "COMPLIANCE_CACHE": cache if cache == "off" else str(self.at / cache),
        }
        self.old = tree(start)
        self.reset()
        assert self.run() == 0
        self.new = tree(self.at)
        self.reset()
        self.judged: dict[frozenset[tuple[str, bytes | None]], None] = {}

    def run(self) -> int:
        """Run the command to its end; return its exit status."""
        return run_cli(*self.argv, env=self.env).status

    def reset(self) -> None:
        """Make the state anew that the command starts from."""
        self.at.mkdir(exist_ok=True)
        left = tree(self.at)
        for name in sorted(left.keys() - self.old.keys(), reverse=True):
            path = self.at / name
            if left[name] is None:
                path.rmdir()
            else:
                path.unlink()
        for name, data in self.old.items():
            if data is None:
                (self.at / name).mkdir(parents=True, exist_ok=True)
        changed = {n: d for n, d in self.old.items() if d is not None and left.get(n) != d}
        write_files(self.at, changed)

    def kill(self, times: int | None, judge: Callable[[Tree], None]) -> int:
        """Kill the command at random steps; judge each state that this leaves, once.

        Most are of those that put a file in place of another: there a mixture would come from.
        After each the command is run again, and must come to what it comes to undisturbed.
        """
        steps, replacing = count_steps(self.argv, self.env)
        for last in chosen(times, steps, replacing):
            self.reset()
            run_killed(self.argv, self.env, last)
            left = tree(self.at)
            state = frozenset((_TEMPORARY.sub(".part", name), data) for name, data in left.items())
            if state not in self.judged:
                self.judged[state] = None
                judge(left)
                self.go_on(left)
        assert len(self.judged) > 1
        return steps if times is None else min(times, steps)

    def go_on(self, left: Tree) -> None:
        """Run the command again where it was killed; nothing must tell that it was.

        Where it was done already, `init` says that there is a workspace. It was not as long as the
        list of what it moved is there.
        """
        status = self.run()
        moved = without_parts(left) == self.new and not any(map(_LISTED.search, left))
        done = moved and "init" in self.argv
        assert status == (3 if done else 0), f"it ends with {status}; {sorted(left)} was left"
        again = tree(self.at)
        assert sorted(again) == sorted(self.new)
        assert again == self.new

    def old_or_new(self, left: Tree) -> None:
        """Judge that each file is as it was or as it is to be, but for temporary ones."""
        for name in {*self.old, *self.new, *without_parts(left)}:
            known = (self.old.get(name), self.new.get(name))
            assert left.get(name) in known or name.endswith("/site.json"), name


def chosen(times: int | None, steps: int, replacing: list[int]) -> list[int]:
    """Return the steps at which to kill, the same ones each time."""
    if times is None or times >= steps:
        return list(range(1, steps + 1))
    draw = random.Random(20201110)
    found = draw.sample(replacing, min(times * 4 // 5, len(replacing)))
    others = sorted(set(range(1, steps + 1)) - set(found))
    return found + draw.sample(others, times - len(found))


def tree(root: Path) -> Tree:
    """Return what stands in a folder, at any depth."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


def without_parts(left: Tree) -> Tree:
    """Return what stands in a folder without temporary files and folders of ours."""
    return {name: data for name, data in left.items() if not _PART.search(name)}
