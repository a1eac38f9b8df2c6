"""What a file that came back would change, as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import dumps
from compliance.views.returned import ReturnedView


def render_returned_json(view: ReturnedView) -> Iterator[bytes]:
    """Yield what is changed, what is new, what waits, and what is left out."""
    return dumps(
        {
            "schema": "compliance/import/1",
            "statements": [
                {
                    "id": one.id,
                    "new": one.is_new,
                    "changes": [
                        {"field": each.field, "before": each.before, "after": each.after}
                        for each in one.changes
                    ],
                }
                for one in view.statements
            ],
            "waiting": [
                {
                    "article": one.article,
                    "targets": list(one.targets),
                    "start": one.start,
                    "end": one.end,
                }
                for one in view.waiting
            ],
            "counted": list(view.counted),
            "left_out": list(view.left_out),
            "missing": list(view.missing),
            "same": view.same,
            "absent": view.absent,
        }
    )
