"""A network as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.report import objected_json
from compliance.render.json.writing import Json, dumps
from compliance.views.ties.view import NetworkView, TieView

SCHEMA = "compliance/network/1"


def render_network_json(view: NetworkView) -> Iterator[bytes]:
    """Yield a network as JSON, tie by tie."""
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": view.agreement,
            "by": view.by,
            "as_of": view.as_of,
            "known_by": view.known_by,
            "points": list(view.points),
            "official": view.official,
            "nodes": [{"id": one.id, "name": one.name, "kind": one.kind} for one in view.tied],
            "ties": (_tie(tie) for tie in view.ties),
            "notes": list(view.notes),
            **objected_json(view.objections),
        }
    )


def _tie(view: TieView) -> Json:
    return {
        "tie": view.tie,
        "from": view.source.id,
        "to": view.target.id,
        "directed": view.directed,
        "statements": list(view.statements),
        "groups": dict(view.groups),
        "origins": view.origins,
        "answers": list(view.answers),
    }
