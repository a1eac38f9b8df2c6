"""Find words of a kind beside a passage, in the clauses that belong to it.

Languages set commas differently: Russian and German have one before every "that" and "if", English
hardly any. So the clause of a passage reaches over a comma to the clause on which it depends ("did
not confirm, that ..."), to a condition ("..., if it rains"), to a word that stands alone ("...,
allegedly"), and to a speaker behind it ("..., the town did not confirm"). It also goes on behind
what interrupts it ("did not, as promised, ...", "did not say, on 5 May, that ..."), behind each
part of "neither X, nor Y, ...", and behind a verb of seeing whose object begins with "how".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from compliance.audit.language import Language
from compliance.audit.sentence import around
from compliance.passages.fold import fold
from compliance.passages.search import Range

_CONTEXT_WORDS = 4  # beyond the words found
_FEW_WORDS = 2  # "To, że ...", "Le fait que ..."
_OPENING = 40  # enough of a passage to see with which word it begins
_LEAD = 2  # words before the negation of a clause that goes on: ", has still not left"
_ASIDES = 3  # clauses in one interruption
# What opens and closes an interruption; all dashes are folded to one.
_OPENED_BY: Final = MappingProxyType({")": "(", "-": "-"})
_CLOSED_BY: Final = MappingProxyType({"(": ")", "-": "-"})
_COMMA = ", "  # some words count only at the beginning of a clause
_EDGES = " \n,;:()-\u2013\u2014\u055d\u0589.!?\u2026\"'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words found beside a passage, and the text between them and the passage."""

    words: tuple[str, ...] = ()
    context: str = ""


