"""Pages of tables: where each row and each column of a matrix leads."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.views.matrix.view import By, MatrixView
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView, incident_address, inner, target_address
from compliance.views.site.view import TablePageView


def table_page(
    contents: SiteContents, table: MatrixView, downloads: tuple[LinkView, ...]
) -> TablePageView:
    """Return the page of a matrix."""
    return TablePageView(
        site=contents.head(f"Table by {table.by}"),
        body=table,
        tops=side_links(contents, table.columns),
        heads=tuple(
            LinkView(words=row.head, href=_place(contents, table.by, row.id)) for row in table.rows
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


def _place(contents: SiteContents, by: By, row: str) -> str | None:
    if by is By.SOURCE:
        return inner(target_address(contents.agreement, row))
    return inner(incident_address(row)) if by is By.INCIDENT else None
