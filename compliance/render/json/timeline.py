"""A timeline as JSON, version 1."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.dates.edtf import EdtfDate
from compliance.render.json.report import objected_json
from compliance.render.json.writing import Json, dumps
from compliance.views.timeline.view import MarkView, TimelineView

SCHEMA = "compliance/timeline/1"


def render_timeline_json(view: TimelineView, *, tight: bool = False) -> Iterator[bytes]:
    """Yield a timeline as JSON, target by target."""
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": view.agreement,
            "source": view.source,
            "points": list(view.points),
            "as_of": view.as_of,
            "known_by": view.known_by,
            "first": view.begins,
            "last": view.ends,
            "targets": (
                {
                    "id": target.id,
                    "words": target.head,
                    "due": [
                        {"kind": due.kind, "words": due.words, **_date(due.when)}
                        for due in target.dues
                    ],
                    "lanes": [
                        {
                            "source": lane.side,
                            "group": lane.group,
                            "marks": [
                                {
                                    "shape": mark.shape,
                                    "words": mark.words,
                                    "evidence": mark.evidence,
                                    **_date(mark.when),
                                    **_objections(mark),
                                }
                                for mark in lane.marks
                            ],
                        }
                        for lane in target.lanes
                    ],
                }
                for target in view.targets
            ),
            "without_dates": list(view.empty),
            "left_out": view.left_out,
            **objected_json((*view.objections, *view.left_out_objections)),
        },
        tight=tight,
    )


def _objections(mark: MarkView) -> Json:
    """Return the ids of the objections to what a mark stands for; no key for none."""
    return {"objections": [one.id for one in mark.objections]} if mark.objections else {}


def _date(when: EdtfDate) -> Json:
    """Write a date as EDTF, with the first and the last day it can mean; null where open."""
    return {
        "date": when.text,
        "first": None if when.lower is None else when.lower.isoformat(),
        "last": None if when.upper is None else when.upper.isoformat(),
    }
