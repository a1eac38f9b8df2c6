"""The files that a user names, folders and standard input among them, as captures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import Entry, list_below, names_in
from compliance.files.refusals import refusal
from compliance.library.given_file import UnreadableFileError, read_given_file, start_of_file
from compliance.library.intake.capture import Capture, LargeArchive, UnfitCaptureError
from compliance.library.intake.kinds import LOOKED_AT
from compliance.library.intake.kinds import Kind as CaptureKind
from compliance.library.intake.kinds import kind_of as kind_of_capture
from compliance.library.store import MOST_BYTES

STDIN: Final = Path("-")
_ARCHIVES: Final = (CaptureKind.WARC, CaptureKind.WACZ)


Gathered = Capture | LargeArchive | ComplianceError
"""What there is to take in, or why there is nothing."""


def gathered(path: Path, stdin: TextIO | None, encoding: str | None = None) -> Iterator[Gathered]:
    """Yield what a path names: a file, those below a folder in their order, or standard input.

    Files whose names begin with a dot are passed over. What cannot be read is yielded as the
    error that says why, so that the others can be taken in.
    """
    if path == STDIN:
        one: Iterator[Gathered] = iter([_from_stdin(stdin)])
    elif kind_of(path, follow=True) is Kind.FOLDER:
        one = _below(path)
    else:
        one = iter([_from_file(path, path.name)])
    for found in one:
        yield replace(found, encoding=encoding) if isinstance(found, Capture) else found


def folder_of(path: Path, capture: Gathered) -> Path | None:
    """Return the folder in which a file stands that a path led to; None for standard input."""
    if path == STDIN or not isinstance(capture, Capture):
        return None
    return (path / capture.name if kind_of(path, follow=True) is Kind.FOLDER else path).parent


def _from_stdin(stdin: TextIO | None) -> Gathered:
    if stdin is None:
        return UnfitCaptureError("-", "(standard input) is closed", "name a file")
    data = stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        wrong = "(standard input) is larger than 64 MiB"
        return UnfitCaptureError("-", wrong, "name a file of one publication")
    return Capture("-", data)


def _from_file(path: Path, name: str) -> Gathered:
    try:
        return Capture(name, read_given_file(path))
    except UnreadableFileError as error:
        return LargeArchive(name, path) if _is_archive(path) else error


def _is_archive(path: Path) -> bool:
    try:
        return kind_of_capture(Capture("", start_of_file(path, LOOKED_AT))) in _ARCHIVES
    except ComplianceError:
        return False


def _below(folder: Path) -> Iterator[Gathered]:
    found = False
    try:
        entries = [entry for name in names_in(folder) for entry in list_below(folder, name)]
    except OSError as error:
        why = refusal(error, "name one that can be")
        yield UnreadableFileError(folder, "cannot be listed", why)
        return
    for entry in entries:
        found = True
        yield _from_entry(folder, entry)
    if not found:
        yield UnreadableFileError(folder, "has no files in it", "name the files themselves")


def _from_entry(folder: Path, entry: Entry) -> Gathered:
    path = folder / entry.file
    if entry.kind is Kind.FILE:
        return _from_file(path, entry.file)
    if entry.kind is Kind.LINK:
        return UnreadableFileError(path, "is a link", "name the file itself")
    if entry.kind is Kind.OTHER:
        return UnreadableFileError(path, "is no regular file", "name a file")
    return UnreadableFileError(path, "cannot be listed, or lies too deep", "name it by itself")
