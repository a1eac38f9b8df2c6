"""Run the command line in this process, as a shell would see it."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from compliance.cli.app import app
from compliance.cli.run import run
from support.repository import ROOT

NOWHERE = "/nonexistent/compliance-texts"


@dataclass(frozen=True)
class Finished:
    """How a command ended, and what it wrote."""

    status: int
    stdout: str
    stderr: str


def run_cli(
    *argv: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    terminal: bool = False,
) -> Finished:
    """Run `compliance ARGV...` with an empty text library, unless `env` says otherwise.

    With `terminal`, standard output is one.

    Whatever the terminal in which the tests run, lines are as wide as without one.
    """
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("COMPLIANCE_", "XDG_"))}
    fixed = {"COMPLIANCE_TEXTS": NOWHERE, "COMPLIANCE_CACHE": "off", "COLUMNS": "100"}
    environ = {**clean, **fixed, **(env or {})}
    out, err = _stream(_Terminal() if terminal else io.BytesIO()), _stream(io.BytesIO())
    with (
        mock.patch.dict(os.environ, environ, clear=True),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
        _inside(cwd),
    ):
        status = run(lambda: app([*map(str, argv)], prog_name="compliance"))
    return Finished(status, _written(out), _written(err))


def printed(*argv: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Return what a command prints that ends well and says nothing beside it."""
    finished = run_cli(*argv, env=env, cwd=cwd)
    assert (finished.status, finished.stderr) == (0, "")
    return finished.stdout


def printed_json(
    *argv: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> dict[str, Any]:
    """Return what such a command prints for programs, parsed."""
    document: dict[str, Any] = json.loads(printed(*argv, "-f", "json", env=env, cwd=cwd))
    return document


@contextmanager
def given_back() -> Iterator[None]:
    """Give back what a program takes that ends its process: streams, signals, hooks."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = {number: signal.getsignal(number) for number in numbers}
    streams, hook = (sys.stdout, sys.stderr), sys.unraisablehook
    try:
        yield
    finally:
        (sys.stdout, sys.stderr), sys.unraisablehook = streams, hook
        for number, handler in handlers.items():
            signal.signal(number, handler)


class _Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def _stream(buffer: io.BytesIO) -> io.TextIOWrapper:
    """Return a stream that takes what `streams.guard_streams` makes of a real one."""
    errors = "backslashreplace"
    return io.TextIOWrapper(buffer, "utf-8", errors, newline="", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def _inside(folder: Path | None) -> Iterator[None]:
    if folder is None:
        yield
    else:
        with chdir(folder):
            yield
