"""Two codings of an article side by side, with what is decided of each pair of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from compliance.coding.coded import Coded
from compliance.coding.fields import Difference
from compliance.coding.form import KINDS
from compliance.coding.pairs import Compared, TwoCodings
from compliance.model.adjudication import PlanRow, Take
from compliance.model.article import Article
from compliance.views.review.view import OptionView, SheetHeadView, WayView
from compliance.workspace.evidence_fields import FIELD

SHOWN: Final = ("act", "targets", "status", "speaker", "respondents", "asserted", "incident")
"""What is told of a record that one coder alone has."""

FROM_CHOSEN: Final = "chosen"
FROM_OTHER: Final = "other"
ANEW: Final = "anew"
LEFT_OUT: Final = "without"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceSeenView:
    """A field in which two records differ; `ways` are what can be done about it.

    `anew` is what was typed in its place; None where only a file can say it.
    """

    name: str
    label: str
    first: str
    second: str
    ways: tuple[OptionView, ...]
    anew: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSeenView:
    """A record as one coder has it."""

    entry: str
    claim: str
    passage: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two records of one passage, or one that the other coder has not, and what is decided."""

    number: int
    id: str
    first: CodedSeenView | None
    second: CodedSeenView | None
    agreed: bool
    differences: tuple[DifferenceSeenView, ...]
    choices: tuple[OptionView, ...]
    reason: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicationSheetView:
    """Every pair of two codings of an article."""

    head: SheetHeadView
    article: str
    title: str
    language: str
    first: str
    second: str
    pairs: tuple[PairView, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingsSheetView:
    """The articles that two coders have coded and nobody has settled."""

    head: SheetHeadView
    first: str
    second: str
    articles: tuple[WayView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided on a sheet before: by row, and what is wrong with it."""

    rows: Mapping[int, PlanRow] = field(default_factory=dict)
    problems: Mapping[int | None, tuple[str, ...]] = field(default_factory=dict)


def adjudication_sheet(
    head: SheetHeadView, two: TwoCodings, article: Article, decided: Decided
) -> AdjudicationSheetView:
    """Return two codings of an article side by side."""
    return AdjudicationSheetView(
        head=head,
        article=article.id,
        title=article.title,
        language=article.language,
        first=two.first,
        second=two.second,
        pairs=tuple(
            _pair(number, one, decided) for number, one in enumerate(two.compared(article.id))
        ),
        problems=decided.problems.get(None, ()),
    )


def _pair(number: int, one: Compared, decided: Decided) -> PairView:
    agreed = PlanRow(choice=Take.A if one.agreed else Take.OPEN)
    row = decided.rows.get(number, agreed)
    return PairView(
        number=number,
        id=one.id,
        first=_coded(one.pair.first),
        second=_coded(one.pair.second),
        agreed=one.agreed,
        differences=tuple(_difference(each, one, row) for each in one.differences),
        choices=tuple(_choices(one, row)),
        reason=row.reason or "",
        problems=decided.problems.get(number, ()),
    )


def _coded(one: Coded | None) -> CodedSeenView | None:
    if one is None:
        return None
    ends = " … ".join(filter(None, (one.pin.start, one.pin.end)))
    facts = ((FIELD[name].label, _words(one, name)) for name in SHOWN)
    return CodedSeenView(
        entry=one.id,
        claim=str(one.value("claim") or ""),
        passage=" ".join((one.passage or ends).split()),
        facts=tuple((label, words) for label, words in facts if words),
    )


def _words(one: Coded | None, name: str) -> str:
    """Return what a record says in a field, in a line."""
    return "" if one is None or one.evidence is None else FIELD[name].line(one.evidence)


def _difference(each: Difference, one: Compared, row: PlanRow) -> DifferenceSeenView:
    anew = dict(row.fields or {}).get(each.field)
    way = (
        ANEW
        if anew is not None
        else FROM_OTHER
        if each.field in row.other
        else LEFT_OUT
        if each.field in row.without
        else FROM_CHOSEN
    )
    typed = each.field == "claim" or each.field in KINDS
    words = " ".join(map(str, anew)) if isinstance(anew, list) else str(anew or "")
    return DifferenceSeenView(
        name=each.field,
        label=each.label,
        first=_words(one.pair.first, each.field),
        second=_words(one.pair.second, each.field),
        ways=tuple(
            OptionView(value=value, words=said, chosen=value == way)
            for value, said in _ways(typed=typed)
        ),
        anew=words if typed else None,
    )


def _ways(*, typed: bool) -> list[tuple[str, str]]:
    ways = [(FROM_CHOSEN, "as the record chosen"), (FROM_OTHER, "as the other record")]
    return [*ways, *([(ANEW, "as written here")] if typed else []), (LEFT_OUT, "leave it out")]


def _choices(one: Compared, row: PlanRow) -> list[OptionView]:
    named = [
        (Take.A, "a", one.pair.first is not None),
        (Take.B, "b", one.pair.second is not None),
        (Take.BOTH, "both", one.pair.both is not None),
        (Take.NEITHER, "neither", True),
    ]
    return [
        OptionView(value=take, words=words, chosen=row.choice is take)
        for take, words, there in named
        if there
    ]
