"""Records of the files in sources/: the voices of each side, one file for each side."""

from typing import Annotated

from compliance.model.agreement import SourceField
from compliance.model.base import FieldRule, Line, Url, file_record
from compliance.model.document import SideField
from compliance.model.words import Confidence, SourceKind


@file_record
class SourceEntry:
    """A voice: a person, a body, an outlet or an unnamed group."""

    id: SourceField
    name: Annotated[Line, FieldRule(description="Full neutral name")]
    short: Annotated[Line | None, FieldRule(description="As printed in a line of a report")] = None
    kind: SourceKind
    part_of: Annotated[SourceField | None, FieldRule(description="The body it belongs to")] = None
    succeeds: Annotated[
        tuple[SourceField, ...], FieldRule(description="The bodies whose place it has taken")
    ] = ()
    basis: Annotated[Line, FieldRule(description="Why it is counted to this side")]
    confidence: Confidence
    url: Url | None = None
    note: Line | None = None


@file_record
class SourceFile:
    """The voices of one side: the content of sources/<side>.yaml."""

    side: Annotated[
        SideField, FieldRule(description='A side of the agreement, "third" or "unknown"')
    ]
    sources: tuple[SourceEntry, ...]
