"""The zip file of a dossier: the same files always make the same bytes.

Nothing in it is compressed, since no two libraries that compress promise the same bytes; and every
date in it is the first that a zip file can have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from compliance.errors import ComplianceError
from compliance.library.intake.capture import UnfitCaptureError
from compliance.library.intake.zips import ZipLimits, open_zip, unbroken

MOST_BYTES: Final = 2 * 1024**3
LIMITS: Final = ZipLimits(members=200_000, member=MOST_BYTES, total=MOST_BYTES)
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_RIGHTS: Final = 0o644 << 16
_LONGEST_NAME: Final = 300


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


def unpacked(name: str, data: bytes) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files in a zip file, and the names of those that cannot be read.

    Args:
        name: What the zip file is called in messages.
        data: The zip file, of whose content nothing is believed.

    Raises:
        NoDossierError: it is none, has more than a dossier may, or names what no dossier names.
    """
    try:
        with open_zip(name, BytesIO(data), LIMITS) as archive, unbroken(name):
            members = archive.infolist()
            wrong = next(_wrong(members), None)
            if wrong is not None:
                raise NoDossierError(name, wrong)
            read = {info.filename: _read(archive, info) for info in members}
    except UnfitCaptureError as error:
        raise NoDossierError(name, f"it {error.wrong}") from None
    files = {file: content for file, content in read.items() if content is not None}
    return files, tuple(file for file in read if file not in files)


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


def _wrong(members: list[ZipInfo]) -> Iterator[str]:
    if any(info.compress_type != ZIP_STORED for info in members):
        yield "files in it are compressed, which none in a dossier is"
    names = [info.filename for info in members]
    if len(set(names)) < len(names):
        yield "two files in it have the same name"
    if not all(map(_is_plain, names)):
        yield "a file in it has a name that leads elsewhere"


def _is_plain(name: str) -> bool:
    """Return whether a name leads to a file below where it is unpacked, and nowhere else."""
    parts = PurePosixPath(name).parts
    odd = "\\" in name or ":" in name or not name.isprintable() or len(name) > _LONGEST_NAME
    return bool(parts) and not odd and "/".join(parts) == name and ".." not in parts


def _read(archive: ZipFile, info: ZipInfo) -> bytes | None:
    """Return a file of a zip file; None if it is not what its check sum says."""
    try:
        return archive.read(info)
    except BadZipFile:
        return None
