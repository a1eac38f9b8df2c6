"""Other instruments that an agreement's file names: what renews it, or might be taken for it."""

from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    FieldRule,
    InstrumentId,
    Line,
    TargetField,
    file_record,
)
from compliance.model.cues import Cues
from compliance.model.dates.edtf import Date
from compliance.model.words import Confidence

InstrumentField = Annotated[InstrumentId, ID_RULE]


@file_record
class Instrument:
    """Another agreement, ceasefire or resolution: it renews this one, or might be taken for it."""

    id: InstrumentField
    title: Line
    date: Date | None = None
    renews: Annotated[
        tuple[TargetField, ...],
        FieldRule(description="What it renews: statements about the renewal count for that"),
    ] = ()
    since: Annotated[
        Date | None, FieldRule(description="From when the renewal holds; absent: its date")
    ] = None
    called: Annotated[Cues, FieldRule(description="Words by which texts name it")] = None
    confidence: Confidence
    note: Line | None = None

    @property
    def begins(self) -> Date | None:
        """From when a renewal holds."""
        return self.since or self.date
