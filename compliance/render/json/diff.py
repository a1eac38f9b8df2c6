"""Machine output of a difference, version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.words import Group
from compliance.render.json.report import objected_json, record_json
from compliance.render.json.writing import Json, dumps
from compliance.views.diff.data import OperandData, TopicData, difference_data, topic_data
from compliance.views.diff.view import DiffCellView, DiffOperandView, DiffRowView, DiffView

SCHEMA = "compliance/diff/1"


def render_diff_json(view: DiffView) -> Iterator[bytes]:
    """Yield a difference as JSON, row by row."""
    return dumps(diff_json(view))


def diff_json(view: DiffView) -> Json:
    """Convert the view of a difference to the document that is promised."""
    data = difference_data(view)
    return {
        "schema": SCHEMA,
        "agreement": data.agreement,
        "by_record": view.by_record,
        **({"own": True} if view.own else {}),
        "known_by": view.known_by,
        "points": list(view.points),
        "official": view.official,
        "public": view.public,
        "left": _operand(view.left, data.left),
        "right": _operand(view.right, data.right),
        "rows": (_row(row) for section in view.sections for row in section.rows),
        "counts": dict(data.counts),
    }


def _operand(view: DiffOperandView, data: OperandData) -> Json:
    return {
        "operand": view.operand,
        "source": data.source,
        "as_of": data.as_of,
        "revision": data.revision,
        "workspace": data.workspace,
        "records": view.records,
        "origins": view.origins,
        "not_compared": {reason: list(ids) for reason, ids in data.not_compared.items()},
        **objected_json(view.objections),
    }


def _row(view: DiffRowView) -> Json:
    row = view.row
    return {
        "target": row.target,
        "topic": _topic(topic_data(view)),
        "kind": row.kind,
        "also": list(row.also),
        "left": _cell(view.left),
        "right": _cell(view.right),
        "changes": [{"what": c.field, "left": c.before, "right": c.after} for c in row.changes],
        **({} if row.voice is None else {"voice": row.voice.id, "differs": view.differs}),
    }


def _topic(data: TopicData | None) -> Json | None:
    if data is None:
        return None
    count = data.count
    return {
        "respondents": None if data.respondents is None else list(data.respondents),
        "incident": data.incident,
        "count": count and {"what": count[0], "of": count[1]},
        "record": data.record,
    }


def _cell(view: DiffCellView) -> Json:
    cell = view.cell
    groups: dict[str, list[str]] = {group.value: [] for group in Group}
    for e in cell.evidence:
        groups[e.speaker.group.value].append(e.id)
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
