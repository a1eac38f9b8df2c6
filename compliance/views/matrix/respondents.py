"""The matrix by respondent: who says whom to have done what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.assessments.perspective import Perspective
from compliance.assessments.status import find_displaced, in_order
from compliance.model.base import EvidenceId, Target
from compliance.model.words import Act, Group, Status
from compliance.views.matrix.view import MatrixCellView, MatrixLineView, MatrixRowView, cell_view
from compliance.views.parties import spoken_of
from compliance.views.selection import Selection
from compliance.views.words import (
    ACT_WORDS,
    NOBODY_NAMED,
    STATUS_WORDS,
    counted,
    renewal_words,
    target_words,
    voices_words,
)
from compliance.wording.speaking import marked, tr
from compliance.workspace.evidence import Evidence

CAPTION = marked(
    "Who says whom to have done what; the points of each status, with numbers of statements."
)
NOBODY = "-"
"""The column of what is said of nobody by name; no id is written so."""
SHOWN = (Act.ASSESSES, Act.STATES, Act.DEMANDS)


def respondent_columns(selection: Selection) -> tuple[tuple[str, str], ...]:
    """Return those of whom something is said, sides in their order; then nobody named."""
    named = {party for e in _said(selection) for party in e.entry.respondents}
    ordered = in_order(named, selection.assessor.party_order)
    named_as = zip(ordered, spoken_of(selection.names, ordered), strict=True)
    return (*named_as, (NOBODY, tr(NOBODY_NAMED)))


def respondent_rows(selection: Selection) -> tuple[MatrixRowView, ...]:
    """Return a row for each group of each side that says something, a cell for each respondent."""
    said = _said(selection)
    columns = [column for column, _ in respondent_columns(selection)]
    rows = []
    for perspective in selection.everyone:
        spoken = [e for e in said if perspective.speaks(e)]
        displaced = _displaced(selection, spoken)
        for group in Group:
            found = [e for e in spoken if e.speaker.group is group]
            if found:
                rows.append(_row(selection, perspective, group, found, columns, displaced))
    return tuple(rows)


def respondent_notes(selection: Selection) -> tuple[str, ...]:
    """Return the notes on what the table leaves out, with numbers of statements."""
    own = [e for e in selection.evidence if e.own]
    acts = {act: sum(e.entry.act is act for e in own) for act in Act if act not in SHOWN}
    left = [f"{ACT_WORDS[act]} {number}" for act, number in acts.items() if number]
    not_own = len(selection.evidence) - len(own)
    notes = [tr("One statement stands under each respondent it names.")]
    if left:
        notes.append(tr("Not in the table, by verb: {verbs}.", verbs=", ".join(left)))
    if not_own:
        notes.append(
            tr(
                "Not in the table, since about something else, in doubt, or told by another side: "
                "{statements}.",
                statements=counted(not_own, "statement"),
            )
        )
    return tuple(notes)


def _said(selection: Selection) -> tuple[Evidence, ...]:
    return tuple(e for e in selection.evidence if e.own and e.entry.act in SHOWN)


def _row(
    selection: Selection,
    perspective: Perspective,
    group: Group,
    found: Sequence[Evidence],
    columns: Sequence[str],
    displaced: frozenset[tuple[EvidenceId, str]],
) -> MatrixRowView:
    cells = tuple(_cell(selection, column, found, displaced) for column in columns)
    words = voices_words(perspective.side, selection.names[perspective.id], group)
    return MatrixRowView(
        id=f"{perspective.id}-{group}", short=words, head=words, words=words, cells=cells
    )


def _cell(
    selection: Selection,
    column: str,
    found: Sequence[Evidence],
    displaced: frozenset[tuple[EvidenceId, str]],
) -> MatrixCellView:
    about = [
        e
        for e in found
        if (column in e.entry.respondents if column != NOBODY else not e.entry.respondents)
    ]
    lines = []
    for status in Status:
        rated = [(e, t) for e in about if e.entry.status is status for t in e.entry.targets]
        now = [(e, t) for e, t in rated if (e.id, t) not in displaced]
        before = [(e, t) for e, t in rated if (e.id, t) in displaced]
        lines += _line(selection, STATUS_WORDS[status], now)
        lines += _line(selection, tr("earlier: {status}", status=STATUS_WORDS[status]), before)
    for act, words in ((Act.STATES, tr("facts")), (Act.DEMANDS, ACT_WORDS[Act.DEMANDS])):
        told = [(e, t) for e in about if e.entry.act is act for t in e.entry.targets]
        lines += _line(selection, words, told)
    return cell_view(selection, column, lines, about)


def _line(
    selection: Selection, words: str, found: Iterable[tuple[Evidence, str]]
) -> list[MatrixLineView]:
    """Return one line: the words, then each target with its number of records; none for none."""
    pairs = tuple(found)
    numbers: dict[tuple[str, str], int] = {}
    for e, target in pairs:
        about = (target, renewal_words(e.renewal))
        numbers[about] = numbers.get(about, 0) + 1
    if not numbers:
        return []
    order: list[str] = list(selection.duties)
    listed = ", ".join(
        f"{target_words(selection.agreement, t)}{of}{f' ({number})' if number > 1 else ''}"
        for (t, of), number in sorted(numbers.items(), key=lambda one: order.index(one[0][0]))
    )
    ids = tuple(dict.fromkeys(e.id for e, _ in pairs))
    return [MatrixLineView(words=f"{words}: {listed}", evidence=ids)]


def _displaced(
    selection: Selection, spoken: Sequence[Evidence]
) -> frozenset[tuple[EvidenceId, str]]:
    """Return which statuses a later one of the same voice displaces, target by target."""
    by_target: dict[str, list[Evidence]] = {}
    for e in spoken:
        if e.entry.status is not None:
            for target in e.entry.targets:
                by_target.setdefault(target, []).append(e)
    times = selection.assessor.times
    return frozenset(
        (i, t) for t, found in by_target.items() for i in find_displaced(found, Target(t), times)
    )
