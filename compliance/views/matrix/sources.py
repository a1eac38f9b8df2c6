"""The matrix by source: targets by sides; each cell what the groups of a side say, with dates."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessments.assessment import Assessment
from compliance.assessments.counts import count
from compliance.assessments.perspective import Perspective
from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE, Target
from compliance.model.spoken import names_in
from compliance.views.matrix.view import (
    MatrixCellView,
    MatrixLineView,
    MatrixRowView,
    side_cell_view,
)
from compliance.views.panel import count_lines
from compliance.views.selection import Selection
from compliance.views.target import number_words
from compliance.views.words import GROUP_WORDS, INFERRED
from compliance.wording.speaking import marked, tr

CAPTION = marked("What the groups of each side say of each point, each status with its date.")


def source_notes() -> tuple[str, ...]:
    """Return how the table is to be read."""
    return (
        tr("Where it says “{inferred}”, no speaker named the point.", inferred=tr(INFERRED)),
        tr("What a voice replaced later is an earlier judgement."),
        tr(
            "Third parties, and those not identified, are many voices; they are never labelled "
            "as one."
        ),
        tr(
            "What another side tells of a side’s view is not that side’s word; it is counted apart."
        ),
    )


def source_rows(selection: Selection) -> tuple[MatrixRowView, ...]:
    """Return a row for each target, a cell for each side."""
    printed = selection.agreement.printed
    return tuple(
        MatrixRowView(
            id=target,
            short=printed(target),
            head=_head(selection.agreement, target, words),
            words=words,
            cells=tuple(_cell(selection, p, target) for p in selection.everyone),
            name="" if target == WHOLE else words,
            written=names_in(selection.agreement),
        )
        for target, words in selection.duties.items()
        if target in selection.wanted
    )


def _head(agreement: Agreement, target: Target, words: str) -> str:
    if target == WHOLE:
        return words
    number = number_words(agreement, target)
    # Behind words, another name would read as one sentence with them.
    return f"{number}{' ' if number == agreement.printed(target) else ': '}{words}"


def _cell(selection: Selection, perspective: Perspective, target: Target) -> MatrixCellView:
    assessment = selection.assessor.assess(perspective, target)
    own = [e for e in assessment.evidence if e.own]
    lines = [*_lines(selection, assessment)]
    return side_cell_view(selection, perspective, lines, own, assessment.blank, target)


def _lines(selection: Selection, assessment: Assessment) -> Iterator[MatrixLineView]:
    """Yield the labels, then what stands beside them, by count."""
    for label in assessment.labels:
        words = f"{GROUP_WORDS[label.group]}: {selection.panels.said(label)}"
        yield MatrixLineView(words=words, evidence=label.evidence)
    for words, evidence in count_lines(count([assessment])):
        yield MatrixLineView(words=words, evidence=evidence, quiet=True)
