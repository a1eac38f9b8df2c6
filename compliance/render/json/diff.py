"""Machine output of a difference, version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.diff.rows import TopicKind
from compliance.model.words import Group
from compliance.render.json.report import Json, dumps, record_json
from compliance.views.words import GROUP_WORDS

if TYPE_CHECKING:
    from compliance.diff.rows import LeftOut, Topic
    from compliance.diff.subject import Subject
    from compliance.views.diff.view import DiffCellView, DiffOperandView, DiffRowView, DiffView

SCHEMA = "compliance/diff/1"


def render_diff_json(view: DiffView) -> str:
    """Return a difference as JSON text, with a line break at the end."""
    return dumps(diff_json(view))


def diff_json(view: DiffView) -> Json:
    """Convert the view of a difference to the document that is promised."""
    difference = view.difference
    left_out = difference.left_out
    return {
        "schema": SCHEMA,
        "agreement": difference.right.agreement.id,
        "by_record": view.by_record,
        "known_by": view.known_by,
        "points": list(view.points),
        "official": view.official,
        "public": view.public,
        "left": _operand(view.left, difference.left, left_out[0]),
        "right": _operand(view.right, difference.right, left_out[1]),
        "rows": [_row(row) for section in view.sections for row in section.rows],
        "counts": {kind.value: number for kind, number in difference.counts.items()},
    }


def _operand(view: DiffOperandView, subject: Subject, left_out: tuple[LeftOut, ...]) -> Json:
    operand, cut = subject.operand, subject.assessor.cut
    return {
        "operand": view.operand,
        "source": subject.voice,
        "as_of": cut.as_of.isoformat() if cut.as_of else None,
        "revision": operand.revision,
        "workspace": operand.path.as_posix() if operand.path else None,
        "records": view.records,
        "origins": view.origins,
        "not_compared": {part.reason.value: [e.id for e in part.evidence] for part in left_out},
    }


def _row(view: DiffRowView) -> Json:
    row = view.row
    return {
        "target": row.target,
        "topic": None if row.topic is None else _topic(row.topic),
        "kind": row.kind,
        "also": list(row.also),
        "left": _cell(view.left),
        "right": _cell(view.right),
        "changes": [{"what": c.field, "left": c.before, "right": c.after} for c in row.changes],
    }


def _topic(topic: Topic) -> Json:
    found: Json = dict.fromkeys(("respondents", "incident", "count", "record"))
    if topic.kind is TopicKind.RESPONDENTS:
        found["respondents"] = list(topic.ids)
    elif topic.kind is TopicKind.COUNT:
        found["count"] = {"what": topic.ids[0], "of": topic.ids[1]}
    else:
        found[topic.kind.value] = topic.ids[-1]
    return found


def _cell(view: DiffCellView) -> Json:
    cell = view.cell
    groups: dict[str, list[str]] = {GROUP_WORDS[group]: [] for group in Group}
    for e in cell.evidence:
        groups[GROUP_WORDS[e.speaker.group]].append(e.id)
    views = {record.id: record for told in view.groups for record in told.records}
    return {
        "groups": groups,
        "evidence": [record_json(views[e.id]) for e in cell.evidence],
        "denials": [
            {
                "evidence": denying.evidence.id,
                "denies": list(denying.denies),
                "extent": denying.evidence.entry.extent,
            }
            for denying in cell.denials
        ],
        "caveats": [e.id for e in cell.caveats],
        "beside": [e.id for e in cell.beside],
        "origins": [":".join(origin) for origin in cell.origins],
        "blank": cell.blank,
    }
