"""Keep the texts of articles for one person on one machine, each under its own hash."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError
from compliance.library.regular_file import MOST_BYTES, UnreadableFileError, read_regular_file
from compliance.workspace.write.atomic import replace_file

if TYPE_CHECKING:
    from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it lies in the library; `intact` says that it still has the hash of its name."""

    text: str
    intact: bool


class UnstorableTextError(ComplianceError):
    """A text that no library can hold."""


class HalfCharacterError(UnstorableTextError):
    """A text with a lone surrogate; `place` is its code point, from 0."""

    def __init__(self, place: int) -> None:
        self.place = place
        super().__init__(
            f"the text has half a character at code point {place}; take it from a file in UTF-8"
        )


class TextTooLargeError(UnstorableTextError):
    """A text above the limit for one file."""

    def __init__(self) -> None:
        super().__init__("the text is larger than 64 MiB; store one publication at a time")


class TextNotHeldError(ComplianceError):
    """A text is wanted that is not on this machine."""

    def __init__(self, article: str) -> None:
        super().__init__(
            f'the text of "{article}" is not on this machine; '
            "add a file that holds it: compliance articles add FILE"
        )


class LibraryWriteError(ComplianceError):
    """The folder of the text library cannot be written."""

    def __init__(self, root: Path, reason: str) -> None:
        self.root = root
        super().__init__(
            f'the text library "{root}" cannot be written: {reason}; choose another folder for it'
        )


class TextLibrary:
    """A folder of article texts by SHA-256: `<root>/texts/<aa>/<sha256>.txt`.

    The files are the exact UTF-8 bytes, line ends as found. Reading creates nothing and never
    fails: what is absent or cannot be read is not held. Each text is opened and hashed once
    (`opened` and `hashed` count), so an instance sees one state of a text that others change.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opened = 0
        self.hashed = 0
        self._read: dict[str, StoredText | None] = {}

    def get(self, sha256: str) -> StoredText | None:
        """Return the text of a hash, damaged or not; None where it is not held.

        A damaged text is given with U+FFFD for bytes that are no UTF-8. Links, pipes, devices,
        files above 64 MiB and whatever is no lower-case SHA-256 are not held.
        """
        if not _SHA256.fullmatch(sha256):
            return None
        if sha256 not in self._read:
            self._read[sha256] = self._stored(sha256)
        return self._read[sha256]

    def has(self, sha256: str) -> bool:
        """Return whether the text of a hash is held, undamaged."""
        stored = self.get(sha256)
        return stored is not None and stored.intact

    def put(self, text: str) -> str:
        """Keep a text, and return the SHA-256 of its UTF-8 bytes.

        Nothing is written when it is held already, undamaged. A reader, or a crash at any
        moment, sees the file as it was before or as it is after; two writers write the same.

        Raises:
            UnstorableTextError: The text has half a character, or is larger than 64 MiB.
            LibraryWriteError: The folder cannot be written.
        """
        data = _encoded(text)
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        # Looked at afresh, since another process may have damaged or removed it.
        with suppress(UnreadableFileError):
            if read_regular_file(path, follow_links=False) == data:
                return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data, mode=0o600)
        except OSError as error:
            raise LibraryWriteError(self.root, error.strerror or str(error)) from error
        self._read.pop(sha256, None)
        return sha256

    @staticmethod
    def file_name(sha256: str) -> str:
        """Return where in the folder of the library the text of a hash lies."""
        return f"texts/{sha256[:2]}/{sha256}.txt"

    def _path(self, sha256: str) -> Path:
        return self.root / self.file_name(sha256)

    def _stored(self, sha256: str) -> StoredText | None:
        try:
            data = read_regular_file(self._path(sha256), follow_links=False)
        except UnreadableFileError:
            return None
        self.opened += 1
        self.hashed += 1
        intact = hashlib.sha256(data).hexdigest() == sha256
        return StoredText(data.decode("utf-8", errors="replace"), intact)


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.

    Raises:
        UnstorableTextError: The text has half a character, or is larger than 64 MiB.
    """
    return hashlib.sha256(_encoded(text)).hexdigest()


def _encoded(text: str) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise HalfCharacterError(error.start) from error
    if len(data) > MOST_BYTES:
        raise TextTooLargeError
    return data
