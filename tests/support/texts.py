"""The texts of the shipped articles that are at hand: they are not ours to keep in the repository.

Those of the articles that were coded in full are in the folder of the `corpus` fixture. Whoever has
a text library with those of all articles names it in COMPLIANCE_TEST_TEXTS.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from compliance.library.containers import slice_text
from compliance.library.store import TextLibrary
from compliance.model.base import ArticleId
from compliance.workspace.workspace import Workspace
from support.containers import open_container
from support.repository import ROOT

VARIABLE: Final = "COMPLIANCE_TEST_TEXTS"


def named_library() -> TextLibrary | None:
    """Return the text library that the environment names for tests, if it names one."""
    named = os.environ.get(VARIABLE)
    return TextLibrary(ROOT / named) if named else None


def texts_at_hand(
    workspace: Workspace, corpus: Path, library: TextLibrary | None
) -> dict[ArticleId, str]:
    """Return the text of each article that a file of the corpus or the library holds."""
    files = {file.sha256: file for file in map(open_container, sorted(corpus.glob("*.txt")))}
    found: dict[ArticleId, str] = {}
    for article in workspace.articles.values():
        for held in article.held:
            if (file := files.get(held.container_sha256)) is not None:
                found[article.id] = slice_text(file, held.range)
            elif library is not None and (stored := library.get(held.text_sha256)) is not None:
                found[article.id] = stored.text
    return found


def all_texts(corpus: Path, library: TextLibrary | None) -> list[str]:
    """Return every text of the corpus and of the library, of whatever article it is."""
    kept = [] if library is None else map(library.get, library.hashes())
    files = [open_container(path).text for path in sorted(corpus.glob("*.txt"))]
    return [*files, *(stored.text for stored in kept if stored is not None)]
