"""Find the words that limit a passage between its ends, and as many of their clauses as print."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final

from compliance.audit.language import LimitWords, limit_words
from compliance.audit.sentence import COMMA
from compliance.model.evidence import MOST_WORDS
from compliance.passages.fold import Folded, fold
from compliance.passages.line_ends import other_spellings, respelt
from compliance.passages.search import Range
from compliance.passages.sentences import sentence_ends

Words = tuple[str, ...]
Limits = tuple[tuple[str | None, ...], Words, Words, Words]
"""What is printed, the clauses in it, and the negations and conditions found: as in `LeftOut`."""
Group = tuple[int, int]
"""A half-open range of words."""
_WORD: Final = re.compile(r"(?<!\S)[^\s\w]*\w\S*")
"""A word stands between white space; signs alone, such as dashes, are none."""
_EDGES: Final = " ,;:()-\u2013\u2014\u055d"


# An audit asks again for what it prints of a finding; more would take too much memory of very many.
@lru_cache(maxsize=4096)
def limits_between(text: str, start: str, end: str, language: str) -> Limits | None:
    """Return what limits a passage that is `text` between its ends; None if nothing does.

    Nothing is known of a language without a list, or of a text in another script than its list.
    """
    words = limit_words(language)
    if words is None or not words.reads(text):
        return None
    folded = fold(text)
    between = _between(text, folded, (start, end))
    found = [
        _found(kind, folded.text, between, words) for kind in (words.negation, words.condition)
    ]
    if not any(found):
        return None
    return _limits(_Passage.of(text, folded, (start, end), between), found, words.abbreviations)


def _between(text: str, folded: Folded, ends: tuple[str, str]) -> Range:
    """Return where what stands between the ends of a passage is in its folded text."""
    first, last = (fold(words).text for words in ends)
    if spellings := other_spellings(text):
        # The ends may write a word whole that the text divides at a line end.
        first, last = (respelt(words, spellings) for words in (first, last))
    return len(first), len(folded.text) - len(last)


def _found(
    kind: re.Pattern[str], text: str, between: Range, words: LimitWords
) -> list[re.Match[str]]:
    """Return the words of a kind that stand in a range of a text, whole or in part."""
    first, last = between
    matches = words.counted(kind, text)
    return [match for match in matches if match.start() < last and match.end() > first]


def _words(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the words of a section of a text, which may begin with one, as behind a dash."""
    for match in _WORD.finditer(text[start:end]):
        yield start + match.start(), start + match.end()


def _limits(
    passage: _Passage, found: Sequence[Sequence[re.Match[str]]], abbreviations: frozenset[str]
) -> Limits | None:
    """Return what limits a passage; `found` are negations and conditions near what is left out."""
    kinds: list[list[str]] = []
    wanted: list[Group] = []
    for matches in found:
        kinds.append([match[0] for match in matches])
        wanted += map(passage.meeting, matches)
    wanted.sort()
    shown, unshown = _shown(passage, wanted, abbreviations)
    groups = list(_groups(shown))
    negations, conditions = (tuple(dict.fromkeys(kind)) for kind in kinds)
    parts = tuple(passage.parts(groups, unshown))
    return parts, tuple(map(passage.quoted, groups)), negations, conditions


def _shown(
    passage: _Passage, wanted: Sequence[Group], abbreviations: frozenset[str]
) -> tuple[set[int], list[int]]:
    """Return which words left out are printed, and the first of those that cannot be."""
    shown: set[int] = set()
    unshown: list[int] = []
    # First the limiting words themselves, so that the clause of one takes no other's place.
    for group in wanted:
        if passage.in_a_row(shown, group) <= MOST_WORDS:
            shown.update(range(*group))
        else:
            unshown.append(group[0])
    cuts = passage.cuts(abbreviations)
    for group in wanted:
        if group[0] in shown:
            shown.update(range(*_widened(passage, shown, group, cuts)))
    return shown, unshown[:1]


def _widened(passage: _Passage, shown: Collection[int], group: Group, cuts: Sequence[int]) -> Group:
    """Return as much of the clause around limiting words as may be printed with those shown.

    What follows them comes first: that is what an "excluding" excludes.
    """
    begin, end = passage.clause_around(group, cuts)
    for length in range(min(MOST_WORDS, end - begin), group[1] - group[0], -1):
        first = max(begin, group[1] - length, min(group[0], end - length))
        if passage.in_a_row(shown, (first, first + length)) <= MOST_WORDS:
            return first, first + length
    return group


