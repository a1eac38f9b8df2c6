"""The phrases in some words, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.lines import Span


class Marks:
    """The phrases in some words, by kind; those of claims by their sort.

    `bound` are the deeds that somebody owes who is named in the words, or all if nobody is: to be
    told where there are any.
    """

    def __init__(self, layout: Layout, hits: Iterable[Hit], span: Span) -> None:
        self.layout, self.span = layout, span
        self.bound: Collection[str] = ()
        self.kinds: dict[str, list[Hit]] = {}
        kinds = self.kinds
        first, last = span
        for hit in hits:
            if first <= hit.first < last:
                for name in hit.senses.names:
                    kinds.setdefault(name, []).append(hit)

    def __contains__(self, kind: str) -> bool:
        return kind in self.kinds

    def of(self, kind: str) -> Sequence[Hit]:
        """Return the phrases of a kind."""
        return self.kinds.get(kind, ())

    def keep(self, kind: str, is_meant: Callable[[Hit], bool]) -> None:
        """Leave out phrases of a kind that do not mean it here."""
        kept = [hit for hit in self.kinds.pop(kind, ()) if is_meant(hit)]
        if kept:
            self.kinds[kind] = kept

    def values(self, kind: str) -> tuple[str, ...]:
        """Return what the phrases of a kind stand for, each once."""
        found = [value for hit in self.of(kind) for other, value in hit.senses if other == kind]
        return tuple(dict.fromkeys(found))

    def cue(self, kind: str) -> str:
        """Return the words of the first phrase of a kind."""
        hit = self.kinds[kind][0]
        return self.layout.printed(hit.first, hit.last)

    def opens_with(self, kind: str) -> bool:
        """Return whether the words begin with a phrase of a kind."""
        return any(hit.first <= self.span[0] + 1 for hit in self.of(kind))

    def at(self, kind: str) -> int:
        """Return where the first phrase of a kind begins."""
        return self.kinds[kind][0].first
