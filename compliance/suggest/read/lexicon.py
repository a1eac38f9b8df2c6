"""Find phrases of a list in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from compliance.passages.signs import APOSTROPHES

# What a hyphen, a point or an apostrophe joins are several words, and such a sign is no word.
_JOINS: Final = re.escape(APOSTROPHES) + r".\-\u2010\u2011"
_WORD: Final = re.compile(rf"\w+|[^\w\s{_JOINS}]|(?<!\S)-(?!\S)")
MOST_KEPT: Final = 50_000


class Sense(NamedTuple):
    """What a phrase means to the reader: a kind, and of which sort or whose."""

    kind: str
    value: str


class Hit(NamedTuple):
    """A phrase in a text: its words, from the first up to before the last, and what it means."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class Words(NamedTuple):
    """The words and signs of a text in lower case, with where each begins."""

    words: list[str]
    starts: list[int]


class _Way(NamedTuple):
    """A phrase that begins with some word: what must follow that, and what it then means."""

    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


class _Ways(NamedTuple):
    """The phrases that begin with a word, by the word that follows; the longest first."""

    alone: tuple[Sense, ...]
    followed: dict[str, list[_Way]]
    loose: list[_Way]  # a stem follows


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
        self._exact: dict[str, list[_Way]] = {}
        self._stems: dict[str, list[_Way]] = {}
        for words, senses in together.items():
            first = words[0]
            into = self._stems if first.endswith("*") else self._exact
            into.setdefault(first.rstrip("*"), []).append(_Way(words[1:], tuple(senses)))
        self._shortest = min(map(len, self._stems), default=0)
        self._known: dict[str, _Ways | None] = {}

    def hits(self, words: Sequence[str], begin: int = 0) -> list[Hit]:
        """Return the phrases in a row of words, in order; none begins inside another.

        `begin` is the number of its first word in the text.
        """
        known, found, end = self._known, [], 0
        for at, word in enumerate(words):
            try:
                ways = known[word]
            except KeyError:
                ways = self._learn(word)
            if ways is None or at < end:
                continue
            alone, followed, loose = ways
            if (followed or loose) and at + 1 < len(words):
                way = _longest(words, at, followed.get(words[at + 1], ()), loose)
                if way is not None:
                    end = at + 1 + len(way.rest)
                    found.append(Hit(begin + at, begin + end, way.senses))
                    continue
            if alone:
                found.append(Hit(begin + at, begin + at + 1, alone))
        return found

    def _learn(self, word: str) -> _Ways | None:
        """Return the phrases that begin with a word, and remember them."""
        every = list(self._exact.get(word, ()))
        for length in range(len(word), self._shortest - 1, -1):
            every += self._stems.get(word[:length], ())
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[word] = made = _ways(every) if every else None
        return made


def _ways(every: Sequence[_Way]) -> _Ways:
    """Return phrases that begin with a word by what follows.

    One that is written whole goes before a stem, and a longer stem before a shorter one.
    """
    alone = next((way.senses for way in every if not way.rest), ())
    ways = sorted((way for way in every if way.rest), key=lambda way: -len(way.rest))
    followed: dict[str, list[_Way]] = {}
    for way in ways:
        if way.rest[0][-1] != "*":
            followed.setdefault(way.rest[0], []).append(way)
    return _Ways(alone, followed, [way for way in ways if way.rest[0][-1] == "*"])


def _longest(
    words: Sequence[str], at: int, followed: Sequence[_Way], loose: Sequence[_Way]
) -> _Way | None:
    """Return the longest phrase that stands at a place, of those that go on there."""
    found: _Way | None = None
    for ways in (followed, loose):
        for way in ways:
            if found is not None and len(way.rest) <= len(found.rest):
                break
            if _follows(words, at + 1, way.rest):
                found = way
                break
    return found


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    """Return whether the rest of a phrase stands at a place."""
    if at + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[at + offset]
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
