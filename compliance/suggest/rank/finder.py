"""Find the cues of an agreement in words, all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from compliance.model.cues import Cue, Phrase

Key = TypeVar("Key")
MOST_KNOWN: Final = 100_000
"""Words that are remembered; a run over many articles begins anew behind so many."""


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
        self._phrases: dict[Phrase, int] = {}
        self._words: dict[str, int] = {}
        self._by_word: defaultdict[int, list[tuple[tuple[int, ...], int, int]]] = defaultdict(list)
        self._of_phrase: defaultdict[int, list[int]] = defaultdict(list)
        self._stem_lengths: tuple[int, ...] = ()
        self._known: dict[str, tuple[int, ...]] = {}
        for key, cue in cues:
            phrases = tuple(map(self._phrase, cue.phrases))
            without = tuple(map(self._phrase, cue.without))
            # A cue is looked at where its last phrase is found: only once for all of them.
            self._of_phrase[phrases[0]].append(len(self._cues))
            self._cues.append((key, cue, phrases, without))
        stems = {len(word) - 1 for word in self._words if word.endswith("-")}
        self._stem_lengths = tuple(sorted(stems))

    def find(self, words: Sequence[str]) -> Iterator[Found[Key]]:
        """Yield the cues that words of one sentence have."""
        phrases = self._phrases_in(words)
        for phrase in phrases:
            for number in self._of_phrase.get(phrase, ()):
                key, cue, needed, without = self._cues[number]
                if all(one in phrases for one in needed) and not any(
                    one in phrases for one in without
                ):
                    places = tuple(sorted({at for one in needed for at in phrases[one]}))
                    yield Found(key, cue, places)

    def _phrase(self, phrase: Phrase) -> int:
        if phrase not in self._phrases:
            number = self._phrases[phrase] = len(self._phrases)
            terms = tuple(self._words.setdefault(w, len(self._words)) for w in phrase.words)
            # A phrase is looked at where its longest word is found: "the" stands everywhere.
            longest = max(range(len(terms)), key=lambda place: len(phrase.words[place]))
            self._by_word[terms[longest]].append((terms, longest, number))
        return self._phrases[phrase]

    def _phrases_in(self, words: Sequence[str]) -> dict[int, tuple[int, ...]]:
        """Return the phrases that words have, with the places of the first of each."""
        known = self._known
        if len(known) > MOST_KNOWN:
            known.clear()
        found: dict[int, tuple[int, ...]] = {}
        for at, word in enumerate(words):
            terms = known.get(word)
            if terms is None:
                terms = known[word] = self._terms(word)
            for term in terms:
                for phrase, place, number in self._by_word.get(term, ()):
                    begin = at - place
                    if number not in found and self._stand(words, begin, phrase):
                        found[number] = tuple(range(begin, begin + len(phrase)))
        return found

    def _stand(self, words: Sequence[str], begin: int, phrase: Sequence[int]) -> bool:
        """Return whether the words of a phrase stand at a place, one behind another."""
        if len(phrase) == 1:
            return True
        if begin < 0 or begin + len(phrase) > len(words):
            return False
        for word, term in zip(words[begin : begin + len(phrase)], phrase, strict=True):
            if word not in self._known:
                self._known[word] = self._terms(word)
            if term not in self._known[word]:
                return False
        return True

    def _terms(self, word: str) -> tuple[int, ...]:
        """Return the words and stems of cues that a word of a text is."""
        stems = (f"{word[:length]}-" for length in self._stem_lengths if length <= len(word))
        return tuple(self._words[one] for one in (word, *stems) if one in self._words)
