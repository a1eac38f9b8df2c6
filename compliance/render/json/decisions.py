"""Decisions in figures as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import Json, dumps
from compliance.views.decisions import DecisionFigures, DecisionsView, EngineFiguresView

SCHEMA = "compliance/decisions/1"


def render_decisions_json(view: DecisionsView) -> Iterator[bytes]:
    """Yield an object an engine, with one for each act."""
    return dumps(
        {
            "schema": SCHEMA,
            "coders": list(view.coders),
            "engines": list(map(engine_json, view.engines)),
            "damaged": list(view.damaged),
        }
    )


def engine_json(engine: EngineFiguresView) -> Json:
    """Return what was decided of the suggestions of an engine, in all and by act."""
    return {
        "engine": engine.whole.engine,
        **_figures(engine.whole),
        "acts": [{"act": one.act, **_figures(one)} for one in engine.acts],
    }


def _figures(one: DecisionFigures) -> Json:
    return {
        "decided": dict(one.decided),
        "changed": dict(one.changed),
        "timed": one.timed,
        "seconds": one.seconds,
    }
