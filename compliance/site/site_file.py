"""One file of a site: its place, and what makes its content when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path in the folder, with forward slashes, and what makes it."""

    path: str
    make: Callable[[], str | bytes]
