"""Allow one writer of a workspace at a time, by a lock on its folder.

Readers need no lock, since every file is replaced whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from compliance.files.leftovers import remove_leftovers
from compliance.files.locking import one_at_a_time
from compliance.workspace import layout

_OF_WRITERS = {
    "": re.compile("|".join(map(re.escape, (layout.LOCK, layout.SEARCH_LOG)))),
    layout.ARTICLES: re.compile(r".+\.yaml(\.draft)?", re.DOTALL),
    layout.EVIDENCE: re.compile(r".+\.(yaml(\.draft)?|jsonl)", re.DOTALL),
}
"""The files that are written under the lock, as names by folder."""


@contextmanager
def writing(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Wait for other writers of a workspace, and exclude them inside the block.

    What is to be changed must be read again inside. What killed writers left is removed.

    Args:
        root: The folder of the workspace.
        say: Told when there is something to wait for, and when nothing can be locked here.

    Raises:
        FolderBusyError: another writer did not finish in time; nothing was done.
    """
    with one_at_a_time(root, layout.SETTINGS, say):
        for folder, name in _OF_WRITERS.items():
            remove_leftovers(root / folder, name.fullmatch)
        yield