Sides = tuple[Beside, Beside]
"""What stands before a passage, and what after it."""
_NONE: Final = Beside()
NOTHING: Final[Sides] = (_NONE, _NONE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, folded. One that is not `sought` only stands between others."""

    text: str
    sought: bool = True


class Clauses:
    """The clauses of the sentences around a passage."""

    def __init__(self, text: str, passage: Range, language: Language) -> None:
        self._language = language
        outside = around(text, passage, language.abbreviations)
        # The nearest first.
        self._before = _folded(text, outside.clauses_before(text))
        self._after = _folded(text, outside.clauses_after(text))
        self._opening = self._before[0] + text[slice(*passage)][:_OPENING]
        self._near = list(self._up()), list(self._on())

    def in_clause(self, words: re.Pattern[str]) -> Sides:
        """Return the words of a pattern in the clauses of a passage, before it and after it."""
        before, after = self._near
        return self._found_before(before, words), self._found_after(after, words)

    def in_sentence(self, words: re.Pattern[str]) -> Sides:
        """Return the words of a pattern in a passage's sentences that name its speaker.

        After the passage they count up to where another statement begins.
        """
        before = self._found_before(map(_Clause, self._before), words)
        after = _Clause(_until(self._language.joining, "".join(self._after)))
        return before, self._found_after((after,), words, names_speaker=True)

    def _up(self) -> Iterator[_Clause]:
        """Yield the clauses before the passage that belong to it, the nearest first."""
        yield _Clause(self._before[0])
        inner, place = self._opening, 1
        while place < len(self._before):
            outer = place
            if self._depends(inner, self._before[place]):
                while outer + 1 < len(self._before) and self._is_aside(self._before[outer]):
                    outer += 1
                outer = self._resumed(outer) if self._begins(self._language.that, inner) else outer
            elif not self._limits(self._before[place]) and not self._shares_verb(place):
                outer = self._broken_off(inner, place)
                if outer == place:
                    return
            yield from (_Clause(clause, sought=False) for clause in self._before[place:outer])
            inner = self._before[outer]
            yield _Clause(inner)
            place = outer + 1

    def _on(self) -> Iterator[_Clause]:
        """Yield the clauses after the passage that belong to it, in order."""
        index = 0
        while index < len(self._after):
            later = index
            if index and not self._follows(index):
                later = self._taken_up(index)
                if later == index and not (index > 1 and self._goes_on(self._after[index])):
                    return
            yield from (_Clause(clause, sought=False) for clause in self._after[index:later])
            clause = self._after[later]
            said = _until(self._language.joining, clause)
            yield _Clause(said[: self._end_of_speaking(later, len(said))])
            if said != clause:
                return
            index = later + 1

    def _broken_off(self, inner: str, place: int) -> int:
        """Return the clause before the passage that goes on in `inner`, behind that at a place.

        Or else that place, where `inner` is a statement of its own.
        """
        clauses = self._before
        paired = _partner([clause.rstrip()[-1:] for clause in clauses], place, _OPENED_BY)
        if paired > place or any(self._joined(clause) for clause in (inner, clauses[place])):
            return paired
        words = self._language
        kinds = (words.negation, words.condition, words.doubt)
        for outer in range(place + 1, min(place + 1 + _ASIDES, len(clauses))):
            if any(_ends(kind, clauses[outer].rstrip(_EDGES)) for kind in kinds):
                return outer
        return place

    def _resumed(self, place: int) -> int:
        """Return the clause that waits for "that", where only a day or a place stands between.

        Or else the one at that place: "did not say, the town was told, that ...".
        """
        words, clauses = self._language, self._before
        speech = (words.attribution, words.sees)
        for outer in range(place + 1, min(place + 1 + _ASIDES, len(clauses))):
            if any(kind.search(clauses[outer - 1]) for kind in speech):
                return place
            if any(_ends(kind, clauses[outer].rstrip(_EDGES)) for kind in speech):
                return outer
        return place

    def _taken_up(self, index: int) -> int:
        """Return the clause behind the passage that goes on after one that interrupts it.

        Or else the one that would interrupt it, which then begins another statement.
        """
        clauses = self._after
        paired = _partner([clause.lstrip()[:1] for clause in clauses], index, _CLOSED_BY)
        if paired > index or self._joined(clauses[index]):
            return paired
        later = range(index + 1, min(index + 1 + _ASIDES, len(clauses)))
        return next((place for place in later if self._goes_on(clauses[place])), index)

    def _goes_on(self, clause: str) -> bool:
        """Return whether a clause has a negation so early that no subject stands before it."""
        words, begin = self._language, len(clause) - len(clause.lstrip(_EDGES))
        if words.relative.match(clause, begin) or self._begins(words.that, clause):
            return False
        negation = next(self._language.counted(words.negation, clause), None)
        return negation is not None and len(clause[begin : negation.start()].split()) <= _LEAD

    def _joined(self, clause: str) -> int:
        """Return the length of the "and" with which a clause begins; 0 if it begins with none."""
        found = self._language.joining.match(_COMMA + clause.lstrip(_EDGES), len(_COMMA))
        return found.end() - len(_COMMA) if found else 0

    def _follows(self, index: int) -> bool:
        """Return whether a clause behind the passage belongs to it."""
        clause = self._after[index]
        return (
            self._limits(clause)
            or (index == 1 and self._is_fronted())
            or any(self._speaks(clause, match) for match in self._speaking(index))
        )

    def _depends(self, inner: str, outer: str) -> bool:
        """Return whether a clause begins with a word that ties it to the one before."""
        words = self._language
        return (
            self._begins(words.that, inner)
            or _ends(words.that, outer.rstrip(_EDGES))
            or (self._begins(words.how, inner) and words.sees.search(outer) is not None)
        )

    def _shares_verb(self, place: int) -> bool:
        """Return whether the clause at a place before the passage is one of "neither" and "nor"."""
        # The passage itself may begin with "nor", and is whole then.
        nearest = max(1, place - 1)
        return any(
            self._begins(self._language.nor, clause) for clause in self._before[nearest : place + 1]
        )

    def _limits(self, clause: str) -> bool:
        """Return whether a clause is a condition, or no more than a word of condition or doubt."""
        words, bare = self._language, clause.strip(_EDGES)
        return (
            self._begins(words.conditional, clause)
            or _ends(words.conditional, bare)
            or any(kind.fullmatch(bare) for kind in (words.doubt, words.condition))
        )

    def _is_aside(self, clause: str) -> bool:
        return self._language.aside.match(clause.lstrip(_EDGES)) is not None

    def _is_fronted(self) -> bool:
        """Return whether the passage is in a "that" clause on which no clause before it bears."""
        if not self._begins(self._language.that, self._opening):
            return False
        return all(len(clause.split()) <= _FEW_WORDS for clause in self._before[1:])

    def _begins(self, words: re.Pattern[str], clause: str) -> bool:
        """Return whether a clause begins with a word of a pattern, after an "and" or not."""
        bare = clause.lstrip(_EDGES)
        joined = self._joined(clause)
        later = bare[joined:].lstrip()
        idle = self._language.idle
        return any(words.match(start) and not idle.match(start) for start in (bare, later))

    def _speaking(self, index: int) -> Iterator[re.Match[str]]:
        """Yield the words of attribution of a clause that do not give on what follows them."""
        text, end = "".join(self._after[index:]), len(self._after[index])
        for match in self._language.counted(self._language.attribution, text):
            if match.end() <= end and not self._gives_on(text, match):
                yield match

    def _end_of_speaking(self, index: int, end: int) -> int:
        """Return where a clause begins to tell who its speaker is, or else its end."""
        speaking = next(self._speaking(index), None) if index else None
        if speaking is None:
            return end
        told = self._language.relative.search(self._after[index], speaking.end(), end)
        return told.start() if told else end

    def _speaks(self, clause: str, match: re.Match[str]) -> bool:
        """Return whether a word of attribution is about what stands before its clause.

        It is if it begins or ends the clause, or is negated: "it has not confirmed". In "it denied
        the raids" it has an object of its own.
        """
        lead = clause[: match.start()].strip(_EDGES)
        if len(lead.split()) <= 1 or not clause[match.end() :].strip(_EDGES):
            return True
        negations = self._language.counted(self._language.negation, clause)
        return any(negation.span() != match.span() for negation in negations)

    def _gives_on(self, text: str, match: re.Match[str]) -> bool:
        """Return whether "that" follows a word, so that it names the speaker of what follows."""
        return self._language.that.match(text[match.end() :].lstrip(_EDGES)) is not None

    def _sought(
        self, clauses: Sequence[_Clause], words: re.Pattern[str]
    ) -> tuple[str, list[re.Match[str]]]:
        """Return clauses joined, and the words of a pattern in those that are sought."""
        text, places = "".join(clause.text for clause in clauses), _places(clauses)
        found = [
            match
            for match in self._language.counted(words, text)
            if any(start <= match.start() < end for start, end in places)
        ]
        return text, found

    def _found_before(self, clauses: Iterable[_Clause], words: re.Pattern[str]) -> Beside:
        read = list(clauses)[::-1]
        text, found = self._sought(read, words)
        if not found:
            return _NONE
        lead = text[: found[0].start()].split()[-_CONTEXT_WORDS:]
        context = " ".join([*lead, *text[found[0].start() :].split()])
        return Beside(words=tuple(match[0] for match in found), context=context)

    def _found_after(
        self, clauses: Iterable[_Clause], words: re.Pattern[str], *, names_speaker: bool = False
    ) -> Beside:
        read = list(clauses)
        text, found = self._sought(read, words)
        if names_speaker:
            found = [match for match in found if not self._gives_on(text, match)]
        if not found:
            return _NONE
        last = found[-1].end()
        end = next(end for end in accumulate(len(clause.text) for clause in read) if end >= last)
        rest = text[last:end].split(maxsplit=_CONTEXT_WORDS)
        stop = end - len(rest[-1]) if len(rest) > _CONTEXT_WORDS else end
        context = " ".join(text[:stop].split())
        return Beside(words=tuple(match[0] for match in found), context=context)


def _folded(text: str, places: Sequence[Range]) -> list[str]:
    """Return what stands at some places, folded; the first, and of the others those with words."""
    folded = [fold(text[slice(*place)]).text for place in places]
    return [clause for index, clause in enumerate(folded) if not index or clause.strip(_EDGES)]


def _partner(signs: Sequence[str], at: int, pairs: Mapping[str, str]) -> int:
    """Return where the other sign of the pair of one at a place is, or else that place."""
    later = signs[at + 1 : at + 1 + _ASIDES]
    other = pairs.get(signs[at])
    return at + 1 + later.index(other) if other in later else at


def _places(clauses: Sequence[_Clause]) -> list[Range]:
    """Return where in the joined clauses those are that are sought."""
    places, end = [], 0
    for clause in clauses:
        start, end = end, end + len(clause.text)
        if clause.sought:
            places.append((start, end))
    return places


def _until(words: re.Pattern[str], text: str) -> str:
    """Return a text up to the first word of a pattern."""
    found = words.search(text)
    return text[: found.start()] if found else text


def _ends(words: re.Pattern[str], text: str) -> bool:
    """Return whether a text ends with a word of a pattern."""
    return any(match.end() == len(text) for match in words.finditer(text))
