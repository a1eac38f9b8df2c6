"""The number of an article that is about to be written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from compliance.files.paths import Kind
from compliance.files.reading import list_below
from compliance.workspace import layout
from compliance.workspace.files import read_file

_ENDINGS: Final = (".yaml", ".yaml.draft")
_NUMBER: Final = re.compile(rb"^number: *(\d{1,9}) *\r?$", re.MULTILINE)


class NextNumber:
    """Tells the next free number of a workspace, to which other processes may add as well.

    A file is read once. Articles and drafts count alike: a draft keeps its number when completed.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder of the workspace."""
        self._root = root
        self._seen: dict[str, int | None] = {}

    def __call__(self) -> int | None:
        """Return the number behind the highest, or None where an article has none in its file.

        Such articles are counted behind the highest, so that a new number would change theirs.
        """
        for entry in list_below(self._root, layout.ARTICLES):
            file = entry.file
            if entry.kind is Kind.FILE and file.endswith(_ENDINGS) and file not in self._seen:
                self._seen[file] = self._read(file)
        numbers = [number for number in self._seen.values() if number is not None]
        return max(numbers, default=0) + 1 if len(numbers) == len(self._seen) else None

    def _read(self, file: str) -> int | None:
        source = read_file(self._root, file, [])
        found = None if source is None else _NUMBER.search(source.data)
        return None if found is None else int(found[1])
