"""The texts in files of a workspace that a search names, read as `articles add` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import list_below
from compliance.library.given_file import read_given_file
from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Extraction
from compliance.library.intake.reading import CaptureReader
from compliance.library.store import text_sha256

MOST_CHARACTERS: Final = 256 * 1024 * 1024
"""Of all texts together, which are in memory while they are searched."""
_DEEPEST: Final = 4
"""How many captures may be packed in one another, as a page in an archive in a mail."""


class TooMuchTextError(ComplianceError):
    """Files with more text than can be searched at once."""

    def __init__(self) -> None:
        super().__init__(
            f"the files of this search have more than {MOST_CHARACTERS // 1024**2:,} Mi characters "
            "of text; name fewer, or add them with: compliance articles add"
        )


class GivenFiles:
    """The texts in some files and folders of a workspace, each by its hash."""

    def __init__(self, root: Path, names: Iterable[str], reader: CaptureReader) -> None:
        """Read the files.

        Raises:
            UnreadableFileError: one is missing, a link, no regular file, or too large.
            UnfitCaptureError: no text can be made of one.
            MissingExtraError: a parser that one needs is not installed.
            NoProcessError: no process can be started for a parser.
            TooMuchTextError: they have too much text together.
        """
        self._texts: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self._reader = reader
        left = MOST_CHARACTERS
        for file in dict.fromkeys(file for name in names for file in _files(root, name)):
            for text in self._in_capture(Capture(file, read_given_file(root / file)), _DEEPEST):
                left -= len(text)
                if left < 0:
                    raise TooMuchTextError
                sha256 = text_sha256(text)
                self._texts[sha256] = text
                self.places.setdefault(sha256, file)

    def hashes(self) -> Iterator[str]:
        """Yield the hash of each text."""
        yield from self._texts

    def pass_through(self, sha256: str) -> str | None:
        """Return the text with a hash; None if there is none."""
        return self._texts.get(sha256)

    def _in_capture(self, capture: Capture, levels: int) -> Iterator[str]:
        """Yield the texts in a capture, and in the captures in it."""
        for found in self._reader.read(capture):
            if isinstance(found, Extraction):
                yield found.text
            elif isinstance(found, Capture) and levels > 1:
                yield from self._in_capture(found, levels - 1)


def _files(root: Path, name: str) -> Iterator[str]:
    """Yield a file by its name, or the files in a folder."""
    if kind_of(root / name) is Kind.FOLDER:
        yield from (entry.file for entry in list_below(root, name) if entry.kind is Kind.FILE)
    else:
        yield name
