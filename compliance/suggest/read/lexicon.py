"""Find phrases of a list in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from compliance.passages.signs import APOSTROPHES
from compliance.suggest.phrases import Phrases, Way

# What a hyphen, a point or an apostrophe joins are several words, and such a sign is no word.
_JOINS: Final = re.escape(APOSTROPHES) + r".\-\u2010\u2011"
_WORD: Final = re.compile(rf"\w+|[^\w\s{_JOINS}]|(?<!\S)-(?!\S)")


class Sense(NamedTuple):
    """What a phrase means to the reader: a kind, and of which sort or whose."""

    kind: str
    value: str


# Of verbs of saying and what stands for them some sorts matter by themselves.
_SORTS: Final = {
    "demand": "say demand",
    "commit": "say commit",
    "deny": "say deny",
    "word": "word",
    "according": "according",
    "back": "back",
}


class Senses(tuple[Sense, ...]):  # noqa: SLOT001 - it keeps its names
    """What a phrase means, in order; `names` has the kind of each, of claims the sort."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each sense: "say", "status" and the like; of a claim "denial" and so on."""
        return tuple(
            sense.value if sense.kind == "claim" else _SORTS.get(sense.value, sense.kind)
            for sense in self
        )


class Hit(NamedTuple):
    """A phrase in a text: its words, from the first up to before the last, and what it means."""

    first: int
    last: int
    senses: Senses


class Words(NamedTuple):
    """The words and signs of a text in lower case, with where each begins."""

    words: list[str]
    starts: list[int]


def words_in(text: str) -> Words:
    """Return the words of a text, and its signs but those that join words."""
    # The one letter that has two in lower case would move all that follow it.
    lower = text.replace("\u0130", "I").lower()
    found = [(match[0], match.start()) for match in _WORD.finditer(lower)]
    return Words([word for word, _ in found], [start for _, start in found])


def phrase(written: str) -> tuple[str, ...]:
    """Return the words of a phrase as it is written in a list; "*" or "-" ends a stem."""
    found: list[str] = []
    for one in written.lower().split():
        words = re.findall(r"\w+", one)
        if words and one[-1] in "*-":
            words[-1] += "*"
        found += words
    return tuple(found)


class Lexicon:
    """Phrases with what they mean; of several that begin at a word, the longest counts."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Sense]]) -> None:
        together: dict[tuple[str, ...], dict[Sense, None]] = {}
        for words, sense in entries:
            if words:
                together.setdefault(words, {})[sense] = None
        self._phrases = Phrases((words, Senses(senses)) for words, senses in together.items())

    def hits(self, words: Sequence[str], begin: int = 0) -> list[Hit]:
        """Return the phrases in a row of words, in order; none begins inside another.

        `begin` is the number of its first word in the text.
        """
        found: list[Hit] = []
        end = 0
        for at, ways in self._phrases.beginning(words):
            if at < end:
                continue
            longer = ways.at(words, at) if ways.followed or ways.loose else ()
            if longer:
                # Of two as long, the one that is written whole comes first.
                way = max(longer, key=_length)
                end = at + 1 + len(way.rest)
                found.append(Hit(begin + at, begin + end, way.means))
            elif ways.alone:
                found.append(Hit(begin + at, begin + at + 1, ways.alone[0].means))
        return found


def _length(way: Way[Senses]) -> int:
    return len(way.rest)
