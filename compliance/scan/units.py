"""What is scanned at a time: one archive, or some pages that lie in one folder."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import list_below, names_in, size_of
from compliance.files.refusals import refusal
from compliance.library.given_file import UnreadableFileError, start_of_file
from compliance.views.scan import FailedView

PAGES_AT_ONCE: Final = 500
_HEAD: Final = 4096
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_WARC: Final = b"WARC/"
_PARQUET: Final = b"PAR1"
_CALLED: Final = {".warc.gz": "a web archive", ".warc": "a web archive", ".parquet": "Parquet"}
_LINES: Final = (".jsonl.gz", ".ndjson.gz", ".json.gz")
_OBJECT: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"|\})')


class Form(StrEnum):
    """How the records of a unit stand in its files."""

    WEB = "web archive"
    TABLE = "Parquet"
    LINES = "JSON Lines"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are scanned together: one, or several pages of one folder.

    `size` is that of all of them in bytes.
    """

    form: Form
    paths: tuple[str, ...]
    size: int

    @property
    def name(self) -> str:
        """What it is called: its file, or its first one and how many there are."""
        more = len(self.paths) - 1
        return Path(self.paths[0]).name + (f" and {more} more" if more else "")

    @property
    def key(self) -> str:
        """A name that no other unit has, by where its files are."""
        return hashlib.sha256("\0".join(self.paths).encode("utf-8", "surrogatepass")).hexdigest()


def units_in(inputs: Iterable[Path], refused: list[FailedView]) -> Iterator[Unit]:
    """Yield what there is to be scanned in files and folders, in their order.

    Files whose names begin with a dot are passed over.

    Args:
        inputs: Absolute paths of files, or of folders with files at any depth.
        refused: Where is added why something cannot be scanned.
    """
    for path in inputs:
        pages: list[_File] = []
        for file in _files(path, refused):
            if pages and (len(pages) == PAGES_AT_ONCE or pages[0].folder != file.folder):
                yield _pages(pages)
                pages = []
            if file.form is Form.PAGES:
                pages.append(file)
            else:
                yield Unit(file.form, (str(file.path),), file.size)
        if pages:
            yield _pages(pages)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    form: Form
    size: int

    @property
    def folder(self) -> Path:
        return self.path.parent


def _pages(files: Sequence[_File]) -> Unit:
    return Unit(Form.PAGES, tuple(str(one.path) for one in files), sum(one.size for one in files))


def _files(path: Path, refused: list[FailedView]) -> Iterator[_File]:
    try:
        for file in _below(path) if kind_of(path, follow=True) is Kind.FOLDER else [path]:
            try:
                form = _form_of(start_of_file(file, _HEAD), file.name)
                if form is Form.PAGES and (called := _called(file.name)):
                    why = f"is called as {called}, and is none; see that it was got whole"
                    refused.append(FailedView(file.name, why))
                    continue
                yield _File(file, form, size_of(file))
            except UnreadableFileError as error:
                refused.append(refused_file(file, error))
    except OSError as error:
        why = refusal(error, "name one that can be")
        refused.append(FailedView(path.name, f"cannot be listed: {why}"))


def refused_file(path: Path, error: ComplianceError) -> FailedView:
    """Return why a file is not scanned, without its path."""
    said = " ".join(str(error).split())
    return FailedView(path.name, said.removeprefix(f'"{path}" '))


def _below(folder: Path) -> Iterator[Path]:
    for name in names_in(folder):
        for entry in list_below(folder, name):
            yield folder / entry.file


def _form_of(head: bytes, name: str) -> Form:
    """Return the form of a file by how it begins; by its name, where that is packed and damaged."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, _HEAD)
        except zlib.error:
            return _by_name(name)
    if head.startswith((_WARC, _ZSTD)):
        return Form.WEB
    if head.startswith(_PARQUET):
        return Form.TABLE
    lines = _OBJECT.match(head) or name.lower().endswith((".jsonl", ".ndjson"))
    return Form.LINES if lines else Form.PAGES


def _called(name: str) -> str | None:
    """Return what a file should be by its name: what else it is, a server said in its place."""
    return next((what for end, what in _CALLED.items() if name.lower().endswith(end)), None)


def _by_name(name: str) -> Form:
    name = name.lower()
    if name.endswith(".warc.gz"):
        return Form.WEB
    return Form.LINES if name.endswith(_LINES) else Form.PAGES