def _groups(shown: Iterable[int]) -> Iterator[Group]:
    """Yield the words shown that stand in a row."""
    words = sorted(shown)
    for _, row in groupby(enumerate(words), lambda each: each[1] - each[0]):
        places = [place for _, place in row]
        yield places[0], places[-1] + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A passage with its pinned ends, and its words by their places in the folded text.

    Those left out between the ends are `words[first:last]`; `between` is where they stand.
    """

    text: str
    folded: Folded
    start: str
    end: str
    between: Range
    words: Sequence[Range]
    first: int
    last: int

    @classmethod
    def of(cls, text: str, folded: Folded, ends: tuple[str, str], between: Range) -> _Passage:
        """Return the passage that is a text, with its pinned ends."""
        start, end = ends
        sections = pairwise((0, *between, len(folded.text)))
        words = [list(_words(folded.text, *each)) for each in sections]
        first = len(words[0])
        return cls(
            text=text,
            folded=folded,
            start=start,
            end=end,
            between=between,
            words=[word for section in words for word in section],
            first=first,
            last=first + len(words[1]),
        )

    def meeting(self, match: re.Match[str]) -> Group:
        """Return the words left out that are in a match of which something is left out."""
        start, end = match.span()
        begin = bisect_right(self.words, start, self.first, self.last, key=itemgetter(1))
        return begin, bisect_left(self.words, end, begin, self.last, key=itemgetter(0))

    def cuts(self, abbreviations: frozenset[str]) -> tuple[int, ...]:
        """Return where a clause ends between the ends: commas, and ends of sentences."""
        text, (opened, closed) = self.folded.text, self.between
        commas = (match.start() for match in COMMA.finditer(text, opened, closed))
        return (*commas, *sentence_ends(text, opened, closed, abbreviations))

    def clause_around(self, group: Group, cuts: Sequence[int]) -> Group:
        """Return the words left out that are in one clause with some of them."""
        opened, closed = self.between
        first, last = self.words[group[0]][0], self.words[group[1] - 1][0]
        begin = max((cut for cut in cuts if cut <= first), default=opened)
        stop = min((cut for cut in cuts if cut > last), default=closed)
        inside = [i for i in self._inner if begin <= self.words[i][0] < stop]
        return min(*inside, group[0]), max(*inside, group[1] - 1) + 1

    def in_a_row(self, shown: Collection[int], group: Group) -> int:
        """Return how many words stand in a row with a group, if it and those shown are printed."""
        begin, end = group
        while begin - 1 in shown:
            begin -= 1
        while end in shown:
            end += 1
        before = self.first if begin == self.first else 0
        return before + end - begin + (len(self.words) - self.last if end == self.last else 0)

    def quoted(self, group: Group) -> str:
        """Return words left out as the text has them, in a line."""
        return self._line(self.words[group[0]][0], self.words[group[1] - 1][1]).strip(_EDGES)

    def parts(self, groups: Sequence[Group], unshown: Collection[int]) -> Iterator[str | None]:
        """Yield the ends and the groups between them, in order; None for each word not shown.

        A group that stands beside an end is printed as one with it.
        """
        whole = len(self.folded.text)
        opening, closing = self.start, self.end
        between: list[tuple[int, str | None]] = [(index, None) for index in unshown]
        for group in groups:
            if group == (self.first, self.last):
                yield self._line(0, whole)
                return
            start, end = self.words[group[0]][0], self.words[group[1] - 1][1]
            if group[0] == self.first:
                opening = self._line(0, end).rstrip(_EDGES)
            elif group[1] == self.last:
                closing = self._line(start, whole).lstrip(_EDGES)
            else:
                between.append((group[0], self.quoted(group)))
        yield opening
        yield from (part for _, part in sorted(between, key=itemgetter(0)))
        yield closing

    @property
    def _inner(self) -> range:
        return range(self.first, self.last)

    def _line(self, start: int, end: int) -> str:
        return " ".join(self.text[slice(*self.folded.original(start, end))].split())
