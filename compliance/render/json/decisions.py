"""Decisions in figures as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import Json, dumps
from compliance.views.decisions import DecisionFigures, DecisionsView

SCHEMA = "compliance/decisions/1"


def render_decisions_json(view: DecisionsView) -> Iterator[bytes]:
    """Yield an object an engine, with one for each act."""
    return dumps(
        {
            "schema": SCHEMA,
            "coders": list(view.coders),
            "engines": [
                {
                    "engine": engine.whole.engine,
                    **_figures(engine.whole),
                    "acts": [{"act": one.act, **_figures(one)} for one in engine.acts],
                }
                for engine in view.engines
            ],
            "damaged": list(view.damaged),
        }
    )


def _figures(one: DecisionFigures) -> Json:
    return {
        "decided": dict(one.decided),
        "changed": dict(one.changed),
        "timed": one.timed,
        "seconds": one.seconds,
    }
