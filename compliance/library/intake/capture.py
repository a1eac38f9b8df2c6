"""A capture: bytes as they came, with what is known of how; and why one cannot be taken in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.library.intake.extraction import FoundFact

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Capture:
    """Bytes as they came. Nothing below is taken from the bytes; what is not known is None.

    Args:
        name: What the user calls it: the name of a file, or an address.
        data: The bytes.
        address: Where they came from.
        archived: The address of the archived copy that they were taken from.
        retrieved: The day they were taken on, as EDTF.
        headers: What the server said of them, in its order, names as they came.
        tool: What took them, with its version.
        facts: What the mail, archive or list around them says of them.
        encoding: The encoding of its text, where the user says so.
    """

    name: str
    data: bytes = field(repr=False)
    address: str | None = None
    archived: str | None = None
    retrieved: str | None = None
    headers: Headers = ()
    tool: str | None = None
    facts: tuple[FoundFact, ...] = ()
    encoding: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def header(self, name: str) -> str | None:
        """Return the first header of a name, which has no case; None if there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class LargeArchive:
    """A web archive that is too large to be held in memory."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class LentFile:
    """A large archive in the process that reads it, where it is open by the number of a handle."""

    name: str
    handle: int


class UnfitCaptureError(ComplianceError):
    """A capture that no article can be made of: what is wrong with it, and what to do."""

    def __init__(self, name: str, wrong: str, cure: str) -> None:
        self.name, self.wrong, self.cure = name, wrong, cure
        super().__init__(f'"{name}" {wrong}; {cure}')
