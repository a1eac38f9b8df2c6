"""Coverage as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import Json, dumps
from compliance.views.coverage.view import CoverageCellView, CoverageView

SCHEMA = "compliance/coverage/1"


def render_coverage_json(view: CoverageView) -> Iterator[bytes]:
    """Yield coverage as JSON, point by point."""
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": view.agreement,
            "from": view.first,
            "to": view.last,
            "unit": view.unit,
            "spans": list(view.spans),
            "points_asked": list(view.points_asked),
            "articles": [
                {
                    "side": row.side,
                    "name": row.name,
                    "spans": [
                        {
                            "span": cell.span,
                            "full": list(cell.full),
                            "part": list(cell.part),
                            "known": list(cell.known),
                        }
                        for cell in row.cells
                    ],
                }
                for row in view.read
            ],
            "searches": [
                {"number": one.number, "whose": one.whose, "words": one.words}
                for one in view.searches
            ],
            "points": (
                {
                    "id": point.id,
                    "title": point.title,
                    "sides": [
                        {
                            "side": row.side,
                            "read": row.read,
                            "spans": [_cell(cell) for cell in row.cells],
                        }
                        for row in point.rows
                    ],
                }
                for point in view.points
            ),
            "one_sided": [{"point": one.id, "side": one.side} for one in view.one_sided],
            "unread": [one.id for one in view.unread],
        }
    )


def _cell(cell: CoverageCellView) -> Json:
    return {
        "span": cell.span,
        "full": cell.full,
        "part": cell.part,
        "known": cell.known,
        "records": list(cell.records),
        "official": list(cell.official),
        "in_own": list(cell.in_own),
        "searches": list(cell.searches),
        "blank": cell.blank,
    }
