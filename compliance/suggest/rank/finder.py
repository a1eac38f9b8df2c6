"""Find the cues of an agreement in words, all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from compliance.model.cues import Cue, Phrase
from compliance.suggest.phrases import STEM, Phrases

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """A cue that words have, for what it stands, and the places of its words among them."""

    key: Key
    cue: Cue
    places: tuple[int, ...]


class CueFinder(Generic[Key]):
    """Cues, each standing for something, to be found in many lists of words."""

    def __init__(self, cues: Iterable[tuple[Key, Cue]]) -> None:
        self._cues: list[tuple[Key, Cue, tuple[int, ...], tuple[int, ...]]] = []
        self._numbers: dict[Phrase, int] = {}
        self._of_phrase: defaultdict[int, list[int]] = defaultdict(list)
        for key, cue in cues:
            phrases = tuple(map(self._number, cue.phrases))
            without = tuple(map(self._number, cue.without))
            # A cue is looked at where its first phrase is found: only once for all of them.
            self._of_phrase[phrases[0]].append(len(self._cues))
            self._cues.append((key, cue, phrases, without))
        self._phrases = Phrases(
            (tuple(map(_stem, phrase.words)), number) for phrase, number in self._numbers.items()
        )

    def find(self, words: Sequence[str], *, beside: bool = False) -> Iterator[Found[Key]]:
        """Yield the cues that words of one sentence have.

        `beside` is whether they count beside words that they must not stand with, too.
        """
        phrases = self._phrases_in(words)
        for phrase in phrases:
            for number in self._of_phrase.get(phrase, ()):
                key, cue, needed, without = self._cues[number]
                if all(one in phrases for one in needed) and (
                    beside or not any(one in phrases for one in without)
                ):
                    places = tuple(sorted({at for one in needed for at in phrases[one]}))
                    yield Found(key, cue, places)

    def _number(self, phrase: Phrase) -> int:
        return self._numbers.setdefault(phrase, len(self._numbers))

    def _phrases_in(self, words: Sequence[str]) -> dict[int, tuple[int, ...]]:
        """Return the phrases that words have, with the places of the first of each."""
        found: dict[int, tuple[int, ...]] = {}
        for at, ways in self._phrases.beginning(words):
            for way in ways.alone:
                if way.means not in found:
                    found[way.means] = (at,)
            for way in ways.at(words, at):
                if way.means not in found:
                    found[way.means] = tuple(range(at, at + 1 + len(way.rest)))
        return found


def _stem(word: str) -> str:
    """Return a word of a cue as phrases have it."""
    return f"{word[:-1]}{STEM}" if word.endswith("-") else word
