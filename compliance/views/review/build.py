"""Make the sheets of the page for reviewing, with the names that all outputs use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from compliance.coding.item import FieldKind, FormField, Item, SideSaid, TargetSeen
from compliance.coding.queue import QueueItem
from compliance.model.article import Article
from compliance.model.base import ArticleId
from compliance.model.dates.words import display_date
from compliance.suggest.suggestion import Suggestion
from compliance.views.record import RecordWriter
from compliance.views.review.fields import CLAIM, MAIN, field_views
from compliance.views.review.marked import marked_text, passage_seen
from compliance.views.review.view import (
    ArticleSeenView,
    FieldView,
    ItemSheetView,
    OptionView,
    QueueRowView,
    QueueSheetView,
    SaidLineView,
    SheetHeadView,
    SideSaidView,
    TargetSeenView,
    WayView,
)
from compliance.views.selection import Selection
from compliance.views.suggest import SuggestedView, SuggestWriter, Wanted
from compliance.views.target import head_of
from compliance.workspace.evidence import Evidence

ROWS: Final = 50
"""Rows of the queue on a sheet."""
LATEST: Final = 4
"""Records of another side that are not folded away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a coder has typed, or has not mended, when a sheet is shown anew."""

    claim: str | None = None
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved: str | None = None
    words_problem: str | None = None


class SheetWriter:
    """Writes sheets for one state of a workspace.

    `way` makes the address of a suggestion by its key.
    """

    def __init__(self, selection: Selection, way: Callable[[str], str]) -> None:
        self._selection, self._way = selection, way
        self._names = selection.names
        self._records = selection.record_writer(_Unnumbered(), {})
        self._suggested = SuggestWriter(names=self._names, wanted=Wanted(), public=False)

    def queue(
        self,
        head: SheetHeadView,
        items: Sequence[QueueItem],
        filters: Sequence[FieldView],
        first: int,
        after: str | None,
    ) -> QueueSheetView:
        """Return the queue from its item number `first` on, counted from 0."""
        return QueueSheetView(
            head=head,
            filters=tuple(filters),
            total=len(items),
            first=first + 1,
            rows=tuple(self._row(one) for one in islice(items, first, first + ROWS)),
            after=after if first + ROWS < len(items) else None,
            articles=tuple(
                OptionView(value=a.id, words=a.title, chosen=False)
                for a in self._selection.workspace.articles.values()
            ),
        )

    def item(self, head: SheetHeadView, item: Item, began: int, typed: Typed) -> ItemSheetView:
        """Return an item, with what was typed already."""
        fields = field_views(_with_claim(item.fields, typed.claim), typed.problems)
        more = tuple(one for one in fields if one.name not in MAIN)
        known = {one.name for one in fields}
        shown = self._shown(item.suggestion)
        return ItemSheetView(
            head=head,
            key=item.key,
            revision=item.revision or "",
            began=began,
            article=self._article(item),
            passage=passage_seen(item.text, item.range),
            suggested=_by(item.suggestion),
            reasons=shown.reasons if shown else (),
            main=tuple(one for one in fields if one.name in MAIN),
            more=more,
            more_open=any(one.value or one.problems for one in more),
            problems=tuple(
                one for name in typed.problems if name not in known for one in typed.problems[name]
            ),
            moved=typed.moved,
            words_problem=typed.words_problem,
            targets=tuple(map(self._target, item.targets)),
            others=tuple(map(self._side, item.others)),
        )

    def _row(self, one: QueueItem) -> QueueRowView:
        shown = self._suggested.suggested(one.suggestion)
        return QueueRowView(
            href=self._way(one.key),
            targets=", ".join(map(self._selection.agreement.printed, one.targets)),
            said=shown.said,
            who=shown.who,
            words=shown.words,
            language=one.language,
            article=one.title,
            score=f"{one.suggestion.score:.2f}",
        )

    def _shown(self, suggestion: Suggestion | None) -> SuggestedView | None:
        return None if suggestion is None else self._suggested.suggested(suggestion)

    def _article(self, item: Item) -> ArticleSeenView:
        ways = {
            mark.key: WayView(words="another suggestion", href=self._way(mark.key))
            for mark in item.marks
            if mark.key is not None and mark.key != item.key
        }
        return ArticleSeenView(
            id=item.article.id,
            title=item.article.title,
            facts=self._facts(item.article),
            language=item.article.language,
            text_sha256=item.text_sha256,
            pieces=tuple(marked_text(item, ways)),
        )

    def _facts(self, article: Article) -> str:
        outlet = self._names[article.outlet]
        return f"{outlet}, {display_date(article.published)}"

    def _target(self, seen: TargetSeen) -> TargetSeenView:
        head = head_of(self._selection.holders, self._selection.agreement, seen.about)
        facts = (head["kind"] or "", head["bearers"], head["due"])
        return TargetSeenView(
            heading=head["heading"],
            duty=head["duty"],
            detail=head["detail"],
            facts=" · ".join(filter(None, facts)),
            readings=head["readings"],
        )

    def _side(self, said: SideSaid) -> SideSaidView:
        lines = tuple(_line(self._records, one) for one in said.said)
        return SideSaidView(
            name=self._names[said.side], latest=lines[:LATEST], earlier=lines[LATEST:]
        )


class _Unnumbered(dict[ArticleId, int]):
    """The numbers of articles on a sheet, which has no bibliography: records go by whole ids."""

    def __missing__(self, article: ArticleId) -> int:
        return 0


def _line(writer: RecordWriter, e: Evidence) -> SaidLineView:
    record = writer.write(e)
    return SaidLineView(
        id=record.id,
        headline=record.headline,
        marks=record.marks,
        told=tuple((detail.label, detail.words) for detail in record.details),
        words=record.words if record.status is not None else "",
        where=" · ".join(filter(None, (record.voice, record.date, record.article_headline))),
        passage=record.passage.printed,
        language=record.passage.language,
    )


def _by(suggestion: Suggestion | None) -> str:
    """Return by what a passage was suggested, and how likely it was thought to be evidence."""
    if suggestion is None:
        return ""
    return f"{suggestion.engine} {suggestion.version}, score {suggestion.score:.2f}"


def _with_claim(fields: tuple[FormField, ...], claim: str | None) -> tuple[FormField, ...]:
    """Return the fields with that of the claim, which the coder writes."""
    given = next((one for one in fields if one.name == CLAIM), None)
    typed = (claim,) if claim else () if claim is not None or given is None else given.values
    own = FormField(name=CLAIM, kind=FieldKind.LINE, values=typed)
    return (own, *(one for one in fields if one.name != CLAIM))
