"""Regular expressions that are compiled when they are first used.

What only a wrong or an unusual file needs would else be compiled in every run: a third of the time
that a module takes to load.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class LatePattern:
    """A regular expression over text, with the methods of `re.Pattern` that are needed."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Return where it first fits; None if nowhere."""
        return self.compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return how it fits the whole text; None if it does not."""
        return self.compiled.fullmatch(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with something else wherever it fits."""
        return self.compiled.sub(put, text)
