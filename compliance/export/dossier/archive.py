"""The zip file of a dossier: the same files always make the same bytes.

Nothing in it is compressed, since no two libraries that compress promise the same bytes; and every
date in it is the first that a zip file can have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from compliance.errors import ComplianceError
from compliance.library.intake.capture import UnfitCaptureError
from compliance.library.intake.zips import ZipLimits, open_zip
from compliance.model.characters import escaped
from compliance.views.words import counted

MOST_BYTES: Final = 2 * 1024**3
LIMITS: Final = ZipLimits(members=200_000, member=MOST_BYTES, total=MOST_BYTES)
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_RIGHTS: Final = 0o644 << 16
_LONGEST_NAME: Final = 300
_OF_A_HEADING: Final = 30
_OF_AN_ENTRY: Final = 46
"""Bytes of what stands before a file, and of its entry in the directory, without its name."""
_LENGTHS: Final = (26, 28)
"""Where in a heading the two lengths stand, of the name and of what else comes before the file."""


class NoDossierError(ComplianceError):
    """A file that is no dossier, or so damaged that nothing in it can be told."""

    def __init__(self, name: str, wrong: str) -> None:
        super().__init__(f'"{name}" is no dossier that can be read: {wrong}; ask for it again')


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files, by their paths with forward slashes, as a zip file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, _FIRST_DAY)
            info.create_system, info.external_attr = _UNIX, _RIGHTS
            archive.writestr(info, files[name])
    return out.getvalue()


def unpacked(name: str, data: bytes) -> dict[str, bytes]:
    """Return the files in a zip file as they stand there, whatever its check sums say.

    Args:
        name: What the zip file is called in messages.
        data: The zip file, of whose content nothing is believed.

    Raises:
        NoDossierError: it is none, has more than a dossier may, or names what no dossier names.
    """
    try:
        with open_zip(name, BytesIO(data), LIMITS) as archive:
            members = archive.infolist()
    except UnfitCaptureError as error:
        raise NoDossierError(name, f"it {error.wrong}") from None
    wrong = next(_wrong(members), None)
    if wrong is not None:
        raise NoDossierError(name, wrong)
    return {info.filename: _content(data, info) for info in members}


def first_difference(one: bytes, other: bytes) -> int | None:
    """Return the first place, counted from 0, at which two sequences of bytes differ, if any."""
    if one == other:
        return None
    shorter = min(len(one), len(other))
    # Halving finds the place without going through millions of bytes one by one.
    low, high = 0, shorter
    while low < high:
        middle = (low + high) // 2
        if one[low : middle + 1] == other[low : middle + 1]:
            low = middle + 1
        else:
            high = middle
    return low


def repacking(name: str, data: bytes, files: Mapping[str, bytes]) -> tuple[str, str] | None:
    """Return where a zip file is not the one that `packed` makes of the files in it, if anywhere.

    Args:
        name: What the zip file is called.
        data: The zip file.
        files: The files in it, by their paths.

    Returns:
        What is concerned, the zip file or a file in it; and how, in words.
    """
    made = packed(files)
    place = first_difference(data, made)
    if place is None:
        return None
    more = counted(len(data) - len(made), "byte")
    if data.startswith(made):
        return name, f"after its end there is more: {more}"
    if data.endswith(made):
        return name, f"before its beginning there is more: {more}"
    _, file, part = max(one for one in _parts(name, made) if one[0] <= place)
    return file, f"{part} is not made of what is here, from byte {place} of the zip file on"


def _parts(name: str, made: bytes) -> Iterator[tuple[int, str, str]]:
    """Yield where each part of a zip file that was made here begins, of which file, and its name.

    The bytes of the files themselves are counted to what stands before them.
    """
    with ZipFile(BytesIO(made)) as archive:
        place = archive.start_dir
        for info in archive.infolist():
            yield info.header_offset, info.filename, "its heading"
            yield place, info.filename, "its entry in the directory"
            place += _OF_AN_ENTRY + len(info.filename.encode())
        yield place, name, "its last record"


def _wrong(members: list[ZipInfo]) -> Iterator[str]:
    seen: set[str] = set()
    for info in members:
        if info.compress_type != ZIP_STORED:
            yield f"{_shown(info.filename)} in it is compressed, which no file in a dossier is"
        if info.filename in seen:
            yield f"{_shown(info.filename)} is in it twice"
        if not _is_plain(info.filename):
            yield f"{_shown(info.filename)} in it is a name that leads elsewhere"
        seen.add(info.filename)


def _shown(name: str) -> str:
    return f'"{escaped(name[:_LONGEST_NAME])}"'


def _is_plain(name: str) -> bool:
    """Return whether a name leads to a file below where it is unpacked, and nowhere else."""
    parts = PurePosixPath(name).parts
    odd = "\\" in name or ":" in name or not name.isprintable() or len(name) > _LONGEST_NAME
    return bool(parts) and not odd and "/".join(parts) == name and ".." not in parts


def _content(data: bytes, info: ZipInfo) -> bytes:
    """Return the bytes of a file that is not compressed: they stand after its heading.

    `ZipFile.read` refuses those that a check sum of theirs is not right of, and so would not tell
    which line was altered. The SHA-256 in the list of a dossier says more.
    """
    heading = data[info.header_offset : info.header_offset + _OF_A_HEADING]
    lengths = (heading[at : at + 2] for at in _LENGTHS)
    begin = info.header_offset + _OF_A_HEADING + sum(int.from_bytes(n, "little") for n in lengths)
    return data[begin : begin + info.file_size]
