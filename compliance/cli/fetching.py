"""Addresses among the operands of a command: known as such, and got by the clock of the system."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pkgutil import resolve_name
from typing import Final

from compliance.cli.clock import system_clock
from compliance.errors import ComplianceError, MissingExtraError
from compliance.library.intake.capture import Capture

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""A letter and a colon may be a disk of Windows; two letters are the scheme of an address."""
_NEEDED: Final = ("fastwarc", "protego", "urllib3")
_TASK: Final = "reading an address"
_EXTRA: Final = "text"
_FETCHING: Final = "compliance.library.intake.fetch:fetching"
"""It needs the extra."""

Fetch = Callable[[str], Capture | ComplianceError]
"""From an address to a web archive of its page, or why there is none."""


def is_address(operand: str) -> bool:
    """Tell whether an operand is meant as an address, of whatever scheme, and not as a file."""
    return _SCHEME.match(operand) is not None


def fetching(*, allow_private: bool) -> Fetch:
    """Return what gets pages in one run, and keeps what it learns of each site.

    Where something that it needs is not installed, it says that of each address.
    """
    made: list[Fetch] = []

    def fetch(address: str) -> Capture | ComplianceError:
        if any(find_spec(name) is None for name in _NEEDED):
            return MissingExtraError(_TASK, _EXTRA)
        if not made:
            made.append(resolve_name(_FETCHING)(system_clock(), allow_private=allow_private))
        return made[0](address)

    return fetch
