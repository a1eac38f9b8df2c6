"""Reading lists with entries that cannot be taken in: nothing of such a list is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compliance.errors import ComplianceError

BAD_ENTRY: Final = "bad-entry"
"""The code of a remark on an entry that cannot be taken in."""

_MOST_NAMED: Final = 1_000


class BadListError(ComplianceError):
    """A reading list with entries that cannot be taken in; a line each, after one that says so."""

    def __init__(self, name: str, entries: Sequence[str]) -> None:
        number = f"{len(entries):,} entries" if len(entries) > 1 else "an entry"
        wrong = f'"{name}" has {number} that cannot be taken in'
        first = f"{wrong}, so nothing of it was; mend what is named below, and add it again"
        named = (f"{name}: {entry}" for entry in entries[:_MOST_NAMED])
        self.entries = (first, *named)
        super().__init__("\n".join(self.entries))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is to be done, then a line for each entry."""
        return self.entries
