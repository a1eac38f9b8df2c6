"""Store the texts of articles on one person's machine, each under its own hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind
from compliance.files.reading import UnreadError, list_below, read
from compliance.files.refusals import refusal
from compliance.files.writing import make_folder, replace_file
from compliance.model.base import is_sha256

MOST_BYTES: Final = 64 * 1024 * 1024

_TEXTS = "texts"
"""It may be a link, as to another disk; nothing in it may."""
_NAME = 64 + len(".txt")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as the library holds it; `intact` says that it still has the hash in its name."""

    text: str
    intact: bool


class UnstorableTextError(ComplianceError):
    """A text that the library cannot hold."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(f"the text {wrong}; {cure}")


class TextNotHeldError(ComplianceError):
    """A text that was asked for but is not on this machine."""

    def __init__(self, article: str) -> None:
        super().__init__(
            f'the text of "{article}" is not on this machine; '
            "add a file that holds it: compliance articles add FILE"
        )


class LibraryWriteError(ComplianceError):
    """A text library whose folder cannot be written."""

    def __init__(self, root: Path, error: OSError) -> None:
        why = refusal(error, "choose another folder for it")
        super().__init__(f'the text library "{root}" cannot be written: {why}')


class TextLibrary:
    """A folder of article texts by SHA-256: `<root>/texts/<aa>/<sha256>.txt`.

    Each file has the exact UTF-8 bytes of a text, with its line ends. Reading creates nothing and
    never fails: a text that is absent or unreadable counts as not held. An instance opens and
    hashes each text once (`opened` counts), so it sees a single state of it even if
    another process changes the file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts = root / _TEXTS
        self.opened = 0
        self._read: dict[str, StoredText | None] = {}

    def get(self, sha256: str) -> StoredText | None:
        """Return the text with a hash, altered or not; None if it is not held.

        In an altered text, bytes that are not UTF-8 become U+FFFD. Links, pipes, devices, files
        above 64 MiB, and names that are not a lower-case SHA-256 count as not held.
        """
        # The hash becomes part of a path, so nothing else may reach it ("../" for one).
        if not is_sha256(sha256):
            return None
        if sha256 not in self._read:
            self._read[sha256] = self._stored(sha256)
        return self._read[sha256]

    def hashes(self) -> Iterator[str]:
        """Yield the hash of each text that is held, in order, as the names of the files say."""
        for entry in list_below(self.root, _TEXTS):
            sha256 = entry.file[-_NAME:-4]
            if entry.kind is Kind.FILE and entry.file == self.file_name(sha256):
                yield sha256

    def pass_through(self, sha256: str) -> str | None:
        """Return the text with a hash, and keep nothing; None if it is not held, or altered.

        The hash is one of those that `hashes` yields.
        """
        stored = self._read.get(sha256) or self._stored(sha256)
        return stored.text if stored and stored.intact else None

    def put(self, text: str) -> str:
        """Store a text, and return the SHA-256 of its UTF-8 bytes.

        Nothing is written if the text is already held and intact. The file is replaced in one
        step: a reader, or a crash at any moment, leaves the old file or the new one.

        Raises:
            UnstorableTextError: The text has a lone surrogate, or is larger than 64 MiB.
            LibraryWriteError: The folder cannot be written.
        """
        data = _encoded(text)
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        # Read again, since another process may have altered or removed the file.
        with suppress(UnreadError):
            if read(path, most=MOST_BYTES, below=self._texts) == data:
                return sha256
        try:
            make_folder(path.parent, below=self._texts)
            replace_file(path, [data], mode=0o600)
        except OSError as error:
            raise LibraryWriteError(self.root, error) from error
        self._read.pop(sha256, None)
        return sha256

    @staticmethod
    def file_name(sha256: str) -> str:
        """Return the path, within the library, of the text with a hash."""
        return f"{_TEXTS}/{sha256[:2]}/{sha256}.txt"

    def _path(self, sha256: str) -> Path:
        return self.root / self.file_name(sha256)

    def _stored(self, sha256: str) -> StoredText | None:
        try:
            data = read(self._path(sha256), most=MOST_BYTES, below=self._texts)
        except UnreadError:
            return None
        self.opened += 1
        intact = hashlib.sha256(data).hexdigest() == sha256
        return StoredText(data.decode("utf-8", errors="replace"), intact)


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.

    Raises:
        UnstorableTextError: The text has a lone surrogate, or is larger than 64 MiB.
    """
    return hashlib.sha256(_encoded(text)).hexdigest()


def _encoded(text: str) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        wrong = f"has half a character at code point {error.start}"
        raise UnstorableTextError(wrong, "take it from a file in UTF-8") from error
    if len(data) > MOST_BYTES:
        wrong = "is larger than 64 MiB"
        raise UnstorableTextError(wrong, "store one publication at a time")
    return data
