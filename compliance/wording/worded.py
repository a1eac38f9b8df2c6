"""Words for the members of a list, each in the language that is spoken when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from compliance.wording.speaking import tr, trp

K = TypeVar("K")


class Worded(Mapping[K, str]):
    """A word for each member; `context` tells words apart that are alike in English only."""

    def __init__(self, words: Mapping[K, str], context: str | None = None) -> None:
        """Take the English words, which are messages of the catalogs."""
        self._words, self._context = words, context

    def __getitem__(self, member: K) -> str:
        word = self._words[member]
        return tr(word) if self._context is None else trp(self._context, word)

    def __iter__(self) -> Iterator[K]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
