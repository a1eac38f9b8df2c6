"""A fault: a Problem whose place is still a route of keys; `places` finds line and column."""

from __future__ import annotations

from dataclasses import dataclass

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a route of keys and list indices in a file."""

    file: str
    route: Route
    code: str
    message: str
