"""An address that cannot be got: what is wrong, and what to do instead."""

from __future__ import annotations

from typing import Final

from compliance.errors import ComplianceError

SAVE_IT: Final = "save the page in your browser and add the file"
LATER: Final = "try again later, or save the page in your browser and add the file"

_LONGEST = 300


class UnfetchedError(ComplianceError):
    """An address that was not got, in one sentence; nothing of it is kept."""

    def __init__(self, address: str, wrong: str, cure: str = SAVE_IT) -> None:
        self.address, self.wrong, self.cure = address, wrong, cure
        shown = address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
        super().__init__(f'"{shown}" {wrong}; {cure}')


class UnreachedError(UnfetchedError):
    """A server that was not asked at all, whatever stands on it."""
