"""Records of the files in sources/: the voices of each side, one file for each side."""

from typing import Annotated

from compliance.model.base import FieldRule, Line, Url, file_record
from compliance.model.bearers import SourceField
from compliance.model.cues import Cues
from compliance.model.dates.edtf import Date
from compliance.model.document import SideField
from compliance.model.words import Confidence, SourceKind


@file_record
class DatedName:
    """A name that a source bore for a time."""

    name: Annotated[Line, FieldRule(description="Full neutral name of that time")]
    since: Annotated[Date | None, FieldRule(description="Its first day")] = None
    to: Annotated[Date | None, FieldRule(description="Its last day")] = None


@file_record
class DatedSide:
    """A side for which a source spoke for a time."""

    side: Annotated[
        SideField, FieldRule(description='A side of the agreement, "third" or "unknown"')
    ]
    since: Annotated[Date | None, FieldRule(description="Its first day")] = None
    to: Annotated[Date | None, FieldRule(description="Its last day")] = None
    basis: Annotated[Line, FieldRule(description="Why it is counted to this side then")]


@file_record
class Channel:
    """A side, or a voice with its parts, whose own channel a source is."""

    source: Annotated[SourceField | None, FieldRule(description="The voice; or")] = None
    side: Annotated[SideField | None, FieldRule(description="the side")] = None
    basis: Annotated[Line, FieldRule(description="Why what it relays of them is their own word")]


@file_record
class SourceEntry:
    """A voice: a person, a body, an outlet or an unnamed group."""

    id: SourceField
    name: Annotated[Line, FieldRule(description="Full neutral name")]
    short: Annotated[Line | None, FieldRule(description="As printed in a line of a report")] = None
    names: Annotated[
        tuple[DatedName, ...],
        FieldRule(description="What it was called at other times; on other days, name"),
    ] = ()
    called: Annotated[Cues, FieldRule(description="Words by which texts name it")] = None
    kind: SourceKind
    part_of: Annotated[SourceField | None, FieldRule(description="The body it belongs to")] = None
    succeeds: Annotated[
        tuple[SourceField, ...], FieldRule(description="The bodies whose place it has taken")
    ] = ()
    sides: Annotated[
        tuple[DatedSide, ...],
        FieldRule(description="For whom it spoke at other times; on other days, this file's side"),
    ] = ()
    relays_for: Annotated[
        tuple[Channel, ...],
        FieldRule(description="Whose word it passes on as its own channel, not as another side"),
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
