"""A folder with a workspace, and commands run over it whose answers are judged."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from compliance.model.characters import STEERING_A_TERMINAL, UNFIT_FOR_TEXT_OUTPUT
from fuzz.guard import Guard
from support.builders import workspace
from support.cli import Finished, run_cli

Stamp = tuple[int, int, int, int]

ALL: Final = frozenset({0, 1, 2, 3})
_MACHINES: Final = frozenset({"json", "html", "svg", "csv", "md"})


class Complaint(AssertionError):  # noqa: N818 - a finding of the fuzzer, not an error of ours
    """What must not happen has happened; the first line says what."""


def expect(law: str, *, holds: bool) -> None:
    """Complain unless a law holds."""
    if not holds:
        raise Complaint(law)


class Scratch:
    """The invented workspace in a folder of its own, the same before each input.

    `root` holds the workspace, `lake`, and whatever else a target wants; what is there when `keep`
    is called is what `reset` comes back to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lake = workspace(root / "lake")
        self.env: dict[str, str] = {
            "HOME": str(root),
            "TMPDIR": str(root / "tmp"),
            "COMPLIANCE_TEXTS": str(root / "texts"),
        }
        (root / "tmp").mkdir()
        self.guard = Guard(root)
        self._kept: dict[str, tuple[Stamp, bytes]] = {}
        self.keep()

    def keep(self) -> None:
        """Take the folder as it is for the state before each input."""
        self._kept = {
            name: (stamp, b"" if stat.S_ISDIR(stamp[0]) else (self.root / name).read_bytes())
            for name, stamp in self.stamps().items()
        }

    def reset(self) -> None:
        """Make the folder again what it was."""
        now = self.stamps()
        for name in sorted(now.keys() - self._kept.keys(), reverse=True):
            path = self.root / name
            if stat.S_ISDIR(now[name][0]):
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        for name, (stamp, data) in self._kept.items():
            if stat.S_ISDIR(stamp[0]):
                (self.root / name).mkdir(exist_ok=True)
            elif now.get(name) != stamp:
                self.put(name, data)
                self._kept[name] = (_stamp(self.root / name), data)

    def put(self, name: str, data: bytes) -> Path:
        """Write a file of the folder, whatever stood there."""
        path = self.root / name
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(path.lstat().st_mode):
                path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def stamps(self) -> dict[str, Stamp]:
        """Return of each path below the folder by what a change of it would be seen."""
        found: dict[str, Stamp] = {}
        folders = [""]
        while folders:
            above = folders.pop()
            with suppress(OSError), os.scandir(self.root / above) as entries:
                for entry in entries:
                    name = f"{above}{entry.name}"
                    found[name] = _stamp(Path(entry.path))
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(f"{name}/")
        return found

    def command(
        self,
        *argv: str | Path,
        ends: Collection[int] = ALL,
        writes: bool = False,
        programs: bool = False,
        env: Mapping[str, str] | None = None,
    ) -> Finished:
        """Run a command over the workspace; complain of whatever no input may bring about."""
        return self.bare(
            "-w", self.lake, *argv, ends=ends, writes=writes, programs=programs, env=env
        )

    def bare(
        self,
        *argv: str | Path,
        ends: Collection[int] = ALL,
        writes: bool = False,
        programs: bool = False,
        env: Mapping[str, str] | None = None,
    ) -> Finished:
        """Run a command in the folder, whatever the workspace is; else as `command`."""
        before = None if writes else self.stamps()
        with self.guard.watching(programs=programs):
            finished = run_cli(*argv, env={**self.env, **(env or {})}, cwd=self.root)
        said = f"{[*map(str, argv)]} ended with {finished.status}\n{finished.stderr}"
        _judge(finished, said, machine=not _MACHINES.isdisjoint(map(str, argv)))
        expect(f"status: {said}", holds=finished.status in ends)
        expect(f"afar: {self.guard.seen}", holds=not self.guard.seen)
        if before is not None and (after := self.stamps()) != before:
            changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
            expect(f"written: {changed}", holds=False)
        return finished


def _judge(finished: Finished, said: str, *, machine: bool) -> None:
    """Complain of a bug, of an end without a word, and of characters that steer."""
    expect(f"bug: {said}", holds=finished.status in ALL and "Traceback" not in finished.stderr)
    told = finished.stdout + finished.stderr
    expect(f"silent: {said}", holds=finished.status in {0, 1} or bool(told.strip()))
    found = STEERING_A_TERMINAL.search(finished.stderr)
    expect(f"steers: {found}\n{said}", holds=found is None)
    if not machine:
        found = UNFIT_FOR_TEXT_OUTPUT.search(re.sub("[\n\t]", "", finished.stdout))
        expect(f"steers: {found}\n{said}", holds=found is None)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0, 0)
    if stat.S_ISDIR(found.st_mode):  # its time changes with its files, which have their own
        return (found.st_mode, 0, 0, 0)
    return (found.st_mode, found.st_size, found.st_mtime_ns, found.st_ino)
