"""How far coders agree, as text: a line for each field, then the disagreements side by side."""

from __future__ import annotations

from typing import Final

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, add_table
from compliance.render.text.decisions import add_engine
from compliance.views.reliability.view import (
    CodedRecordView,
    ComparisonView,
    DisagreementView,
    MeasureView,
    ReliabilityView,
)
from compliance.views.words import counted

_INDENT: Final = " " * 4
_FIRST: Final = 40
_LEAST: Final = 15
_HEAD: Final = (("",), ("alpha",), ("95 of 100",), ("same",), ("compared in",))


def render_reliability_text(
    view: ReliabilityView, *, colour: bool = False, width: int = WIDTH
) -> str:
    """Return the agreement of coders, two by two, as lines of so many cells."""
    page = Page(width)
    add_head(page, "RELIABILITY", view.agreement_title)
    if view.points:
        page.wrapped("", f"Only statements on {', '.join(view.points)}")
    for one in view.comparisons:
        _add_comparison(page, one)
    if view.engines:
        page.add()
        page.wrapped("", "WHAT CODERS DECIDED OF SUGGESTIONS", HEAD)
    for engine in view.engines:
        add_engine(page, engine)
    page.add()
    page.wrapped("", "HOW TO READ IT", HEAD)
    for note in view.notes:
        page.wrapped("- ", note)
    return page.render(colour=colour)


def _add_comparison(page: Page, one: ComparisonView) -> None:
    page.add()
    page.wrapped("", f"{one.first} ({one.first_name}) and {one.second} ({one.second_name})", HEAD)
    alone = f"{one.first} alone {one.first_alone}, {one.second} alone {one.second_alone}"
    page.wrapped("", f"{counted(one.articles, 'article')}; statements: both {one.both}, {alone}")
    if one.unmeasured:
        told = counted(one.unmeasured, "article")
        page.wrapped("", f"passages of {told} are not measured: not all are in a text held here")
    rows = [_HEAD, *map(_row, one.measures)]
    add_table(page, rows, first=_FIRST, gap=2, least=_LEAST)
    for article in one.disagreements:
        page.add()
        page.wrapped("", f"{article.article}: {article.title}", HEAD)
        for each in article.disagreements:
            _add_disagreement(page, one, each)


def _row(one: MeasureView) -> tuple[tuple[str, ...], ...]:
    label = f"{one.label} ({one.remark})" if one.remark else one.label
    compared = f"{one.units:,} in {one.articles}"
    cells = (label, one.alpha_words, one.interval_words, one.same_words, compared)
    return tuple((cell,) for cell in cells)


def _add_disagreement(page: Page, one: ComparisonView, each: DisagreementView) -> None:
    page.add()
    for coder, record in ((one.first, each.first), (one.second, each.second)):
        _add_record(page, coder, record)
    for difference in each.differences:
        said = f"{one.first} {difference.first} | {one.second} {difference.second}"
        page.wrapped(_INDENT, f"{difference.label}: {said}")


def _add_record(page: Page, coder: str, record: CodedRecordView | None) -> None:
    if record is None:
        page.wrapped("  ", f"{coder}: nothing here")
        return
    page.wrapped("  ", f"{coder} {record.id}: {record.said}")
    page.wrapped(_INDENT, f"“{record.words}”")
    if record.claim is not None:
        page.wrapped(_INDENT, record.claim)
