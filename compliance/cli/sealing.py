"""Options about signatures and time stamps of a dossier, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name
from typing import Annotated, Final

import typer

from compliance.errors import MissingExtraError
from compliance.export.dossier.seals.beside import read_seal, seal_beside, unchecked
from compliance.views.verification import SealKind, SealView

_EXTRA: Final = "seal"
_NEEDED: Final = ("cryptography", "rfc3161_client")
_SEALS: Final = "compliance.export.dossier.seals"
"""What reads them is found by its name, when it is needed: it imports what the extra installs."""

SignatureFile = Annotated[
    Path | None,
    typer.Option(
        "--signature",
        metavar="FILE.minisig",
        help="A signature of minisign; else the one beside FILE, if there is one.",
        readable=False,
    ),
]
Key = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY|FILE", help="The public key of who signed, or its file."),
]
TimeStampFile = Annotated[
    Path | None,
    typer.Option(
        "--timestamp",
        metavar="FILE.tsr",
        help="A time stamp of RFC 3161; else the one beside FILE, if there is one.",
        readable=False,
    ),
]
Authority = Annotated[
    Path | None,
    typer.Option(
        "--authority",
        metavar="CERTS.pem",
        help="The certificates of who set it, which you trust.",
        readable=False,
    ),
]


class Seals:
    """What a command line says of signatures and time stamps of a dossier."""

    def __init__(
        self,
        file: Path,
        signature: tuple[Path | None, str | None],
        time_stamp: tuple[Path | None, Path | None],
    ) -> None:
        """Set it up.

        Args:
            file: The dossier.
            signature: A signature and a key, as they are named.
            time_stamp: A time stamp and certificates, as they are named.

        Raises:
            typer.BadParameter: one is named that says nothing without another.
            MissingExtraError: what checks them is not installed.
        """
        (named, self._key), (stamp, self._authority) = signature, time_stamp
        self._signature = named or seal_beside(file, SealKind.SIGNATURE)
        self._stamp = stamp or seal_beside(file, SealKind.TIME_STAMP)
        self._bundle = seal_beside(file, SealKind.BUNDLE)
        self._reads_stamp = stamp is not None or self._authority is not None
        _refuse(self._key is not None and self._signature is None, "--key", "--signature")
        _refuse(named is not None and self._key is None, "--signature", "--key")
        _refuse(self._authority is not None and self._stamp is None, "--authority", "--timestamp")
        asked = self._key is not None or self._reads_stamp
        if asked and any(find_spec(name) is None for name in _NEEDED):
            task = "checking a signature or a time stamp"
            raise MissingExtraError(task, _EXTRA)

    def checked(self, data: bytes) -> Iterator[SealView]:
        """Yield what each proves of the bytes of the dossier.

        Raises:
            ComplianceError: one cannot be read, or is none.
        """
        if self._signature is not None:
            yield self._of_signature(self._signature, data)
        if self._stamp is not None:
            yield self._of_stamp(self._stamp, data)
        if self._bundle is not None:
            yield unchecked(self._bundle, SealKind.BUNDLE)

    def _of_signature(self, path: Path, data: bytes) -> SealView:
        if self._key is None:
            return unchecked(path, SealKind.SIGNATURE)
        minisign = resolve_name(f"{_SEALS}.minisign")
        is_key = minisign.is_key(self._key)
        key = minisign.key_in(
            self._key, self._key.encode() if is_key else read_seal(Path(self._key))
        )
        signature = minisign.signature_in(str(path), read_seal(path))
        seal: SealView = minisign.checked(path.name, signature, key, data)
        return seal

    def _of_stamp(self, path: Path, data: bytes) -> SealView:
        if not self._reads_stamp:
            return unchecked(path, SealKind.TIME_STAMP)
        time_stamp = resolve_name(f"{_SEALS}.time_stamp")
        authority = self._authority
        trusted = None
        if authority is not None:
            trusted = time_stamp.certificates_in(str(authority), read_seal(authority))
        stamp = time_stamp.time_stamp_in(str(path), read_seal(path))
        seal: SealView = time_stamp.checked(path.name, stamp, trusted, data)
        return seal


def _refuse(alone: bool, option: str, other: str) -> None:
    if alone:
        message = f"it says nothing without {other}; name that, too"
        raise typer.BadParameter(message, param_hint=option)
