"""What there is, and single things, as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from compliance.render.json_v1 import _record as record_json
from compliance.render.json_v1 import dumps

if TYPE_CHECKING:
    from compliance.views.entry import EntryView
    from compliance.views.inventory import InventoryView

SCHEMA = "compliance/show/1"


def render_inventory_json(view: InventoryView) -> str:
    """Return what there is in a workspace as JSON text, with a line break at the end."""
    return dumps({"schema": SCHEMA, "kind": "inventory", **dataclasses.asdict(view)})


def render_entry_json(view: EntryView) -> str:
    """Return one thing as JSON text: what its file says, and ids of what touches it."""
    return dumps(
        {
            "schema": SCHEMA,
            "kind": view.kind,
            "id": view.id,
            "title": view.title,
            "agreement": view.agreement,
            "file": view.file,
            "line": view.line,
            "public": view.public,
            "record": view.record,
            "links": {how: list(ids) for how, ids in view.links.items()},
            "evidence": [record_json(record) for record in view.evidence],
        }
    )
