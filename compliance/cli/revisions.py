"""Read the files of a workspace, and no others, from git as they were at a revision.

Only git's plumbing is asked, and only for bytes: no checkout, so no hook, filter, attribute or
configured program of the repository runs, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from compliance.errors import ComplianceError
from compliance.workspace import layout
from compliance.workspace.file_kinds import kind_of_file

REGULAR: Final = frozenset({b"100644", b"100755"})
SETTINGS: Final = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.allow=never",
)
# The workspace decides where the repository is, not the variables of the caller's environment.
OURS: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


class NoRevisionError(ComplianceError):
    """A revision of a workspace that git cannot give."""

    def __init__(self, revision: str, wrong: str, right: str) -> None:
        super().__init__(f'no revision "{revision}": {wrong}; {right}')


@contextmanager
def taken_out(root: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the workspace as it was at a revision; it is gone afterwards.

    `revision` must have passed `diff.operand`: nothing in it may start an option.

    Raises:
        NoRevisionError: there is no git, no repository, no such commit, or no workspace in it.
    """
    commit = _ask(root, revision, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise NoRevisionError(revision, "git knows no such commit here", "see: git log --oneline")
    with TemporaryDirectory(prefix="compliance-") as folder:
        out = Path(folder)
        _write(root, revision, commit.decode().strip(), out)
        if not (out / layout.SETTINGS).is_file():
            wrong = f"the workspace had no {layout.SETTINGS} then"
            raise NoRevisionError(revision, wrong, "choose a later one")
        yield out


def _write(root: Path, revision: str, commit: str, out: Path) -> None:
    """Write the files of a workspace at a commit into a folder."""
    listed = _ask(root, revision, "ls-tree", "-r", "-z", commit) or b""
    blobs = [(name, blob) for name, blob in _entries(listed) if _is_wanted(name)]
    contents = _ask(
        root, revision, "cat-file", "--batch", told="".join(f"{b}\n" for _, b in blobs).encode()
    )
    try:
        _unpack(contents or b"", [name for name, _ in blobs], out)
    except OSError as error:
        wrong = f"its files cannot be written: {error.strerror}"
        raise NoRevisionError(revision, wrong, "compare two folders") from None


def _unpack(contents: bytes, names: Iterable[PurePosixPath], out: Path) -> None:
    """Write what git printed of several objects: of each a line with its size, then its bytes."""
    at = 0
    for name in names:
        start = contents.index(b"\n", at) + 1
        size = int(contents[at:start].split()[-1])
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[start : start + size])
        at = start + size + 1


def _entries(listed: bytes) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and object of every regular file in a listing; links are not followed."""
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        if about[:6] in REGULAR:
            yield PurePosixPath(name.decode("utf-8", "surrogateescape")), about.split()[2].decode()


def _is_wanted(name: PurePosixPath) -> bool:
    """Return whether a workspace reads such a file; no other file is written."""
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and kind_of_file(name.as_posix()) is not None


def _ask(root: Path, revision: str, *words: str, told: bytes = b"") -> bytes | None:
    """Return the output of a git command; None if it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no word of it starts an option
            ["git", *SETTINGS, *words],  # noqa: S607 - the user's own git, wherever it is
            cwd=root,
            env={**kept, **OURS},
            input=told,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        wrong, right = "there is no git on this machine", "install it, or compare two folders"
        raise NoRevisionError(revision, wrong, right) from None
    return done.stdout if done.returncode == 0 else None
