"""Where two sides say the opposite of each other: two statements that face, and which are shown.

Which stand on a first page is decided by a rule that knows no side: of each point the sharpest
kind, of that the newest. docs/method.md says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.assessments.perspective import Perspective
from compliance.assessments.status import said_by
from compliance.diff.compare import namer_of
from compliance.diff.naming import Namer, find_figures_apart
from compliance.diff.rows import Cell, Difference, DiffKind, Row, TopicKind
from compliance.model.base import Target
from compliance.views.comparisons import Comparisons
from compliance.views.diff.build import anchor_of_row
from compliance.views.diff.row_words import is_own, topic_words
from compliance.views.diff.words import DIFF_KIND_MEANINGS, DIFF_KIND_WORDS
from compliance.views.record import RecordView
from compliance.views.selection import Selection
from compliance.views.site.addresses import pair_id
from compliance.views.words import INFERRED, counted, target_words
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence, id_order

SHARPEST: Final = (
    DiffKind.CONFLICT,
    DiffKind.DENIAL,
    DiffKind.ATTRIBUTION,
    DiffKind.READING,
    DiffKind.OPPOSED,
    DiffKind.FIGURE,
)
"""The kinds of row in which two sides stand against each other, the sharpest first."""

ALONE: Final = (DiffKind.ONE_SIDED, DiffKind.NOT_READ)
"""The kinds of row in which only one of two sides speaks."""

_Facing = tuple[Evidence, Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A row in which two sides stand against each other, and the two statements that face.

    `kinds` are those of the row, the sharpest first, `number` is its place among the rows of the
    two sides.
    """

    sides: tuple[Perspective, Perspective]
    number: int
    row: Row
    kinds: tuple[DiffKind, ...]
    facing: _Facing

    @property
    def rank(self) -> tuple[object, ...]:
        """The key by which they are ordered: the sharpest, then the newest; no side is in it."""
        return (SHARPEST.index(self.kinds[0]), *_newest_first(self.facing))


def contradictions_of(comparisons: Comparisons) -> Iterator[Contradiction]:
    """Yield every row in which two sides stand against each other, pair by pair."""
    for sides in comparisons.pairs:
        difference = comparisons.between(*sides)
        namer = namer_of(difference.left, difference.right)
        yield from _within(difference, namer, sides)


def _within(
    difference: Difference, namer: Namer, sides: tuple[Perspective, Perspective]
) -> Iterator[Contradiction]:
    for number, row in enumerate(difference.rows):
        kinds = sharpest_of(row)
        if kinds:
            yield Contradiction(
                sides=sides,
                number=number,
                row=row,
                kinds=kinds,
                facing=min(_pairs(namer, row, kinds[0]), key=_newest_first),
            )


def sharpest_of(row: Row) -> tuple[DiffKind, ...]:
    """Return by what kinds two sides stand against each other in a row, the sharpest first."""
    found = {row.kind, *row.also}
    return tuple(kind for kind in SHARPEST if kind in found)


def first_of_each(
    found: Iterable[Contradiction], points: Sequence[Sequence[Target]], most: int
) -> tuple[Contradiction, ...]:
    """Return the first of each point by rank; of more than `most` points, the first of those.

    `points` have the targets that stand in each. They come in the order of the points.
    """
    place = {target: number for number, targets in enumerate(points) for target in targets}
    first: dict[int, Contradiction] = {}
    for one in sorted(found, key=lambda one: one.rank):
        first.setdefault(place[one.row.target], one)
    chosen = sorted(first.items(), key=lambda item: item[1].rank)[:most]
    return tuple(one for _, one in sorted(chosen, key=lambda item: item[0]))


def _pairs(namer: Namer, row: Row, kind: DiffKind) -> Iterable[_Facing]:
    """Return the pairs of statements, left and right, that make a row be of a kind."""
    left, right = row.left, row.right
    if kind is DiffKind.DENIAL:
        return (*_denied(left, right), *((b, a) for a, b in _denied(right, left)))
    if kind is DiffKind.ATTRIBUTION:
        return ((one, other) for one in _of_whom(left) for other in _of_whom(right))
    if kind is DiffKind.FIGURE:
        return find_figures_apart(left.records, right.records)
    assert row.topic is not None  # noqa: S101 - statuses are opposed of the same respondents
    opposed = namer.opposed(row.target, row.topic, left, right)
    return ((one, other) for found, one, other in opposed if found is kind)


def _denied(one: Cell, other: Cell) -> Iterator[_Facing]:
    """Yield the denials of a cell, each with the statements of the other that it denies."""
    by_id = {e.id: e for e in other.evidence}
    for denial in one.denials:
        yield from ((denial.evidence, by_id[i]) for i in denial.denies)


def _of_whom(cell: Cell) -> tuple[Evidence, ...]:
    """Return the newest statement of a cell that names whose conduct it is about."""
    named = (e for e in cell.records if e.entry.respondents)
    return tuple(sorted(named, key=_newest)[:1])


def _newest(e: Evidence) -> tuple[object, ...]:
    return (-said_by(e).toordinal(), id_order(e.id))


def _newest_first(facing: _Facing) -> tuple[object, ...]:
    """Return the key by which pairs are ordered; which of the two is the left is not in it."""
    one, other = sorted(facing, key=_newest)
    return (*_newest(one), *_newest(other))


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceView:
    """What one of two sides says; `more` is how many more statements of it are in the row."""

    side: str
    name: str
    record: RecordView
    more: int

    @property
    def inferred(self) -> str:
        """What is said beside it if a coder inferred the point."""
        return tr(INFERRED)

    @property
    def more_words(self) -> str:
        """How many more statements of the side are in the row, in words."""
        return counted(self.more, "more statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionView:
    """Two sides that stand against each other on one topic of one target.

    `kinds` say how, in words, the sharpest first; `topic` what it is about within the target, if
    that has a name, and `topic_is_own` whether that is in words of the workspace. `pair` and
    `anchor` lead to the row where the two sides are compared.
    """

    target: Target
    printed: str
    kinds: tuple[str, ...]
    meaning: str
    topic: str
    topic_is_own: bool
    faces: tuple[FaceView, FaceView]
    pair: str
    anchor: str


def contradiction_view(selection: Selection, one: Contradiction) -> ContradictionView:
    """Return what is shown of two sides that stand against each other."""
    names: Mapping[str, str] = selection.names
    left, right = (
        FaceView(
            side=side.id,
            name=names[side.id],
            record=selection.records.write(e),
            more=len(cell.evidence) - 1,
        )
        for side, cell, e in zip(one.sides, (one.row.left, one.row.right), one.facing, strict=True)
    )
    return ContradictionView(
        target=one.row.target,
        printed=target_words(selection.agreement, one.row.target),
        kinds=tuple(DIFF_KIND_WORDS[kind] for kind in one.kinds),
        meaning=DIFF_KIND_MEANINGS[one.kinds[0]],
        topic=_topic(one.row, selection),
        topic_is_own=is_own(one.row),
        faces=(left, right),
        pair=pair_id(one.sides[0].id, one.sides[1].id),
        anchor=anchor_of_row(one.number),
    )


def _topic(row: Row, selection: Selection) -> str:
    """Return what a row is about; "" of a statement that stands alone, which faces it anyway."""
    if row.topic is not None and row.topic.kind is TopicKind.RECORD:
        return ""
    return topic_words(row, selection.names, (selection.workspace,))
