"""Faults: Problems whose place is still a route of keys; and how messages quote a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compliance.model.characters import escaped

_MOST_SHOWN: Final = 60
MOST_OF_AN_ARGUMENT: Final = 1_000
"""So much is shown of what was given on the command line: a path may be long."""

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake at a route of keys and list indices in a file.

    Line and column are found by `places`, which walks over the file for them.
    """

    file: str
    route: Route
    code: str
    message: str


def shown(text: str, most: int = _MOST_SHOWN) -> str:
    """Return a text for a message: in double quotes, shortened, without invisible characters."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return f'"{escaped(short)}"'
