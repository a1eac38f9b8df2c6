"""The names of months as printed dates have them; they are data, in months.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from compliance.files.reading import read_shipped

_DATA = Path(__file__).with_name("months.toml")


@cache
def month_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the words for each of the twelve months, January first, by language."""
    data = tomllib.loads(read_shipped(_DATA).decode())
    return {tag: tuple(map(tuple, months)) for tag, months in data.items()}
