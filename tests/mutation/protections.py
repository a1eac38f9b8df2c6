"""Take each protection of docs/security.md out of a copy of the code; a test must notice.

    python tests/mutation/protections.py               all of them
    python tests/mutation/protections.py git odd       those of these notes
    python tests/mutation/protections.py --list        which notes have which

protections.toml has for each note of the page where its protection stands, and what the code would
be without it. The tests that the note names are run under each; one of them must fail. Works in
build/protections, never in the checkout.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "security.md"
TABLE: Final = Path(__file__).with_name("protections.toml")

FAILED: Final = 1
"""The exit status of pytest when tests ran and one failed; any other says nothing."""

_DEFINITION = re.compile(r"^\[\^([\w-]+)\]:((?:.*\n(?:    .*\n)*))", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py::test_\w+)`")
_FAILURE = re.compile(r"^(?:FAILED|ERROR) (tests/[\w/]+\.py)::(test_\w+)", re.MULTILINE)
_NOT_COPIED: Final = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "htmlcov", ".*_cache", ".hypothesis", "__pycache__"
)


@dataclass(frozen=True, slots=True)
class Protection:
    """What protects: the text in a file, and what the file would have `without` it."""

    note: str
    file: str
    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tests of a note said without a protection, or, in no time, already with it."""

    protection: Protection
    said: subprocess.CompletedProcess[str]
    seconds: float = 0.0

    @property
    def noticed(self) -> bool:
        """Whether a test failed that passes with the protection."""
        return self.seconds > 0 and self.said.returncode == FAILED


def read_table() -> tuple[Protection, ...]:
    """Return the protections of the table, in its order."""
    with TABLE.open("rb") as file:
        return tuple(
            Protection(note, **one) for note, some in tomllib.load(file).items() for one in some
        )


def notes_and_tests() -> dict[str, list[str]]:
    """Return the tests that each note of the page names."""
    page = PAGE.read_text("utf-8")
    return {found[1]: _TEST.findall(found[2]) for found in _DEFINITION.finditer(page)}


def main() -> int:
    """Try the notes named, print a line for each protection; 1 if one is not missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("note", nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--at-once", type=int, default=2)
    given = parser.parse_args()
    table = [one for one in read_table() if not given.note or one.note in given.note]
    if given.list:
        for one in table:
            sys.stdout.write(f"{one.note}: {one.file}\n")
        return 0
    tests = notes_and_tests()
    folders = [ROOT / "build" / "protections" / str(number) for number in range(given.at_once)]
    for folder in folders:
        _copy(folder)
    noticed = [_told(outcome) for outcome in _try_all(table, tests, folders)]
    sys.stdout.write(f"{sum(noticed)} of {len(noticed)} protections are missed when taken out\n")
    return int(not all(noticed))


def _copy(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT, folder, ignore=_NOT_COPIED, symlinks=True)


def _try_all(
    table: Sequence[Protection], tests: dict[str, list[str]], folders: list[Path]
) -> Iterator[Outcome]:
    """Yield what came of each protection, note by note."""
    free = list(folders)
    notes = list(dict.fromkeys(one.note for one in table))

    def attempt(note: str) -> list[Outcome]:
        folder = free.pop()
        try:
            before = _pytest(folder, tests[note])
            return [
                _try(one, tests[note], folder) if before.returncode == 0 else Outcome(one, before)
                for one in table
                if one.note == note
            ]
        finally:
            free.append(folder)

    with ThreadPoolExecutor(len(folders)) as pool:
        for outcomes in pool.map(attempt, notes):
            yield from outcomes


def _try(protection: Protection, tests: Sequence[str], folder: Path) -> Outcome:
    path = folder / protection.file
    code = path.read_text("utf-8")
    began = time.monotonic()
    try:
        path.write_text(code.replace(protection.text, protection.without, 1), "utf-8")
        done = _pytest(folder, tests, "--exitfirst")
    finally:
        path.write_text(code, "utf-8")
    return Outcome(protection, done, time.monotonic() - began)


def _pytest(folder: Path, tests: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "CI": "true",
        "COMPLIANCE_CORPUS": str(
            (ROOT / os.environ.get("COMPLIANCE_CORPUS", "../shared/corpus")).resolve()
        ),
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    quiet = ("-q", "--tb=line", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *quiet, *options, *tests]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _told(outcome: Outcome) -> bool:
    """Print what came of one, and return whether a test noticed."""
    word = "noticed" if outcome.noticed else "NOT NOTICED"
    if not outcome.seconds:
        word = "THESE TESTS FAIL WITH IT"
    one = outcome.protection
    first = next(line.strip() for line in one.text.splitlines() if line.strip())
    place = f"{one.note} {one.file}: {first[:60]}"
    failed = sorted({test for _, test in _FAILURE.findall(outcome.said.stdout)})
    sys.stdout.write(f"{word} ({outcome.seconds:.0f} s) {place}\n    {', '.join(failed)}\n")
    if not outcome.noticed:
        sys.stdout.write(f"{outcome.said.stdout[-800:]}\n")
    sys.stdout.flush()
    return outcome.noticed


if __name__ == "__main__":
    sys.exit(main())
