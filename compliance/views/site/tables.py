"""Pages of tables: a matrix with where its rows and columns lead, and two sides compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from compliance.assessments.perspective import Perspective
from compliance.views.contradictions import ALONE, SHARPEST, sharpest_of
from compliance.views.diff.build import build_diff_view
from compliance.views.diff.view import DiffRowView, DiffSectionView, DiffView
from compliance.views.matrix.view import By, MatrixView
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import NamedView, PageView, TablePageView
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded

ROW_KINDS = {By.SOURCE: "target", By.INCIDENT: "incident"}
"""What the rows of a matrix stand for, where that has a page."""
TABLES = Worded(
    {
        By.SOURCE: "Table by source",
        By.RESPONDENT: "Table by respondent",
        By.INCIDENT: "Table by incident",
    }
)
"""What the pages of matrices are called."""


def table_page(
    contents: SiteContents, table: MatrixView, downloads: tuple[LinkView, ...]
) -> TablePageView:
    """Return the page of a matrix."""
    kind = ROW_KINDS.get(table.by)
    return TablePageView(
        site=contents.head(TABLES[table.by]),
        body=table,
        tops=side_links(contents, table.columns),
        heads=tuple(
            contents.link(row.head, kind, row.id) if kind else LinkView(words=row.head, href=None)
            for row in table.rows
        ),
        downloads=downloads,
    )


def side_links(contents: SiteContents, columns: Iterable[tuple[str, str]]) -> tuple[LinkView, ...]:
    """Return where the columns of a matrix lead; one that is no side's leads nowhere."""
    sides = {perspective.id for perspective in contents.selection.everyone}
    return tuple(
        contents.side_link(side) if side in sides else LinkView(words=name, href=None)
        for side, name in columns
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePageView(PageView):
    """A page on which two sides are compared."""

    left: NamedView
    right: NamedView
    body: DiffView

    @property
    def against(self) -> tuple[DiffSectionView, ...]:
        """The targets with the rows in which the two stand against each other, the sharpest first.

        Rows of one kind stay in their order.
        """
        return _sections(self.body, lambda row: bool(sharpest_of(row.row)), _sharpness)

    @property
    def together(self) -> tuple[DiffSectionView, ...]:
        """The targets with the other rows in which both speak."""
        return _sections(self.body, lambda row: not (sharpest_of(row.row) or _alone(row)))

    @property
    def alone(self) -> tuple[DiffSectionView, ...]:
        """The targets with the rows in which only one of the two speaks."""
        return _sections(self.body, _alone)


def _sections(
    body: DiffView,
    wanted: Callable[[DiffRowView], bool],
    key: Callable[[DiffRowView], int] = lambda _: 0,
) -> tuple[DiffSectionView, ...]:
    """Return the targets that have rows of some sort, with those rows alone, ordered by a key."""
    found = (
        replace(section, rows=tuple(sorted(filter(wanted, section.rows), key=key)))
        for section in body.sections
    )
    return tuple(section for section in found if section.rows)


def _sharpness(row: DiffRowView) -> int:
    return SHARPEST.index(sharpest_of(row.row)[0])


def _alone(row: DiffRowView) -> bool:
    return row.row.kind in ALONE


class DifferencePages:
    """Writes the pages on which two sides are compared."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents

    def page(self, left: Perspective, right: Perspective) -> DifferencePageView:
        """Return the page on which two sides are compared."""
        both = self.contents.named(left.id), self.contents.named(right.id)
        selection = self.contents.selection
        difference = self.contents.comparisons.between(left, right)
        return DifferencePageView(
            site=self.contents.head(
                tr("{left} and {right}", left=both[0].name, right=both[1].name)
            ),
            left=both[0],
            right=both[1],
            body=build_diff_view(difference, (selection, selection), selection.records),
        )
