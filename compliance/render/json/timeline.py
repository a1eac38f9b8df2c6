"""A timeline as JSON, version 1."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.dates.edtf import EdtfDate
from compliance.render.json.report import objected_json
from compliance.render.json.writing import Json, dumps
from compliance.views.timeline.episodes import EpisodeView
from compliance.views.timeline.marks import MarkView, Shape
from compliance.views.timeline.view import TimelineView

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
            "break_days": view.break_days,
            "episodes": [_episode(episode) for episode in view.episodes],
            "without_dates": list(view.empty),
            "left_out": view.left_out,
            **objected_json((*view.objections, *view.left_out_objections)),
        },
        tight=tight,
    )


def _episode(episode: EpisodeView) -> Json:
    """Return an episode with the ids of its statements, and of those that tell of it, by lane."""
    return {
        "number": episode.number,
        "first": episode.first.isoformat(),
        "last": episode.last.isoformat(),
        "days_since_the_last": episode.gap,
        "by": str(episode.scale),
        "statements": episode.size,
        "due": [due.when.text for due in episode.dues],
        "lanes": [
            {
                "source": lane.places[0].lane.side,
                "group": lane.places[0].lane.group,
                "evidence": [mark.evidence for mark in lane.marks if mark.shape is not Shape.EVENT],
                "told": [mark.evidence for mark in lane.marks if mark.shape is Shape.EVENT],
            }
            for lane in episode.lanes
        ],
    }


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
