"""Two codings side by side, as a program that settles them needs them: every field of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from compliance.coding.coded import Coded
from compliance.coding.pairs import Compared, TwoCodings
from compliance.model.adjudication import Take
from compliance.model.base import ArticleId, CoderId, as_written
from compliance.passages.search import Range
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecordView:
    """A record of one coder: its fields as its file has them, and where its passage stands.

    `text` is None where not more than the ends may be printed, or the text is not held.
    """

    record: dict[str, Any]
    range: Range | None
    text: str | None


@dataclass(frozen=True, slots=True)
class PlanDifferenceView:
    """A field in which two records differ; `of_words` are those that need no reason."""

    field: str
    first: Plain
    second: Plain
    of_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRowView:
    """A row of a plan. `agreed` rows have their `choice`; others are to be decided."""

    id: str
    first: PlanRecordView | None
    second: PlanRecordView | None
    agreed: bool
    choice: Take
    differences: tuple[PlanDifferenceView, ...]


@dataclass(frozen=True, slots=True)
class PlanArticleView:
    """The rows of an article, in the order of its text."""

    article: ArticleId
    rows: tuple[PlanRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan of some articles: of which two coders, and who is to decide."""

    first: CoderId
    second: CoderId
    by: CoderId
    articles: tuple[PlanArticleView, ...]


def plan_view(
    two: TwoCodings, articles: Iterable[ArticleId], by: CoderId, *, public: bool
) -> PlanView:
    """Return the plan of some articles, which both coders have coded."""
    return PlanView(
        first=two.first,
        second=two.second,
        by=by,
        articles=tuple(
            PlanArticleView(
                article, tuple(_row(one, public=public) for one in two.compared(article))
            )
            for article in articles
        ),
    )


def _row(one: Compared, *, public: bool) -> PlanRowView:
    first, second = one.pair.first, one.pair.second
    return PlanRowView(
        id=one.id,
        first=_record(first, public=public) if first else None,
        second=_record(second, public=public) if second else None,
        agreed=one.agreed,
        choice=Take.A if one.agreed else Take.OPEN,
        differences=tuple(
            PlanDifferenceView(each.field, each.first, each.second, each.of_words)
            for each in one.differences
        ),
    )


def _record(coded: Coded, *, public: bool) -> PlanRecordView:
    # What coders coded is evidence, and a record is written as a mapping.
    record = as_written(cast("Evidence", coded.evidence).entry)
    return PlanRecordView(
        record=cast("dict[str, Any]", record),
        range=coded.range,
        text=None if public else coded.passage,
    )
