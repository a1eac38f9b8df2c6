"""Add each file of the folder that `folder` makes: in, or refused with a sentence; time and memory.

Memory is that of the command and of the processes that it reads files in, together, looked at every
hundredth of a second. Where a system has no /proc, it is not measured.

    python -m benchmarks.intake.run
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Final

from benchmarks.intake.folder import make, make_archive

PROC: Final = Path("/proc")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
BETWEEN: Final = 0.01
ARCHIVE: Final = 1_000_000_000
MIB: Final = 1024 * 1024
_HASH: Final = re.compile(r"[0-9a-f]{64}(?:\.txt|\.json)?$")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command said, and what it took."""

    lines: tuple[str, ...]
    status: int
    seconds: float
    memory: float


def add(path: Path, workspace: Path, texts: Path) -> Run:
    """Add a file or a folder to a workspace."""
    command = ("-m", "compliance", "--workspace", str(workspace), "articles", "add", str(path))
    variables = {"COMPLIANCE_TEXTS": str(texts), "COMPLIANCE_CACHE": "off"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        watched = Watched(process.pid)
        said, _ = process.communicate()
        watched.done.set()
        watched.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(tuple(said.splitlines()), process.returncode, spent, watched.most / MIB)


class Watched(Thread):
    """Looks at the memory of a process and of those that it started, until it is done."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.done = pid, 0, Event()
        self.start()

    def run(self) -> None:
        """Look again and again."""
        while not self.done.wait(BETWEEN):
            self.most = max(self.most, sum(map(_resident, _family(self.pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = (PROC / f"{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in map(int, children):
        yield from _family(child)


def _resident(pid: int) -> int:
    try:
        return int((PROC / f"{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def said_of(run: Run) -> str:
    """Return what became of a file in one line."""
    lines = [line.strip() for line in run.lines]
    refused = [line for line in lines if line.startswith('"')]
    found = sum(": new: " in line for line in lines)
    taken = [f"in: {found} drafts"] if found else []
    return "; ".join([*taken, *refused[:2]]) or " / ".join(lines[:2])


def half_written(workspace: Path, texts: Path) -> list[str]:
    """Return what was left behind that is no draft, no text and no capture: nothing, if well."""
    new = [path for path in (workspace / "articles").iterdir() if path.suffix != ".yaml"]
    left = [path.name for path in new if path.suffix != ".draft"]
    for path in texts.rglob("*") if texts.exists() else ():
        kept = path.parts[len(texts.parts)] in {"texts", "captures"}
        if path.is_file() and not (kept and _HASH.match(path.name)):
            left.append(path.name)
    return left


def main() -> None:
    """Print a line a file, then one for the whole folder."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        files = make(root / "files")
        workspace, texts = root / "workspace", root / "texts"
        most = 0.0
        for path in files:
            _new(workspace, texts)
            run = add(path, workspace, texts)
            most = max(most, run.memory)
            left = half_written(workspace, texts)
            sys.stdout.write(
                f"{run.seconds:5.1f} s {run.memory:5.0f} MiB  {run.status}  {path.name}:"
                f" {said_of(run)}{f' LEFT {left}' if left else ''}\n"
            )
            sys.stdout.flush()
        _new(workspace, texts)
        run = add(root / "files", workspace, texts)
        drafts = len(list((workspace / "articles").glob("*.draft")))
        sys.stdout.write(
            f"{len(files)} files in one run: {run.seconds:.1f} s, {run.memory:.0f} MiB, status"
            f" {run.status}, {drafts} drafts; a file by itself took {most:.0f} MiB at the most\n"
        )
        _new(workspace, texts)
        archive = make_archive(root / "crawl.warc.gz", ARCHIVE)
        run = add(archive, workspace, texts)
        sys.stdout.write(
            f"a web archive of {archive.stat().st_size / MIB:.0f} MiB: {run.seconds:.1f} s,"
            f" {run.memory:.0f} MiB: {said_of(run)}\n"
        )


def _new(workspace: Path, texts: Path) -> None:
    """Make a workspace and a text library, with nothing of earlier files in them."""
    for path in (workspace, texts):
        shutil.rmtree(path, ignore_errors=True)
    command = (sys.executable, "-m", "compliance", "init", str(workspace))
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
