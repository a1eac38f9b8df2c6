"""A command as a process of its own in a scene: a workspace, texts, and what is around them."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperGroup

from compliance.cli.app import app
from support.builders import search, workspace
from support.cli import run_cli
from support.lake_texts import DIGEST
from support.repository import ROOT

LONGEST: Final = 60.0
"""Seconds after which a command is taken to hang."""

_OF_PARAMETERS: Final = {
    "DIR": "{folder}/out",
    "FILE...": "{folder}/given.txt",
    "ID": "herald-1999-07-01",
    "ID...": "herald-1999-07-01",
    "LEFT": "north",
    "RIGHT": "south",
}
"""What stands for a required argument; any other is `x`."""

_BESIDE: Final = {
    "affirm": ("--all", "--on", "2026-11-21"),
    "search run": ("--on", "2026-11-21"),
    "articles mark": ("--state", "read", "--by", "Ida", "--on", "2026-11-21"),
}
"""What a command is told beside its required arguments."""

_MORE: Final = {
    "--help": ("--help",),
    "--version": ("--version",),
    "nothing": ("nothing",),
    "check --help": ("check", "--help"),
    "report -f html": ("report", "-f", "html"),
    "report -o": ("report", "-o", "{folder}/out.json"),
    "schema --all": ("schema", "--all", "{folder}/out"),
    "diff rev": ("diff", "north@rev:HEAD", "south"),
}


@cache
def command_lines() -> dict[str, tuple[str, ...]]:
    """Return a command line for each command and subcommand that there is, and a few more."""
    known = dict(_lines_of(typer.main.get_command(app), ()))
    return {**known, **_MORE}


def parameters_of(command: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer hides its class
    """Yield each parameter of a command and of those under it, after the command's name."""
    yield from ((name, one) for one in command.params)
    if isinstance(command, TyperGroup):
        context = command.make_context("compliance", [], resilient_parsing=True)
        for under in command.list_commands(context):
            yield from parameters_of(command.get_command(context, under), f"{name} {under}")


