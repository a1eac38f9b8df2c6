"""The page for reviewing as it is served: the command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compliance.cli.context import Context
from compliance.library.store import text_sha256
from compliance.model.base import ArticleId, EvidenceId
from compliance.suggest.store import SuggestionStore
from compliance.workspace.load import load_workspace
from support.cli import run_cli
from support.codings import coded_twice
from support.desks import GIVEN
from support.lake_cues import lake_with_cues, library_of_lake
from support.lake_texts import TEXTS

CODER: Final = "anna"


@dataclass(frozen=True)
class Served:
    """A page that is served: its process, and the address that lets a browser in."""

    process: subprocess.Popen[str]
    address: str

    @property
    def site(self) -> str:
        """The address without the token."""
        return self.address.partition("?")[0]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def interrupt(self) -> int:
        """End it as Ctrl-C does, and return its status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


@dataclass(frozen=True)
class Bench:
    """A workspace with suggestions, and the texts of its articles."""

    root: Path

    @property
    def workspace(self) -> Path:
        """The folder of the workspace."""
        return self.root / "lake"

    @property
    def env(self) -> dict[str, str]:
        """Where its texts are."""
        return {"COMPLIANCE_TEXTS": str(self.root / "texts")}

    @property
    def key(self) -> str:
        """The name of the workspace in the user's data."""
        return Context(workspace=self.workspace).key

    def run(self, *argv: str | Path) -> str:
        """Run a command that ends well, and return what it prints."""
        finished = run_cli("-w", self.workspace, *argv, env=self.env, cwd=self.root)
        assert finished.status == 0, finished
        return finished.stdout

    def records(self) -> set[EvidenceId]:
        """Return the ids of the records that the workspace has."""
        return set(load_workspace(self.workspace).evidence)

    def files(self) -> dict[str, bytes]:
        """Return every file of the workspace, and every decision."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def bench(root: Path) -> Bench:
    """Return the invented workspace with cues and no evidence, and some suggestions for it."""
    lake_with_cues(root / "lake", evidence=[], agreement={"wordings": []})
    made = Bench(root)
    library = library_of_lake(root / "texts")
    store = SuggestionStore(library.root, made.key)
    for article, ones in GIVEN.items():
        store.put(ArticleId(article), text_sha256(TEXTS[article]), ones)
    return made


def coded_bench(root: Path) -> Bench:
    """Return the invented workspace with two codings of its articles and no evidence."""
    coded_twice(root / "lake")
    library_of_lake(root / "texts")
    return Bench(root)


@contextmanager
def served(made: Bench, *options: str) -> Iterator[Served]:
    """Serve the page at a port that is free."""
    words = ("-w", str(made.workspace), "review", "--no-browser", "--coder", CODER, *options)
    process = subprocess.Popen(
        [sys.executable, "-m", "compliance", *words, *(() if "--port" in options else PORT)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **made.env, "COMPLIANCE_CACHE": "off"},
    )
    assert process.stdout is not None
    try:
        yield Served(process, process.stdout.readline().strip())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


PORT: Final = ("--port", "0")
