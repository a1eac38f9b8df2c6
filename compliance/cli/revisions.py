"""Read the files of a workspace, and no others, from git as they were at a revision.

Only git's plumbing is asked, and only for bytes: no checkout, so no hook, filter, attribute or
configured program of the repository runs, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import Timer
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.refusals import reason_of, remedy_for
from compliance.files.scratch import scratch_file, scratch_folder
from compliance.files.writing import write_new
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
)
# The workspace decides where the repository is, not the variables of the caller's environment.
# Nothing is fetched: the list of protocols overrules the repository's settings, and it is all that
# holds back an older git, which does not know GIT_NO_LAZY_FETCH.
OURS: Final = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # what git says is a part of our sentences
}
SECONDS: Final = 60
MOST_LISTED: Final = 32 * 1024 * 1024  # bytes, enough for some 300,000 files
MOST_CONTENTS: Final = 256 * 1024 * 1024
MOST_SAID: Final = 64 * 1024
_MOST_OF_A_REASON: Final = 200
_ANSWER_LINE: Final = 200  # bytes of the line before each object: its name, kind and size


class NoRevisionError(ComplianceError):
    """A revision of a workspace that git cannot give."""

    def __init__(self, revision: str, wrong: str, right: str) -> None:
        super().__init__(f'no revision "{revision}": {wrong}; {right}')


@contextmanager
def taken_out(root: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the workspace as it was at a revision; it is gone afterwards.

    `revision` must have passed `diff.operand`: nothing in it may start an option.

    Raises:
        NoRevisionError: there is no git, no repository, no such commit, or no workspace in it; or
            what git answers is not what it should.
    """
    with scratch_folder() as out:
        try:
            # In two steps, since what follows ":/" is a text to look for up to its end.
            commit = _name_of(root, revision, f"{_name_of(root, revision, revision)}^{{commit}}")
            _write(root, revision, commit, out)
        except (ValueError, IndexError):
            wrong = "git does not answer as it should"
            raise NoRevisionError(
                revision, wrong, "see: git fsck; or compare two folders"
            ) from None
        if not layout.is_workspace(out):
            wrong = f"the workspace had no {layout.SETTINGS} then"
            raise NoRevisionError(revision, wrong, "choose a later one")
        yield out


def _name_of(root: Path, revision: str, wanted: str) -> str:
    """Return the name of an object as git has it.

    Raises:
        NoRevisionError: There is none, or git refuses to look; with git's own reason.
        ValueError: Git answers something else.
    """
    words = ("rev-parse", "--verify", "--end-of-options", wanted)
    said, ended_well = _run(root, revision, *words, most=MOST_SAID, errors=subprocess.STDOUT)
    lines = said.decode("utf-8", "replace").splitlines()
    names = [line for line in lines if _NAME.fullmatch(line)]
    if not ended_well:
        raise NoRevisionError(revision, *_told(lines))
    (name,) = names[-1:]
    return name


_NAME: Final = re.compile("[0-9a-f]{40,64}")
_REASON: Final = re.compile("(?:fatal|error): (?P<reason>.+)")
_NO_COMMIT: Final = re.compile("Needed a single revision|expected commit type")
_REMEDIES: Final = (
    ("dubious ownership", "let its owner run this, or see safe.directory in: git help config"),
    ("ambiguous", "write more of it"),
    ("not a git repository", "compare two folders"),
)


def _told(lines: Iterable[str]) -> tuple[str, str]:
    """Return what is wrong with a revision, in git's own words if it gives any, and the remedy."""
    reasons = [found["reason"] for line in lines if (found := _REASON.match(line))]
    if not reasons or _NO_COMMIT.search(reasons[0]):
        return "git knows no such commit here", "see: git log --oneline"
    reason = reasons[0][:_MOST_OF_A_REASON].rstrip(".")
    remedy = next((cure for words, cure in _REMEDIES if words in reason), "see: git log --oneline")
    return f"git says: {reason}", remedy


