"""The texts of a project: line ends are line feeds, and no byte order mark is in front.

Programs count line ends of two characters as one or as two, and a byte order mark or not; of a text
that has neither, all count the same. Offsets are code points, as in our files.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from compliance.passages.search import Range

MARK: Final = "\ufeff"
SIGN: Final = re.compile("\r\n|.", re.DOTALL)
"""What is one character of a text in a project."""
_LINE_END: Final = re.compile("\r\n?")


def marks(text: str) -> int:
    """Return with how many byte order marks a text begins; more than one is no mark, and unseen."""
    return len(text) - len(text.lstrip(MARK))


@dataclass(frozen=True)
class Plain:
    """A text as we have it, and as it stands in a project."""

    original: str

    @cached_property
    def text(self) -> str:
        """The text as it stands in a project."""
        return _LINE_END.sub("\n", self.original[self._begin :])

    @cached_property
    def _begin(self) -> int:
        return marks(self.original)

    @cached_property
    def _starts(self) -> list[int] | None:
        """Where in the original each character of it begins; last, where the original ends.

        None where each is one character there too, as it mostly is.
        """
        if "\r\n" not in self.original:
            return None
        found = [match.start() for match in SIGN.finditer(self.original, self._begin)]
        return [*found, len(self.original)]

    def inwards(self, place: Range) -> Range:
        """Return where a range of the original stands in the text of a project."""
        start, end = place
        if self._starts is None:
            return max(start - self._begin, 0), max(end - self._begin, 0)
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def outwards(self, place: Range) -> Range:
        """Return where a range of the text of a project stands in the original."""
        start, end = place
        if self._starts is None:
            return start + self._begin, end + self._begin
        return self._starts[start], self._starts[end]
