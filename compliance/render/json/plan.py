"""A plan of an adjudication as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.writing import Json, dumps
from compliance.views.plan import PlanArticleView, PlanRecordView, PlanRowView, PlanView

SCHEMA = "compliance/plan/1"


def render_plan_json(view: PlanView) -> Iterator[bytes]:
    """Yield an object an article, with one for each row of the plan."""
    return dumps(
        {
            "schema": SCHEMA,
            "coders": [view.first, view.second],
            "by": view.by,
            "articles": map(_article, view.articles),
        }
    )


def _article(one: PlanArticleView) -> Json:
    return {"article": one.article, "records": map(_row, one.rows)}


def _row(one: PlanRowView) -> Json:
    return {
        "id": one.id,
        "a": _record(one.first),
        "b": _record(one.second),
        "agreed": one.agreed,
        "choice": one.choice,
        "differences": [
            {"field": each.field, "a": each.first, "b": each.second, "of_words": each.of_words}
            for each in one.differences
        ],
    }


def _record(one: PlanRecordView | None) -> Json | None:
    if one is None:
        return None
    return {"record": one.record, "range": one.range and list(one.range), "text": one.text}
