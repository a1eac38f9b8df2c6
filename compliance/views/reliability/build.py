"""Make the view of how far coders agree, from the comparison of their codings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.coding.alignment import Pair
from compliance.coding.coded import Coded
from compliance.coding.decision import Decision
from compliance.coding.fields import NOTHING
from compliance.coding.interval import LEAST_ARTICLES, LEAST_UNITS
from compliance.coding.reliability import Agreement, Reliability
from compliance.model.agreement import Agreement as Document
from compliance.model.base import ArticleId
from compliance.views.decisions import decisions_view
from compliance.views.reliability.view import (
    CodedRecordView,
    ComparisonView,
    DisagreementsOfArticleView,
    DisagreementView,
    FieldDifferenceView,
    MeasureView,
    ReliabilityView,
)
from compliance.workspace.evidence_fields import Plain
from compliance.workspace.workspace import Workspace

PASSAGES: Final = "text coded at all"
TOO_FEW: Final = "too few to say"
NOTHING_DIFFERS: Final = "no value differs"
NONE_COMPARED: Final = "nothing to compare"
WHOLE_TEXT: Final = "all of the text is coded, or none"
NOTES: Final = (
    "alpha is Krippendorff’s: 1 where coders always agree, 0 where no more than by chance, or less",
    "in brackets: between which bounds 95 of 100 draws of whole articles lie",
    "no value differs: all statements have the same, so that alpha says nothing",
    f"too few to say: less than {LEAST_UNITS} statements or {LEAST_ARTICLES} articles compared",
    "fields are compared in statements that both have; those of one alone are counted and listed",
    "same: how many statements have the same value; of text, how much of one’s is the other’s too",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityRequest:
    """What is the same for all comparisons: names, decisions, and how much is printed."""

    workspace: Workspace
    agreement: Document
    coders: Mapping[str, str]
    decisions: tuple[Decision, ...] = ()
    points: tuple[str, ...] = ()
    public: bool = False


def build_reliability_view(
    compared: Iterable[Reliability], request: ReliabilityRequest
) -> ReliabilityView:
    """Return the view of some comparisons."""
    return ReliabilityView(
        title=request.workspace.settings.title,
        agreement_title=request.agreement.title,
        points=request.points,
        public=request.public,
        comparisons=tuple(_comparison(one, request) for one in compared),
        engines=tuple(
            one
            for one in decisions_view((), request.decisions, ()).engines
            if one.whole.engine is not None
        ),
        notes=NOTES,
    )


def _comparison(one: Reliability, request: ReliabilityRequest) -> ComparisonView:
    both, first_alone, second_alone = one.counts
    first, second = one.two.first, one.two.second
    by_article = tuple(_of_article(article, one, request) for article in one.articles)
    differing = sum(
        each.first is not None and each.second is not None
        for article in by_article
        for each in article.disagreements
    )
    passages = _measure(None, PASSAGES, "passages", one.passages)
    fields = tuple(
        _measure(each.scale.field, each.scale.label, each.scale.kind, each.agreement)
        for each in one.fields
    )
    return ComparisonView(
        first=first,
        second=second,
        first_name=request.coders.get(first, first),
        second_name=request.coders.get(second, second),
        articles=len(one.articles),
        both=both,
        first_alone=first_alone,
        second_alone=second_alone,
        agreed=both - differing,
        unmeasured=len(one.unmeasured),
        passages=passages,
        fields=fields,
        measures=(passages, *fields),
        disagreements=tuple(a for a in by_article if a.disagreements),
    )


def _measure(field: str | None, label: str, scale: str, one: Agreement) -> MeasureView:
    bounds = one.interval
    return MeasureView(
        field=field,
        label=label,
        scale=scale,
        alpha=one.alpha,
        low=bounds.low if bounds else None,
        high=bounds.high if bounds else None,
        same=one.same,
        units=one.units,
        articles=one.articles,
        alpha_words=_number(one.alpha),
        interval_words=f"[{_number(bounds.low)}, {_number(bounds.high)}]" if bounds else "",
        same_words="" if one.same is None else f"{one.same:.0%}",
        remark=_remark(field, one),
    )


def _remark(field: str | None, one: Agreement) -> str:
    if not one.units:
        return NONE_COMPARED
    if one.alpha is None:
        return WHOLE_TEXT if field is None else NOTHING_DIFFERS
    return "" if one.enough else TOO_FEW


def _number(value: float | None) -> str:
    """Return a coefficient with two digits, and never as minus nothing."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def _of_article(
    article: ArticleId, one: Reliability, request: ReliabilityRequest
) -> DisagreementsOfArticleView:
    writer = _Writer(request)
    return DisagreementsOfArticleView(
        article=article,
        title=request.workspace.articles[article].title,
        disagreements=tuple(writer.disagreements(article, one)),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes records and values in words."""

    request: ReliabilityRequest

    def disagreements(self, article: ArticleId, one: Reliability) -> Iterator[DisagreementView]:
        """Yield what one coder alone has, and where both say different things."""
        for pair in one.pairs[article]:
            differences = tuple(self._differences(pair, one))
            if differences or (pair.both is None and one.asked is None):
                yield DisagreementView(
                    article=article,
                    first=self._record(pair.first) if pair.first else None,
                    second=self._record(pair.second) if pair.second else None,
                    differences=differences,
                )

    @staticmethod
    def _differences(pair: Pair, one: Reliability) -> Iterator[FieldDifferenceView]:
        for each in one.two.differences(pair):
            if not each.of_words and (one.asked is None or each.field in one.asked):
                yield FieldDifferenceView(
                    field=each.field,
                    label=each.label,
                    first=written(each.first),
                    second=written(each.second),
                )

    def _record(self, coded: Coded) -> CodedRecordView:
        pin = coded.pin
        ends = " … ".join(part for part in (pin.start, pin.end) if part)
        claim = coded.value("claim")
        text = None if self.request.public else coded.passage
        return CodedRecordView(
            id=f"{coded.article}#{coded.id}",
            start=pin.start,
            end=pin.end,
            text=text,
            words=" ".join((text or ends).split()),
            claim=None if claim is None else str(claim),
            said=self._said(coded),
        )

    @staticmethod
    def _said(coded: Coded) -> str:
        """Return what is said of what, by whom, and of whom, as files have it."""
        parts = [written(said) for name in _SAID if (said := coded.value(name))]
        return ", ".join(parts)


_SAID: Final = ("targets", "act", "status", "speaker", "respondents")


def written(said: Plain) -> str:
    """Return a value in a line as files have it, so that coders find it there: "-" for nothing."""
    if isinstance(said, Mapping):
        return ", ".join(f"{key}: {written(one)}" for key, one in said.items() if one) or NOTHING
    if isinstance(said, Sequence) and not isinstance(said, str):
        return " ".join(map(written, said)) or NOTHING
    return str(said or NOTHING)
