"""The matrix by source: targets by sides; each cell what the groups of a side say now."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessments.assessment import Apart, Assessment
from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, Target
from compliance.model.words import Act
from compliance.views.matrix.view import (
    MatrixCellView,
    MatrixLineView,
    MatrixRowView,
    side_cell_view,
)
from compliance.views.selection import Selection
from compliance.views.words import APART_WORDS, GROUP_WORDS

CAPTION = "What the groups of each side say now of each target."
NOTES = (
    "Third parties and unidentified voices are many voices; they are never labelled as one.",
    "What another side tells of a side's view is not that side's word; it is counted apart.",
)


def source_rows(selection: Selection) -> tuple[MatrixRowView, ...]:
    """Return a row for each target, a cell for each side."""
    printed = selection.agreement.printed
    return tuple(
        MatrixRowView(
            id=target,
            short=printed(target),
            head=f"{'' if target == WHOLE else f'{printed(target)} '}{words}",
            words=words,
            cells=tuple(_cell(selection, p, target) for p in selection.everyone),
        )
        for target, words in selection.duties.items()
        if target in selection.wanted
    )


def _cell(selection: Selection, perspective: Perspective, target: Target) -> MatrixCellView:
    assessment = selection.assessor.assess(perspective, target)
    own = [e for e in assessment.evidence if e.own]
    lines = [*_lines(selection, assessment)]
    return side_cell_view(selection, perspective, lines, own, assessment.blank)


def _lines(selection: Selection, assessment: Assessment) -> Iterator[MatrixLineView]:
    """Yield the labels, then what stands beside them, by count."""
    own = [e for e in assessment.evidence if e.own]
    current = [line for line in assessment.statuses if line.current]
    for label in assessment.labels:
        behind = tuple(
            i
            for line in current
            if (line.group, line.respondents) == (label.group, label.respondents)
            for i in line.evidence
        )
        words = f"{GROUP_WORDS[label.group]}: {selection.panels.said(label)}"
        yield MatrixLineView(words=words, evidence=behind)
    rated = tuple(e.id for e in own if e.entry.status is not None)
    others = tuple(e.id for e in own if e.entry.status is None)
    if rated and not assessment.labels:
        yield MatrixLineView(words=f"with a status, not labelled: {len(rated)}", evidence=rated)
    if others:
        yield MatrixLineView(words=_without(assessment, others, rated), evidence=others, quiet=True)
    if assessment.characterised:
        told = assessment.characterised
        yield MatrixLineView(
            words=f"{APART_WORDS[Apart.CHARACTERISED]}: {len(told)}", evidence=told, quiet=True
        )


def _without(assessment: Assessment, others: tuple[str, ...], rated: tuple[str, ...]) -> str:
    """Return how many records give no status, and whether all of them are facts."""
    if rated:
        return f"without status: {len(others)}"
    acts = {e.entry.act for e in assessment.evidence if e.id in others}
    return f"{'facts only' if acts == {Act.STATES} else 'no status'} ({len(others)})"
