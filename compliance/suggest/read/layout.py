"""The sentences of a text with what stands around them: paragraphs, headings, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.passages.search import Range
from compliance.passages.sentences import CLOSING, sentence_ends
from compliance.suggest.read.lexicon import Hit, Lexicon, Senses, words_in

_DIGITS: Final = frozenset("0123456789")
_LONGEST_HEADING: Final = 140
_STOPS: Final = ".!?\u2026\u0964\u3002"
# MOSCOW, (BM) - ; YEREVAN, March 27. /TASS/. ; KYIV (AP) -
_DATELINE: Final = re.compile(
    r"\s*[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,2}(?:[,.( ][^\n]{0,60}?)?"
    r"(?:\s[\u2013\u2014-]{1,2}\s|/\.?\s*[\u2013\u2014-]\s|/\.\s)"
)
# Yerevan /Wire/. ; Baku (Wire).
_AGENCY: Final = re.compile(r"\s*[^\W\d_]{2,20}\s*[/(][^/()\n]{2,30}[/)]\s?[.:\u2013\u2014-]\s")
_LONGEST_DATELINE: Final = 100
_ITEM: Final = re.compile(r"[-\u2013\u2014\u2022\u25aa\u25cf*\u00b7]|\d{1,2}[.)]")


@dataclass(slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence: its place, its words by their numbers in the text, and the phrases in it.

    `paragraph` counts paragraphs; `heading` is the nearest line above it that is one. `names` are
    those of the senses of its phrases.
    """

    begin: int
    end: int
    first: int
    last: int
    paragraph: int
    heading: Sentence | None
    is_heading: bool
    is_item: bool
    hits: Sequence[Hit]
    names: Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """A text divided into sentences.

    `words` are its words and signs in lower case, with where they begin; `digits` are those words
    that begin with a digit, by their numbers.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    digits: Sequence[int]
    sentences: Sequence[Sentence]

    def digits_in(self, first: int, last: int) -> Sequence[int]:
        """Return the words of a row that are numbers in digits."""
        begin = bisect_left(self.digits, first)
        return self.digits[begin : bisect_left(self.digits, last, begin)]

    def end_of(self, word: int) -> int:
        """Return where a word ends in the text."""
        return self.starts[word] + len(self.words[word])

    def range_of(self, first: int, last: int) -> Range:
        """Return where words stand in the text: from the first up to before the last."""
        return self.starts[first], self.end_of(last - 1)

    def printed(self, first: int, last: int) -> str:
        """Return words as the text has them, in one line."""
        begin, end = self.range_of(first, last)
        return " ".join(self.text[begin:end].split())


def lay_out(text: str, lexicon: Lexicon, abbreviations: Collection[str]) -> Layout:
    """Return a text divided into sentences, each with the phrases of a lexicon in it."""
    words, starts = words_in(text)
    sentences: list[Sentence] = []
    heading: Sentence | None = None
    paragraph, first, listed = 0, 0, False
    for begin, end, opens in _pieces(text, abbreviations):
        paragraph += opens
        first = bisect_left(starts, begin, first)
        last = bisect_left(starts, end, first)
        if first == last:
            continue
        is_heading = opens and _is_heading(text, begin, end)
        is_item = opens and _ITEM.match(text, begin) is not None
        if opens and listed and not is_item:
            heading = None  # it stood above a list that has ended
        listed = is_item or (listed and not opens)
        hits = [_told_apart(text, starts, hit) for hit in lexicon.hits(words[first:last], first)]
        one = Sentence(
            begin=begin,
            end=end,
            first=first,
            last=last,
            paragraph=paragraph,
            heading=heading,
            is_heading=is_heading,
            is_item=is_item,
            hits=hits,
            names=frozenset(name for hit in hits for name in hit.senses.names),
        )
        sentences.append(one)
        if one.is_heading:
            heading = one
    digits = [at for at, word in enumerate(words) if word[0] in _DIGITS]
    return Layout(text=text, words=words, starts=starts, digits=digits, sentences=sentences)


def _told_apart(text: str, starts: Sequence[int], hit: Hit) -> Hit:
    """Return a phrase without its other meanings if it is a month, or is written as none is."""
    senses = hit.senses
    if len(senses) == 1 or "month" not in senses.names:
        return hit
    is_month = text[starts[hit.first]].isupper()
    return hit._replace(senses=Senses(one for one in senses if (one.kind == "month") == is_month))


def _pieces(text: str, abbreviations: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of sentences, without the white space around, and whether a paragraph opens.

    A dateline is no part of the sentence behind it.
    """
    begin, opens = 0, True
    for end in (*sentence_ends(text, 0, len(text), abbreviations), len(text)):
        piece = text[begin:end]
        stripped = piece.strip()
        if stripped:
            start = begin + len(piece) - len(piece.lstrip())
            opens = opens or "\n" in text[begin:start]
            stop = start + len(stripped)
            if opens:
                start = _behind_dateline(text, start, stop)
            yield start, stop, opens
            opens = False
        opens = opens or "\n" in piece[len(piece.rstrip()) :]
        begin = end


def _behind_dateline(text: str, start: int, stop: int) -> int:
    """Return where a sentence begins behind the place, the day and the agency, if it has them."""
    agency = _AGENCY.match(text, start)
    if agency is not None and agency.end() < stop:
        return agency.end()
    found = _DATELINE.match(text, start, min(stop, start + _LONGEST_DATELINE))
    if found is None or found.end() >= stop:
        return start
    place = found[0].split(maxsplit=1)[0].strip(",.(")
    return found.end() if place.isupper() and len(place) > 1 else start


def _is_heading(text: str, begin: int, end: int) -> bool:
    """Return whether a sentence is a line of its own, short and without a stop at its end."""
    if end - begin > _LONGEST_HEADING:
        return False
    behind = text[end : end + 80]
    if behind.strip() and "\n" not in behind[: len(behind) - len(behind.lstrip())]:
        return False
    closing = text[begin:end].rstrip(CLOSING)[-1:]
    return closing not in _STOPS and not _ITEM.match(text, begin)