def _lines_of(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - typer hides its class
    if isinstance(command, TyperGroup):
        context = command.make_context("compliance", [], resilient_parsing=True)
        for name in command.list_commands(context):
            yield from _lines_of(command.get_command(context, name), (*words, name))
        return
    required = (
        _OF_PARAMETERS.get(str(one.metavar), "x")
        for one in command.params
        if one.param_type_name == "argument" and one.required
    )
    name = " ".join(words)
    yield name, (*words, *required, *_BESIDE.get(name, ()))


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status, negative for a signal, and what it wrote where it could."""

    status: int
    out: bytes
    err: str


@dataclass
class Scene:
    """What a command runs in. What a surrounding changes, it changes here."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    """A program, with its arguments, that runs the command."""
    options: tuple[str, ...] = ()
    streams: dict[str, str] = field(default_factory=dict)
    """What a standard stream is: a path, "closed", or a pipe "left" at once or after "ten" bytes.

    If it is not named, it is a pipe of which all is read.
    """
    in_child: list[Callable[[], object]] = field(default_factory=list)
    """What the process does before it becomes the command."""

    @classmethod
    def make(cls, master: Path, folder: Path) -> Scene:
        """Copy a workspace, a text library and a file into a new folder."""
        shutil.copytree(master, folder)
        scene = cls(folder, options=("-w", str(folder / "lake")))
        scene.env = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(folder / "home"),
            "COMPLIANCE_CACHE": "off",
            "COMPLIANCE_TEXTS": str(folder / "texts"),
            "COLUMNS": "100",
            "TMPDIR": str(folder / "tmp"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),  # this very program, whatever is installed
        }
        return scene

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.folder / "lake"

    @property
    def desk(self) -> Path:
        """The current folder of the command."""
        return self.folder / "desk"

    def start(self, *argv: str, ready: int | None = None) -> subprocess.Popen[bytes]:
        """Start a command; it writes a byte to the descriptor `ready` when it begins."""
        code = "from compliance.cli.main import main; main()"
        passed: tuple[int, ...] = ()
        if ready is not None:
            code, passed = f"import os; os.write({ready}, b'.'); {code}", (ready,)
        words = (one.format(folder=self.folder) for one in argv)
        with ExitStack() as ours:
            return subprocess.Popen(
                [*self.before, sys.executable, "-c", code, *self.options, *words],
                cwd=self.desk,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=self._stream("stdout", ours),
                stderr=self._stream("stderr", ours),
                preexec_fn=self._in_child,  # noqa: PLW1509 - nobody has threads here
                pass_fds=passed,
            )

    def run(self, *argv: str) -> Ended:
        """Run a command to its end."""
        process = self.start(*argv)
        try:
            if self.streams.get("stdout") == "ten" and process.stdout is not None:
                process.stdout.read(10)
                process.stdout.close()
                process.stdout = None
            out, err = process.communicate(timeout=LONGEST)
        finally:
            process.kill()
            process.wait()
        return Ended(process.returncode, out or b"", (err or b"").decode("utf-8", "replace"))

    def _stream(self, name: str, ours: ExitStack) -> int:
        wanted = self.streams.get(name)
        if wanted in {None, "ten", "closed"}:
            return subprocess.PIPE
        if wanted == "left":
            reading, writing = os.pipe()
            os.close(reading)
        else:
            writing = os.open(str(wanted), os.O_WRONLY)
        ours.callback(os.close, writing)
        return writing

    def _in_child(self) -> None:
        for step in self.in_child:
            step()
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            if self.streams.get(name) == "closed":
                os.close(number)


def write_master(folder: Path) -> Path:
    """Write the folder that every scene is a copy of; return it."""
    # It has the id that stands for any other.
    recorded = search(side="league", id=_OF_PARAMETERS["ID"], query="boats")
    root = workspace(folder / "lake", searches=[recorded])
    for name in ("desk", "home", "tmp"):
        (folder / name).mkdir()
    (folder / "given.txt").write_text("Piece one, 3 July 1999.\n\nIt rained.\n", "utf-8")
    digest = folder / "digest.txt"
    digest.write_text(DIGEST, "utf-8")
    if shutil.which("git"):
        named = ("-c", "user.name=n", "-c", "user.email=e")
        for words in (("init", "-q", "--template="), ("add", "."), (*named, "commit", "-qm", "x")):
            subprocess.run(["git", *words], check=True, cwd=root)
    env = {"COMPLIANCE_TEXTS": str(folder / "texts")}
    assert run_cli("-q", "-w", root, "articles", "add", digest, env=env).status == 0
    return folder


def no_rights() -> None:
    """Take from a process the right of root to open what its file mode forbids."""
    if os.geteuid():
        return
    libc = ctypes.CDLL(None)
    for capability in range(64):
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP: gone with the next program


def open_up(folder: Path) -> None:
    """Give its owner every right to a folder again, and to all that is in it."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink() and path.stat().st_mode & 0o700 != 0o700:
            path.chmod(0o700)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return each regular file of a folder with its bytes, and whatever else is there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if _is_regular(path) else None
        for path in sorted(folder.rglob("*"))
        if ".git" not in path.parts
    }


def left_behind(folder: Path) -> list[str]:
    """Return what is a temporary file or folder, or stands where such are put."""
    return [
        name
        for name in tree(folder)
        if name.startswith("tmp/") or name.endswith((".part", ".new")) or "/.init" in name
    ]


def _is_regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def interrupted(scene: Scene, argv: tuple[str, ...], number: signal.Signals, after: float) -> Ended:
    """Run a command that gets a signal so many seconds after it began."""
    reading, writing = os.pipe()
    process = scene.start(*argv, ready=writing)
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    time.sleep(after)
    process.send_signal(number)
    out, err = process.communicate(timeout=LONGEST)
    return Ended(process.returncode, out, err.decode("utf-8", "replace"))
