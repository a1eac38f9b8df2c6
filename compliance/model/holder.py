"""Record of whoever holds something about an agreement: a reading, an amendment, a role."""

from typing import Annotated

from compliance.model.base import ID_RULE, EvidenceId, FieldRule, Line, Url, file_record
from compliance.model.dates.edtf import Date
from compliance.model.words import Confidence


@file_record
class Holder:
    """A side or source that holds a reading, reports an amendment or gives a role, and where."""

    source: Annotated[str, ID_RULE, FieldRule(description="A side or source id")]
    said_on: Annotated[Date | None, FieldRule(description="When it was said")] = None
    citation: Annotated[Line | None, FieldRule(description="Where it can be read")] = None
    url: Url | None = None
    evidence: Annotated[
        EvidenceId | None, FieldRule(description="article-id#e1, instead of a citation")
    ] = None
    confidence: Confidence
