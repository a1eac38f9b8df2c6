"""Quarrels about the lake: records of two sides, and what their difference comes to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.builders import record, workspace
from support.differences import Told, sides, told
from support.reports import lake

LATE = {"id": "late", "published": "1999-12-31"}
FLOOD = {"id": "flood", "name": "The flood"}

Record = dict[str, Any]


def north(**keys: object) -> Record:
    return {"article": "late", "speaker": "north-ministry", **keys}


def south(**keys: object) -> Record:
    return {"article": "late", "speaker": "south-office", **keys}


def fact(**keys: object) -> Record:
    return {"act": "states", "incident": "gate-shut", **keys}


def denial(*denied: str, **keys: object) -> Record:
    return {"act": "denies", "responds_to": list(denied), "extent": "whole", **keys}


def difference(root: Path, *evidence: Record, asked: tuple[str, str] = ("north", "south")) -> Told:
    made = lake(root, articles=[LATE], incidents=[FLOOD], evidence=list(evidence))
    return told(sides(made, *asked))


def kinds(root: Path, *evidence: Record) -> list[tuple[str, ...]]:
    """Return of each row what it is about, its kind, and what else applies."""
    rows = difference(root, *evidence)["rows"]
    return [(_about(row), row["kind"], *row["also"]) for row in rows]


def _about(row: dict[str, Any]) -> str:
    """Return what a row is about; what nobody of the other was read on is about its target."""
    return row["target"] if row["topic"] is None else "+".join(row["topic"][1]) or "nobody"


# All told of one day, so that opposed ones cannot both be true.
TOLD: Record = {"event": "1999-05-01", "respondents": ["north"]}
DONE: Record = TOLD | {"status": "fulfilled"}
BROKEN: Record = TOLD | {"status": "violated"}
UNDONE: Record = TOLD | {"status": "not_fulfilled"}
ENDED: Record = TOLD | {"status": "lapsed"}
PARTLY: Record = TOLD | {"status": "partly_fulfilled"}
NOBODY: Record = {"respondents": []}


def one_record(root: Path, *more: dict[str, Any], **keys: Any) -> Path:  # noqa: ANN401 - as the builder
    """Write the lake with one assessed record, or a few more; return its folder."""
    return workspace(root, evidence=[record(status="fulfilled", **keys), *more])
