"""The pages of a site on which two sides are compared."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.assessments.perspective import Perspective
from compliance.diff.compare import compare
from compliance.diff.operand import parse_operand
from compliance.diff.subject import Subject
from compliance.views.diff.build import build_diff_view
from compliance.views.diff.view import DiffView
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import HeadView, NamedView


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePageView:
    """A page on which two sides are compared."""

    site: HeadView
    left: NamedView
    right: NamedView
    body: DiffView


class DifferencePages:
    """Compares pairs of sides; what a side says is gathered once for all its pairs."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self._subjects: dict[str, Subject] = {}

    def page(self, left: Perspective, right: Perspective) -> DifferencePageView:
        """Return the page on which two sides are compared."""
        both = self.contents.named(left.id), self.contents.named(right.id)
        return DifferencePageView(
            site=self.contents.head(f"{both[0].name} and {both[1].name}"),
            left=both[0],
            right=both[1],
            body=self._difference(left, right),
        )

    def _difference(self, left: Perspective, right: Perspective) -> DiffView:
        selection = self.contents.selection
        difference = compare(self._subject(left), self._subject(right))
        return build_diff_view(difference, (selection, selection), selection.records)

    def _subject(self, perspective: Perspective) -> Subject:
        made = self._subjects.get(perspective.id)
        if made is None:
            assessor, operand = self.contents.selection.assessor, parse_operand(perspective.id)
            made = Subject.of(assessor, operand, perspective)
            self._subjects[perspective.id] = made
        return made