def _write(root: Path, revision: str, commit: str, out: Path) -> None:
    """Write the files of a workspace at a commit into a folder, if they are not too large."""
    listed = _ask(root, revision, "ls-tree", "-r", "-z", commit, most=MOST_LISTED)
    blobs = [(name, blob) for name, blob in _entries(listed or b"") if _is_wanted(name)]
    told = "".join(f"{blob}\n" for _, blob in blobs).encode()
    lines = _ANSWER_LINE * len(blobs)
    asked = _ask(root, revision, "cat-file", "--batch-check", told=told, most=lines)
    answers = [line.split() for line in (asked or b"").splitlines()]
    sizes = [int(answer[2]) for answer in answers if answer[1] == b"blob"]
    if listed is None or len(sizes) < len(blobs):
        wrong, right = (
            "git does not have all of its files here",
            "fetch them, or compare two folders",
        )
        raise NoRevisionError(revision, wrong, right)
    if sum(sizes) > MOST_CONTENTS:
        raise _too_large(revision)
    contents = _ask(root, revision, "cat-file", "--batch", told=told, most=sum(sizes) + lines)
    try:
        _unpack(contents or b"", [name for name, _ in blobs], out)
    except OSError as error:
        wrong = f"its files cannot be written: {reason_of(error)}"
        raise NoRevisionError(revision, wrong, remedy_for(error, "compare two folders")) from None


def _unpack(contents: bytes, names: Iterable[PurePosixPath], out: Path) -> None:
    """Write what git printed of several objects: of each a line with its size, then its bytes."""
    at = 0
    for name in names:
        start = contents.index(b"\n", at) + 1
        size = int(contents[at:start].split()[-1])
        write_new(out / name, [memoryview(contents)[start : start + size]])
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


def _ask(
    root: Path, revision: str, *words: str, told: bytes = b"", most: int = _ANSWER_LINE
) -> bytes | None:
    """Return the output of a git command; None if it fails. Errors as of `_run`."""
    answer, ended_well = _run(root, revision, *words, told=told, most=most)
    return answer if ended_well else None


def _run(
    root: Path,
    revision: str,
    *words: str,
    told: bytes = b"",
    most: int = _ANSWER_LINE,
    errors: int = subprocess.DEVNULL,
) -> tuple[bytes, bool]:
    """Return the output of a git command, and whether it ended well.

    Raises:
        NoRevisionError: There is no git, it does not end in time, or it prints more than `most`.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    with scratch_file(told) as asked:
        try:
            git = subprocess.Popen(  # noqa: S603 - no shell, and no word of it starts an option
                ["git", *SETTINGS, *words],  # noqa: S607 - the user's own git, wherever it is
                cwd=root,
                env={**kept, **OURS},
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except FileNotFoundError:
            wrong, right = "there is no git on this machine", "install it, or compare two folders"
            raise NoRevisionError(revision, wrong, right) from None
        with git:
            answer, in_time = _read(git, most)
    if not in_time:
        wrong = f"git does not answer within {SECONDS} seconds"
        raise NoRevisionError(revision, wrong, "see what git's settings include")
    if len(answer) > most:
        raise _too_large(revision)
    return answer, git.returncode == 0


def _read(git: subprocess.Popen[bytes], most: int) -> tuple[bytes, bool]:
    """Return at most one byte more than `most` of git's output, and whether git ended in time."""
    timer = Timer(SECONDS, git.kill)
    # A signal may end the program at any line, as soon as the timer runs: it is not waited for.
    timer.daemon = True
    try:
        timer.start()
        answer = git.stdout.read(most + 1) if git.stdout else b""
        if len(answer) > most:
            git.kill()
        git.wait()
        return answer, timer.is_alive()
    except BaseException:
        git.kill()
        raise
    finally:
        timer.cancel()


def _too_large(revision: str) -> NoRevisionError:
    wrong = f"its files are too many, or larger than {MOST_CONTENTS // 1024**2} MiB together"
    return NoRevisionError(revision, wrong, "compare two folders")
