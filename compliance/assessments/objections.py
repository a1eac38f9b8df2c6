"""Objections: which of them stand with which records after a cut. They decide nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.assessments.cut import Cut
from compliance.assessments.versions import Versions
from compliance.model.base import EvidenceId
from compliance.model.objection import Objection
from compliance.workspace.workspace import Workspace

Objections = Mapping[EvidenceId, tuple[Objection, ...]]
"""The objections to each record that has any, the oldest first."""


def objections_to(workspace: Workspace, cut: Cut, versions: Versions) -> Objections:
    """Return the objections that had been made by the two days, by the records they are to.

    One that a record tells of had not been made before that was known. An objection to a statement
    of a replaced version is one to the same statement in the version that replaces it.
    """
    found: dict[EvidenceId, list[Objection]] = {}
    for objection in sorted(workspace.objections, key=_in_time):
        if _made(workspace, cut, objection):
            same = (versions.counterparts.get(one, one) for one in objection.to)
            for record in dict.fromkeys((*objection.to, *same)):
                found.setdefault(record, []).append(objection)
    return {record: tuple(made) for record, made in found.items()}


def _made(workspace: Workspace, cut: Cut, objection: Objection) -> bool:
    told = objection.evidence is None or cut.admits(workspace.evidence[objection.evidence])
    return told and cut.ended_by_both(objection.said_on)


def _in_time(objection: Objection) -> tuple[str, str]:
    """Return the key of time: the last possible day, then the first; an open end comes last."""
    last, first = objection.said_on.upper, objection.said_on.lower
    return (last.isoformat() if last else "~", first.isoformat() if first else "")
