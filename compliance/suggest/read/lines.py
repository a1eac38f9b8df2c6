"""The sentences of a text with who is named in them, what is attributed, and what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.dates.edtf import EdtfDate
from compliance.passages.search import Range
from compliance.suggest.read.attribution import Attribution, attributions_in
from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.mentions import mentions_in
from compliance.suggest.read.names import Names
from compliance.suggest.read.nouns import claims_in
from compliance.suggest.read.speech import Speech

Span = tuple[int, int]
"""Words of a text, by their numbers: from the first up to before the last."""

_SHORT_QUOTATION: Final = 5  # fewer words are quoted within what another says


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A sentence with all that is found in it.

    `outside` are the attributions outside quotations, `inside` those within one. `quoted` are the
    words in each quotation that is more than a few words, with the number of the quotation. `told`
    are the claims that nouns tell.
    """

    number: int
    sentence: Sentence
    mentions: Sequence[Mention]
    outside: Sequence[Attribution]
    inside: Sequence[Attribution]
    quoted: Sequence[tuple[Span, int]]
    told: Sequence[Attribution]

    @property
    def span(self) -> Span:
        """All its words."""
        return self.sentence.first, self.sentence.last

    def hits_in(self, span: Span) -> Iterator[Hit]:
        """Yield the phrases that begin in a part of it."""
        return (hit for hit in self.sentence.hits if span[0] <= hit.first < span[1])

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return who is named in a part of it."""
        return [one for one in self.mentions if span[0] <= one.first < span[1]]


def lines_of(
    layout: Layout, quotations: Sequence[Range], names: Names, speech: Speech, when: EdtfDate
) -> list[Line]:
    """Return the sentences of a text with all that is found in each."""
    return [
        _line(number, sentence, layout, quotations, names, speech, when)
        for number, sentence in enumerate(layout.sentences)
    ]


def _line(  # noqa: PLR0913, PLR0917 - a sentence, and all that is known
    number: int,
    sentence: Sentence,
    layout: Layout,
    quotations: Sequence[Range],
    names: Names,
    speech: Speech,
    when: EdtfDate,
) -> Line:
    mentions = mentions_in(layout, sentence, names, speech, when)
    found = attributions_in(layout, sentence, mentions, speech)
    told = list(claims_in(layout, sentence, mentions, speech))
    judged = {one.verb for one, untrue in told if untrue}
    found = [one for one in found if one.verb not in judged]
    verbs = {one.verb for one in found}
    quoted = list(_quoted(layout, sentence, quotations)) if quotations else []
    outside: list[Attribution] = []
    inside: list[Attribution] = []
    for one in found:
        within = any(begin <= one.verb[0] < end for (begin, end), _ in quoted)
        (inside if within else outside).append(one)
    return Line(
        number=number,
        sentence=sentence,
        mentions=mentions,
        outside=outside,
        inside=inside,
        quoted=quoted,
        told=[one for one, _ in told if one.verb not in verbs],
    )


def _quoted(
    layout: Layout, sentence: Sentence, quotations: Sequence[Range]
) -> Iterator[tuple[Span, int]]:
    """Yield the words of a sentence in each quotation that is more than a few words."""
    at = max(0, bisect_right(quotations, (sentence.begin, len(layout.text))) - 1)
    starts = layout.starts
    for number in range(at, len(quotations)):
        begin, end = quotations[number]
        if begin >= sentence.end:
            return
        if end > sentence.begin:
            first = bisect_left(starts, begin, sentence.first, sentence.last)
            last = bisect_left(starts, end, sentence.first, sentence.last)
            words = sum(map(str.isalnum, layout.words[first:last]))
            whole = begin <= sentence.begin + 1 and end >= sentence.end - 1
            goes_on = begin < sentence.begin  # from the sentence before
            if words >= _SHORT_QUOTATION or (words and (whole or goes_on)):
                yield (first, last), number
