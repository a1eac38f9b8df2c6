"""What there is, and single things, as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from compliance.model.base import as_written
from compliance.model.dates.edtf import EdtfDate
from compliance.render.json.report import record_json
from compliance.render.json.writing import dumps
from compliance.views.show.inventory import InventoryView, SideRow
from compliance.views.show.view import ThingView

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


SCHEMA = "compliance/show/1"


def render_inventory_json(view: InventoryView) -> Iterator[bytes]:
    """Yield what there is in a workspace as JSON."""
    said = _object(view)
    for came_later in ("bodies", "objections"):  # few workspaces need them
        if not said[came_later]:
            del said[came_later]
    return dumps({"schema": SCHEMA, "kind": "inventory", **said})


def _object(view: DataclassInstance) -> dict[str, object]:
    """Return a view's fields, dates as EDTF and words as their codes."""
    return {f.name: _plain(getattr(view, f.name)) for f in dataclasses.fields(view)}


def _side(row: SideRow) -> dict[str, object]:
    """Return a side without words for its role, and with who gives it which if that is told."""
    said = _object(row)
    del said["role_words"], said["roles"]
    return {**said, "roles": as_written(row.roles)} if row.roles else said


def _plain(value: object) -> object:
    if isinstance(value, SideRow):
        return _side(value)
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    return value


def render_thing_json(view: ThingView) -> Iterator[bytes]:
    """Yield one thing as JSON: what its file says, and ids of what touches it."""
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
            "evidence": map(record_json, view.evidence),
        }
    )
