"""How far coders agree as JSON version 1: keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.decisions import engine_json
from compliance.render.json.writing import Json, dumps
from compliance.views.reliability.view import (
    CodedRecordView,
    ComparisonView,
    DisagreementView,
    MeasureView,
    ReliabilityView,
)

SCHEMA = "compliance/reliability/1"
_DIGITS = 6


def render_reliability_json(view: ReliabilityView) -> Iterator[bytes]:
    """Yield an object for each two coders: their measures, then their disagreements."""
    return dumps(
        {
            "schema": SCHEMA,
            "points": list(view.points),
            "comparisons": map(_comparison, view.comparisons),
            "engines": list(map(engine_json, view.engines)),
        }
    )


def _comparison(one: ComparisonView) -> Json:
    return {
        "coders": [one.first, one.second],
        "articles": one.articles,
        "records": {
            "both": one.both,
            "first_alone": one.first_alone,
            "second_alone": one.second_alone,
            "agreed": one.agreed,
        },
        "unmeasured": one.unmeasured,
        "passages": _measure(one.passages),
        "fields": [{"field": field.field, **_measure(field)} for field in one.fields],
        "disagreements": (
            _disagreement(each) for article in one.disagreements for each in article.disagreements
        ),
    }


def _measure(one: MeasureView) -> Json:
    return {
        "scale": one.scale,
        "alpha": _rounded(one.alpha),
        "low": _rounded(one.low),
        "high": _rounded(one.high),
        "same": _rounded(one.same),
        "compared": one.units,
        "articles": one.articles,
        "remark": one.remark or None,
    }


def _rounded(value: float | None) -> float | None:
    """Return a number with so many digits that every machine writes the same."""
    return None if value is None else round(value, _DIGITS) + 0.0


def _disagreement(one: DisagreementView) -> Json:
    return {
        "article": one.article,
        "first": one.first and _record(one.first),
        "second": one.second and _record(one.second),
        "differences": [
            {"field": each.field, "first": each.first, "second": each.second}
            for each in one.differences
        ],
    }


def _record(one: CodedRecordView) -> Json:
    return {
        "id": one.id,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "claim": one.claim,
        "said": one.said,
    }
