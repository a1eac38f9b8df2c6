"""Signatures and time stamps that stand beside a dossier: by their names, and how to read them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.library.given_file import read_given_file
from compliance.views.verification import SealKind, SealState, SealView

ENDINGS: Final = {
    SealKind.SIGNATURE: ".minisig",
    SealKind.TIME_STAMP: ".tsr",
    SealKind.BUNDLE: ".sigstore.json",
}
"""What comes after the name of a dossier in that of a file that seals it."""
_MOST_BYTES: Final = 2**20
_HOW: Final = {
    SealKind.SIGNATURE: "a signature stands beside it, not checked: name the key with --key",
    SealKind.TIME_STAMP: (
        "a time stamp stands beside it, not checked: name the certificates of who set it with "
        "--authority"
    ),
    SealKind.BUNDLE: (
        "a bundle of sigstore stands beside it, not checked: that is done by sigstore verify "
        "identity"
    ),
}


class NoSealError(ComplianceError):
    """A file that is not what it was named as."""

    def __init__(self, name: str, line: int | None, wrong: str, right: str) -> None:
        place = name if line is None else f"{name}:{line}"
        super().__init__(f"{place}: {wrong}; {right}")


def read_seal(path: Path) -> bytes:
    """Return the bytes of a signature, a key, a time stamp or certificates: at most 1 MiB.

    Raises:
        UnreadableFileError: it is missing, no regular file, larger, or not readable.
    """
    return read_given_file(path, _MOST_BYTES, "no signature, key, time stamp or certificate is")


def seal_beside(path: Path, kind: SealKind) -> Path | None:
    """Return the file of a kind that stands beside a dossier, if there is one."""
    seal = path.with_name(f"{path.name}{ENDINGS[kind]}")
    return seal if kind_of(seal) is Kind.FILE else None


def unchecked(seal: Path, kind: SealKind) -> SealView:
    """Return that a file stands beside a dossier, and how it would be checked."""
    return SealView(kind=kind, file=seal.name, state=SealState.UNCHECKED, words=_HOW[kind])
