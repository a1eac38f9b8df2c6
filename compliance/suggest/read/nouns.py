"""What a noun says that somebody said: "the claim of X that ...", "X's statement accusing Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compliance.suggest.read.attribution import Attribution
from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.lexicon import Hit, Sense
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.speech import Speech

_WORD: Final = Sense("by", "word")
_CLAIMING: Final = frozenset({"word", "say", "say deny", "say commit", "say demand"})
_OWNED: Final = 4  # words between a noun and whose it is: "claims made by the"
_FAR: Final = 14  # words between a noun and what it says: when and where that was said
_LEAST: Final = 3  # words of a claim
_DENIED: Final = Sense("claim", "denial")
_UNTRUE: Final = Sense("claim", "untrue")
_PREDICATE: Final = 5  # words between "proved" or "is" and "incompetent"


def claims_in(
    layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
) -> Iterator[tuple[Attribution, bool]]:
    """Yield what nouns say that somebody said, and whether its sentence calls it untrue."""
    if mentions and not _CLAIMING.isdisjoint(sentence.names):
        finder = _Finder(layout, sentence, mentions, speech)
        for hit in sentence.hits:
            if finder.is_noun(hit):
                yield from finder.of_noun(hit)


class _Finder:
    """Finds the claims that nouns of one sentence tell."""

    def __init__(
        self, layout: Layout, sentence: Sentence, mentions: Sequence[Mention], speech: Speech
    ) -> None:
        self._words, self._speech = layout.words, speech
        self._sentence, self._mentions = sentence, mentions
        self._says = {
            hit.first: hit for hit in sentence.hits if any(s.kind == "say" for s in hit.senses)
        }

    def is_noun(self, hit: Hit) -> bool:
        """Return whether a phrase is a noun for what is said: "statement", "X's claim that"."""
        if _WORD in hit.senses:
            return True
        before = self._words[hit.first - 1] if hit.first > self._sentence.first else ""
        led = hit.first in self._says and self._speech.has("nouns", before)
        return led and self._speech.has("that", self._words[hit.last - 1])

    def of_noun(self, hit: Hit) -> Iterator[tuple[Attribution, bool]]:
        """Yield what a noun says, if it says something, and somebody is named as whose it is."""
        owner = self._owner(hit)
        if owner is None:
            return
        told = self._told(max(hit.first + 1, owner.last))
        if told is None:
            return
        verb, begin, what = told
        judged = self._judged(begin)
        end = self._sentence.last if judged is None else judged
        if end - begin >= _LEAST:
            lead = min(hit.first, owner.first)
            one = Attribution(
                what=what, verb=verb, lead=lead, subject=owner, content=(begin, end), noun=True
            )
            yield one, judged is not None

    def _owner(self, hit: Hit) -> Mention | None:
        """Return whose a noun is: "X's claim", "the claim made by X"; None if nobody is named."""
        words, first = self._words, hit.first
        for one in self._mentions:
            if not one.names:
                continue
            gap = words[one.last : first] if one.last <= first else None
            if gap is not None and (gap == ["s"] or not (gap or hit.first in self._says)):
                return one
            behind = words[hit.last : one.first]
            if 0 < len(behind) <= _OWNED and one.oblique and self._links(behind):
                return one
        return None

    def _links(self, gap: Sequence[str]) -> bool:
        return any(self._speech.has("owned", word) for word in gap)

    def _told(self, at: int) -> tuple[tuple[int, int], int, str] | None:
        """Return by which words it is told what a noun says, where that begins, and its class."""
        for place in range(at, min(at + _FAR, self._sentence.last)):
            word, says = self._words[place], self._says.get(place)
            if says and self._speech.active and word.endswith(self._speech.active):
                what = next(sense.value for sense in says.senses if sense.kind == "say")
                return (says.first, says.last), says.last, what
            if says or self._speech.has("finite", word):
                return None
            if word == ":" or self._speech.has("that", word):
                return (place, place + 1), place + 1, "say"
        return None

    def _judged(self, begin: int) -> int | None:
        """Return where a claim ends that is called untrue behind it; None if it is not."""
        for hit in self._sentence.hits:
            if hit.first < begin + _LEAST or not (_DENIED in hit.senses or _UNTRUE in hit.senses):
                continue
            near = range(hit.first, max(begin, hit.first - _PREDICATE), -1)
            at = next((at for at in near if self._speech.has("proves", self._words[at])), None)
            if at is not None or _DENIED in hit.senses:
                return hit.first if at is None else at
        return None
