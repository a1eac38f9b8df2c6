"""Comparisons of sides in pairs, each made once for everything that shows it."""

from __future__ import annotations

from compliance.assessments.perspective import Perspective
from compliance.diff.compare import compare, find_agreements
from compliance.diff.operand import parse_operand
from compliance.diff.rows import Difference, DiffKind, Row
from compliance.diff.subject import Subject
from compliance.views.selection import Selection

Pair = tuple[Perspective, Perspective]


class Comparisons:
    """Compares pairs of sides; what a side says is gathered once for all its pairs."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._subjects: dict[str, Subject] = {}
        self._made: dict[tuple[str, str], Difference] = {}

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of sides that can be labelled, in the order of the sides."""
        sides = [p for p in self.selection.everyone if p.labelled]
        return tuple((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])

    def between(self, left: Perspective, right: Perspective) -> Difference:
        """Return the difference between two sides on what was asked for."""
        made = self._made.get((left.id, right.id))
        if made is None:
            made = compare(self.subject(left), self.subject(right))
            self._made[left.id, right.id] = made
        return made

    def agreements(self, left: Perspective, right: Perspective) -> tuple[Row, ...]:
        """Return the rows in which two sides or voices say the same.

        Only those are written, unless their difference was made already.
        """
        made = self._made.get((left.id, right.id))
        if made is None:
            return find_agreements(self.subject(left), self.subject(right))
        return tuple(row for row in made.rows if row.kind is DiffKind.AGREE)

    def subject(self, side: Perspective) -> Subject:
        """Return a side or a voice as one of two that are compared."""
        made = self._subjects.get(side.id)
        if made is None:
            selection = self.selection
            operand = parse_operand(side.id)
            made = Subject.of(selection.assessor, operand, side, selection.points)
            self._subjects[side.id] = made
        return made
