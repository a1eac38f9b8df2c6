"""The scripts of a site: files of the program, written beside the only page that loads them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from compliance.files.reading import read_shipped

FOLDER: Final = Path(__file__).parent / "static"
SEARCH_SCRIPTS: Final = (
    "minisearch.js",
    "minisearch.LICENSE",
    "words.js",
    "index.js",
    "search.js",
)
"""In the order in which the page of the search loads them; the licence goes where its file goes."""


def script(name: str) -> tuple[bytes]:
    """Return a script that is part of the program."""
    return (read_shipped(FOLDER / name),)
