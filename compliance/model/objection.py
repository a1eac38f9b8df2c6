"""Records of objections.yaml: who objects to a record of evidence, and on what ground."""

from typing import Annotated

from compliance.model.base import EvidenceId, FieldRule, Id, Line, file_record
from compliance.model.bearers import SourceField
from compliance.model.dates.edtf import Date
from compliance.model.words import Confidence


@file_record
class Objection:
    """That a source objects to records of evidence; it upholds nothing and changes no count."""

    id: Id
    to: Annotated[
        tuple[EvidenceId, ...], FieldRule(min_length=1, description="Records, as article-id#e1")
    ]
    by: Annotated[SourceField, FieldRule(description="The source that objects")]
    said_on: Annotated[Date, FieldRule(description="When it objected")]
    ground: Annotated[Line, FieldRule(description="On what ground, in our words")]
    citation: Line | None = None
    evidence: Annotated[
        EvidenceId | None,
        FieldRule(description="article-id#e1 in which it objects, instead of a citation"),
    ] = None
    confidence: Confidence | None = None


@file_record
class ObjectionFile:
    """The content of objections.yaml."""

    objections: tuple[Objection, ...]
