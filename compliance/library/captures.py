"""Keep captures on one person's machine: bytes as they came, and beside them how they came."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from compliance.files.reading import UnreadError, read
from compliance.files.writing import make_folder, replace_file
from compliance.library.intake.capture import Capture
from compliance.library.store import MOST_BYTES, LibraryWriteError
from compliance.model.base import is_sha256

_CAPTURES: Final = "captures"

Description = dict[str, object]
"""How bytes came once: name, address, archived, retrieved, headers, tool and within, if known."""


class CaptureStore:
    """A folder of captures by SHA-256, beside the texts: `<root>/captures/<aa>/<sha256>`.

    `<sha256>.json` has a list of descriptions, since the same bytes may come several times.
    Reading creates nothing and never fails: what is absent or unreadable counts as not held.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._captures = root / _CAPTURES

    def put(self, capture: Capture, within: str | None = None) -> None:
        """Store the bytes of a capture, then describe it, unless that is done already.

        Each file is replaced in one step: a crash leaves bytes without a description at the worst.

        Args:
            capture: What came.
            within: The SHA-256 of the file that it was packed in.

        Raises:
            LibraryWriteError: The folder cannot be written.
        """
        path = self._path(capture.sha256)
        try:
            if self.get(capture.sha256) is None:
                make_folder(path.parent, below=self._captures)
                replace_file(path, [capture.data], mode=0o600)
            known = self.descriptions(capture.sha256)
            new = _described(capture, within)
            if new not in known:
                data = json.dumps([*known, new], ensure_ascii=False, indent=1).encode(
                    "utf-8", "replace"
                )
                replace_file(self._described_at(capture.sha256), [data, b"\n"], mode=0o600)
        except OSError as error:
            raise LibraryWriteError(self.root, error) from error

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes with a hash; None if they are not held, or no longer have it."""
        if not is_sha256(sha256):
            return None
        with suppress(UnreadError):
            data = read(self._path(sha256), most=MOST_BYTES, below=self._captures)
            return data if Capture("", data).sha256 == sha256 else None
        return None

    def descriptions(self, sha256: str) -> list[Description]:
        """Return how bytes with a hash came, the first time first."""
        with suppress(UnreadError, ValueError, RecursionError):
            path = self._described_at(sha256)
            told = json.loads(read(path, most=MOST_BYTES, below=self._captures))
            return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
        return []

    def _path(self, sha256: str) -> Path:
        return self._captures / sha256[:2] / sha256

    def _described_at(self, sha256: str) -> Path:
        return self._path(sha256).with_name(f"{sha256}.json")


def _described(capture: Capture, within: str | None) -> Description:
    known = {
        "name": capture.name,
        "address": capture.address,
        "archived": capture.archived,
        "retrieved": capture.retrieved,
        "headers": [list(header) for header in capture.headers] or None,
        "tool": capture.tool,
        "within": within,
    }
    return {key: value for key, value in known.items() if value is not None}
