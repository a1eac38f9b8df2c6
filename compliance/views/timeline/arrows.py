"""Arrows on the drawing of a timeline: from a reply to what it replies to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.base import EvidenceId
from compliance.views.timeline.items import Item
from compliance.views.timeline.marks import Shape
from compliance.wording.speaking import tr

MOST_ARROWS: Final = 24
"""More cannot be told apart; the list says of each reply to what it replies."""
_BESIDE: Final = 8
_BOW: Final = 30

Point = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrowView:
    """A curve, as the path of an SVG has it, and what it stands for."""

    path: str
    says: str


def arrows_between(
    items: Sequence[tuple[Item, Point]], most: int = MOST_ARROWS
) -> tuple[tuple[ArrowView, ...], int]:
    """Return arrows between items with their places; of more than `most`, only how many."""
    at: dict[EvidenceId, int] = {}
    for number, (item, _) in enumerate(items):
        if item.shape is not Shape.EVENT:
            at.update((mark.evidence, number) for mark in item.marks)
    pairs = dict.fromkeys(
        (number, at[answered])
        for number, (item, _) in enumerate(items)
        for mark in item.marks
        for answered in mark.answers
        if answered in at and at[answered] != number
    )
    if len(pairs) > most:
        return (), len(pairs)
    return tuple(_arrow(*items[reply], *items[claim]) for reply, claim in pairs), 0


def _arrow(reply: Item, start: Point, claim: Item, end: Point) -> ArrowView:
    (x1, y1), (x2, y2) = (start[0] - _BESIDE, start[1]), (end[0] - _BESIDE, end[1])
    return ArrowView(
        path=f"M{x1} {y1}C{x1 - _BOW} {y1} {x2 - _BOW} {y2} {x2} {y2}",
        says=tr("A reply. {reply} It replies to: {claim}", reply=reply.says, claim=claim.says),
    )
