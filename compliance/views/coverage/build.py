"""Build coverage: what was read of whom, what that gave on each point, and what is uneven in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.assessments.coverage import Coverer, Span, spans
from compliance.assessments.perspective import Perspective
from compliance.model.agreement import Clause
from compliance.model.base import Target
from compliance.model.incident import Search
from compliance.model.spoken import names_in, point_in, title_of
from compliance.views.coverage.view import (
    CoverageCellView,
    CoveragePointView,
    CoverageRowView,
    CoverageSearchView,
    CoverageView,
    ReadCellView,
    ReadRowView,
    UnevenView,
)
from compliance.views.recorded_searches import search_words
from compliance.views.selection import Selection
from compliance.views.target import clause_words
from compliance.wording.speaking import marked, tr
from compliance.workspace.workspace import UnknownIdError

ARTICLES = marked(
    "Articles: read in full / in part / only known, by the side of the outlet; a statement is also "
    "one of whoever made it."
)
POINTS = marked(
    "Points: own statements / of officials / of these in articles of the side itself; or why there "
    "is none: “nothing” in its articles read in full; “searched, nothing found”; “-”: not "
    "searched, which is our gap. [1]: a search for it, or for a part or a voice of it."
)
DAYS = marked("All by the day of publication. Who said more is not who is right.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of publication asked for; None: from the first article, or to the last."""

    first: date | None = None
    last: date | None = None


def build_coverage_view(selection: Selection, period: Period, side: str | None) -> CoverageView:
    """Return the coverage of what was selected, of all sides or of one.

    Raises:
        UnknownPointError: a point asked for is not in the agreement.
        UnknownIdError: no side has the id asked for.
    """
    writer = CoverageWriter(selection, period)
    asked = [p for p in selection.everyone if side in {None, p.id}]
    if not asked:
        raise UnknownIdError("side", side or "", [p.id for p in selection.everyone])
    points = tuple(writer.point(clause, asked) for clause in selection.clauses)
    agreement, whole = selection.agreement, writer.whole
    return CoverageView(
        title=title_of(selection.workspace.settings),
        agreement=agreement.id,
        agreement_title=agreement.short_title,
        point_word=agreement.one_point,
        names_in=names_in(agreement),
        point_in=point_in(agreement),
        first=whole.first.isoformat(),
        last=whole.last.isoformat(),
        unit="month" if "-" in writer.spans[0].name else "year",
        spans=tuple(span.name for span in writer.spans),
        points_asked=selection.points,
        read=tuple(writer.read(p) for p in asked),
        searches=writer.searches,
        points=points,
        one_sided=tuple(writer.uneven(1)),
        unread=tuple(writer.uneven(0)),
        notes=tuple(map(tr, (ARTICLES, POINTS, DAYS))),
    )


class CoverageWriter:
    """Turns coverage into views; searches are numbered in the order of the file."""

    def __init__(self, selection: Selection, period: Period) -> None:
        self.selection = selection
        self.coverer = Coverer(selection.assessor)
        published = [a.published.upper for a in selection.workspace.articles.values()]
        days = [day for day in (*published, selection.agreement.signed.upper) if day is not None]
        # Who asks for days after all articles, or before them, asks for these days.
        last = period.last or max(*days, period.first or date.min)
        self.whole = Span("", period.first or min(*days, last), last)
        self.spans = spans(self.whole.first, self.whole.last)
        told = [s for s in selection.workspace.searches if self.whole.meets(s)]
        self._numbers = {id(search): number for number, search in enumerate(told, 1)}
        self.searches = tuple(_search(number, search) for number, search in enumerate(told, 1))

    def read(self, perspective: Perspective) -> ReadRowView:
        """Return what was read of a side."""
        found = ((span, self.coverer.read(perspective, span)) for span in self.spans)
        return ReadRowView(
            side=perspective.id,
            name=self.selection.names[perspective.id],
            cells=tuple(
                ReadCellView(span=span.name, full=read.full, part=read.part, known=read.known)
                for span, read in found
            ),
        )

    def point(self, clause: Clause, asked: Sequence[Perspective]) -> CoveragePointView:
        """Return what there is on a point."""
        return CoveragePointView(
            id=clause.number,
            heading=clause_words(self.selection.agreement, clause),
            title=clause.title,
            rows=tuple(self._row(perspective, self._within(clause)) for perspective in asked),
        )

    def uneven(self, number: int) -> Iterator[UnevenView]:
        """Yield the points of which just so many sides were read: one, or none."""
        labelled = [p for p in self.selection.everyone if p.labelled]
        for clause in self.selection.clauses:
            within = self._within(clause)
            read = [p for p in labelled if self.coverer.was_read(p, within, self.whole)]
            if len(read) == number:
                yield UnevenView(
                    id=clause.number,
                    heading=clause_words(self.selection.agreement, clause),
                    title=clause.title,
                    side=read[0].id if read else None,
                    name=self.selection.names[read[0].id] if read else None,
                )

    def _within(self, clause: Clause) -> tuple[Target, ...]:
        """Return a point and what stands in it, as far as it was asked for, the point first."""
        inside = self.selection.agreement.within(clause.number)
        wanted = self.selection.wanted
        return tuple(t for t in inside if t in wanted) or tuple(inside)

    def _row(self, perspective: Perspective, targets: Sequence[Target]) -> CoverageRowView:
        return CoverageRowView(
            side=perspective.id,
            name=self.selection.names[perspective.id],
            read=self.coverer.was_read(perspective, targets, self.whole),
            cells=tuple(self._cell(perspective, targets, span) for span in self.spans),
        )

    def _cell(
        self, perspective: Perspective, targets: Sequence[Target], span: Span
    ) -> CoverageCellView:
        read = self.coverer.read(perspective, span)
        found = self.coverer.cover(perspective, targets, span)
        return CoverageCellView(
            span=span.name,
            full=len(read.full),
            part=len(found.part),
            known=len(read.known),
            records=found.records,
            official=found.official,
            in_own=found.in_own,
            searches=tuple(sorted(self._numbers[id(search)] for search in found.searches)),
            blank=found.blank,
        )


def _search(number: int, search: Search) -> CoverageSearchView:
    whose = search.side or search.source or ""
    return CoverageSearchView(number=number, whose=whose, words=search_words(search))
