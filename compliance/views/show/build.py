"""Build the view of one thing: the right builder for its kind, and what all kinds share."""

from __future__ import annotations

from pathlib import Path

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.article import Article
from compliance.model.base import as_written
from compliance.model.bearers import JointBody
from compliance.model.document import PublishedText
from compliance.model.incident import Incident
from compliance.model.instrument import Instrument
from compliance.model.objection import Objection
from compliance.model.obligation import Obligation, Reading
from compliance.model.side import AgreementSide
from compliance.views.article import article_views
from compliance.views.selection import Selection
from compliance.views.show.amendment import amendment_body
from compliance.views.show.article import article_body
from compliance.views.show.body import joint_body
from compliance.views.show.evidence import evidence_body
from compliance.views.show.incident import incident_body
from compliance.views.show.objection import objection_body
from compliance.views.show.target import (
    agreement_body,
    instrument_body,
    name_body,
    obligation_body,
    point_body,
    reading_body,
    text_body,
)
from compliance.views.show.view import BodyView, ThingView
from compliance.views.show.voice import side_body, source_body
from compliance.views.show.writer import ThingWriter
from compliance.workspace.evidence import Evidence
from compliance.workspace.places import find_line
from compliance.workspace.things import Thing, Value
from compliance.workspace.voices import Source
from compliance.workspace.workspace import Workspace


def build_thing_view(selection: Selection, thing: Thing, root: Path) -> ThingView:
    """Return the view of one thing with everything that touches it; `root` has its file."""
    workspace, prover, request = selection.workspace, selection.prover, selection.request
    agreement = _agreement_of(workspace, thing.value) or selection.agreement
    if agreement is not selection.agreement:
        selection = Selection.of(workspace, agreement, prover, request)
    writer = ThingWriter(selection)
    body = _body(writer, thing.value)
    cited = [e for e in workspace.evidence.values() if e.id in writer.cited]
    used = {e.article.id for e in cited}
    numbers = {article: number for article, number in writer.numbers.items() if article in used}
    return ThingView(
        kind=thing.kind,
        id=thing.id,
        title=body.title,
        agreement=agreement.id,
        file=thing.file,
        line=find_line(root, thing.file, thing.route),
        public=request.public,
        facts=body.facts,
        sections=tuple(section for section in body.sections if not section.empty),
        links=body.links,
        record=_record(thing.value),
        evidence=tuple(writer.cited[e.id] for e in cited),
        articles=article_views(workspace, prover, numbers, cited, selection.assessor.versions),
    )


def _agreement_of(workspace: Workspace, value: Value) -> Agreement | None:
    """Return the agreement that a thing itself belongs to, whichever was asked for."""
    if isinstance(value, Agreement):
        return value
    return workspace.agreements[value.agreement] if isinstance(value, Evidence) else None


def _record(value: Value) -> object:
    return as_written(value.entry if isinstance(value, Evidence | Source) else value)


def _body(writer: ThingWriter, value: Value) -> BodyView:  # noqa: C901, PLR0911, PLR0912 - a line a kind
    match value:
        case Agreement():
            return agreement_body(writer, value)
        case Clause():
            return point_body(writer, value)
        case Obligation():
            return obligation_body(writer, value)
        case Reading():
            return reading_body(writer, value)
        case AgreementSide():
            return side_body(writer, value)
        case JointBody():
            return joint_body(writer, value)
        case Source():
            return source_body(writer, value)
        case Article():
            return article_body(writer, value)
        case Evidence():
            return evidence_body(writer, value)
        case Incident():
            return incident_body(writer, value)
        case Objection():
            return objection_body(writer, value)
        case PublishedText():
            return text_body(writer, value)
        case SharedAmendment():
            return amendment_body(writer, value)
        case Instrument():
            return instrument_body(writer, value)
        case _:
            return name_body(writer, value)
