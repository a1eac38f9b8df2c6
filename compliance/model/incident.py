"""Records of incidents.yaml and searches.yaml."""

from typing import Annotated, Literal

from compliance.model.base import ID_RULE, FieldRule, IncidentId, Line, TargetField, file_record
from compliance.model.bearers import SourceField
from compliance.model.dates.edtf import Date
from compliance.model.document import SideField
from compliance.model.obligation import Count


@file_record
class Incident:
    """An event that is said to have happened; its name does not say whether it did."""

    id: Annotated[IncidentId, ID_RULE]
    name: Line
    part_of: Annotated[IncidentId | None, ID_RULE] = None
    date: Date | None = None
    place: Line | None = None
    counts: Annotated[tuple[Count, ...], FieldRule(description="What figures of it count")] = ()
    note: Line | None = None


@file_record
class IncidentFile:
    """The content of incidents.yaml."""

    incidents: tuple[Incident, ...]


@file_record
class Search:
    """A search for statements by a side or source, whether or not it found any."""

    side: SideField | None = None
    source: SourceField | None = None
    targets: Annotated[
        Literal["all"] | tuple[TargetField, ...], FieldRule(description="all, or a list")
    ]
    since: Annotated[Date, FieldRule(description="First day of publication searched")]
    to: Annotated[Date, FieldRule(description="Last day of publication searched")]
    where: Line
    by: Line
    found: Line


@file_record
class SearchFile:
    """The content of searches.yaml."""

    searches: tuple[Search, ...]
