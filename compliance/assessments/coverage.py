"""Coverage: what was read, searched and found of a side on some targets, by time of publication.

It asks what blanks ask, and by the same functions: whose an article is, which of them were read in
full, which searches cover a target.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank, articles_of, reason_of, searches_near
from compliance.assessments.perspective import Perspective
from compliance.model.article import Article
from compliance.model.base import ArticleId, EvidenceId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.incident import Search
from compliance.model.words import Coded, Group
from compliance.workspace.evidence import Evidence, id_order

MOST_MONTHS: Final = 24
"""A longer time is divided into years."""
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A month, a year, or any other days in a row; `name` as ISO 8601 writes it."""

    name: str
    first: date
    last: date

    def holds(self, when: EdtfDate) -> bool:
        """Return whether the last possible day of a date lies in it."""
        return when.upper is not None and self.first <= when.upper <= self.last

    def meets(self, search: Search) -> bool:
        """Return whether a search covers any of its days."""
        since, to = search.since.lower or date.min, search.to.upper or date.max
        return since <= self.last and self.first <= to


def spans(first: date, last: date) -> tuple[Span, ...]:
    """Return the months from one day to another; of more than can be looked at, the years.

    The first and the last are cut off where the time asked for begins and ends.
    """
    months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    if months > MOST_MONTHS:
        years = range(first.year, last.year + 1)
        found = [Span(f"{y:04}", date(y, 1, 1), date(y, 12, 31)) for y in years]
    else:
        numbers = (first.year * _MONTHS + first.month - 1 + i for i in range(months))
        found = [_month(*divmod(number, _MONTHS)) for number in numbers]
    return tuple(Span(s.name, max(s.first, first), min(s.last, last)) for s in found)


def _month(year: int, month: int) -> Span:
    last = calendar.monthrange(year, month + 1)[1]
    name = f"{year:04}-{month + 1:02}"
    return Span(name, date(year, month + 1, 1), date(year, month + 1, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The articles of a side that were published in a span, by how far they were read."""

    full: tuple[ArticleId, ...]
    part: tuple[ArticleId, ...]
    known: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What there is of a side on some targets from a span.

    `records` are its own words, in articles of whatever side that were published then; `official`
    those of its officials, and `in_own` those of them that stand in an article of its own.
    `part` are its articles read in part that have a record on the targets, `searches` those for the
    side or a voice of it that cover any of them and some of these days. `blank` is why
    there is no record, None if there is.
    """

    records: tuple[EvidenceId, ...]
    official: tuple[EvidenceId, ...]
    in_own: tuple[EvidenceId, ...]
    part: tuple[ArticleId, ...]
    searches: tuple[Search, ...]
    blank: Blank | None


class Coverer:
    """Works out coverage from the records that an assessor admits."""

    def __init__(self, assessor: Assessor) -> None:
        self._assessor = assessor
        self._articles: dict[str, tuple[Article, ...]] = {}

    def articles(self, perspective: Perspective) -> tuple[Article, ...]:
        """Return the articles of a side, however far they were read: as blanks have them."""
        if perspective.id not in self._articles:
            found = articles_of(self._assessor.workspace, perspective, self._assessor.cut)
            self._articles[perspective.id] = found
        return self._articles[perspective.id]

    def read(self, perspective: Perspective, span: Span) -> Read:
        """Return which articles of a side from a span were read."""
        found = [a for a in self.articles(perspective) if span.holds(a.published)]
        full, part, known = (
            tuple(a.id for a in found if a.coded is coded)
            for coded in (Coded.FULL, Coded.PART, Coded.NONE)
        )
        return Read(full=full, part=part, known=known)

    def cover(self, perspective: Perspective, targets: Sequence[Target], span: Span) -> Coverage:
        """Return what there is of a side on a point from a span.

        `targets` has the point first, then what stands in it: as in the summary of a report, a
        blank is that of the point itself.
        """
        read = self.read(perspective, span)
        told = {e.id: e for t in targets for e in self._own(perspective, t, span)}
        own = {i: told[i] for i in sorted(told, key=id_order)}
        official = tuple(i for i, e in own.items() if e.speaker.group is Group.OFFICIAL)
        mine = {*read.full, *read.part}
        coded = {e.article.id for e in own.values()}
        return Coverage(
            records=tuple(own),
            official=official,
            in_own=tuple(i for i in official if own[i].article.id in mine),
            part=tuple(i for i in read.part if i in coded),
            searches=tuple(self._near(perspective, targets, span)),
            blank=None
            if own
            else reason_of(
                searched=self._searched(perspective, targets[0], span), read=bool(read.full)
            ),
        )

    def was_read(self, perspective: Perspective, targets: Sequence[Target], span: Span) -> bool:
        """Return whether anything of a side was read or searched for a point.

        An article of its own that was read in part was read for what has a record of it.
        """
        found = self.cover(perspective, targets, span)
        if found.blank is not None:
            return found.blank is not Blank.NOT_SEARCHED
        searched = self._searched(perspective, targets[0], span)
        return searched or bool(found.part or self.read(perspective, span).full)

    def _own(self, perspective: Perspective, target: Target, span: Span) -> Iterator[Evidence]:
        own = self._assessor.assess(perspective, target).own
        yield from (e for e in own if span.holds(e.article.published))

    def _searched(self, perspective: Perspective, target: Target, span: Span) -> bool:
        return any(map(span.meets, self._assessor.searches(perspective, target)))

    def _near(
        self, perspective: Perspective, targets: Sequence[Target], span: Span
    ) -> Iterator[Search]:
        a = self._assessor
        found = searches_near(a.workspace, a.agreement, perspective, targets, a.cut)
        return filter(span.meets, found)
