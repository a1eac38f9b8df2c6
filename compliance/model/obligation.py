"""Records of a duty: its deadline, figures, parts, relations and readings."""

from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    NUMBER_RULE,
    FieldRule,
    Id,
    Line,
    ReadingId,
    StrictInt,
    Target,
    file_record,
)
from compliance.model.bearers import Bearer
from compliance.model.characters import IN_A_LINE
from compliance.model.cues import Cues
from compliance.model.dates.edtf import Date
from compliance.model.holder import Holder
from compliance.model.instrument import InstrumentField
from compliance.model.words import Confidence, ObligationKind, PartKind, RelationType

Printed = Annotated[
    str | None,
    FieldRule(
        pattern=IN_A_LINE,
        min_length=1,
        max_length=40,
        description='Its number as the agreement prints it, as "3.2 (b)", where that is no id',
    ),
]


@file_record
class Due:
    """The deadline of a duty, as a date, in words, or both."""

    date: Annotated[Date | None, FieldRule(description="Absent where the text has no date")] = None
    words: Annotated[Line | None, FieldRule(description="What the text says, in our words")] = None
    computed: Annotated[
        Line | None, FieldRule(description="How the date was computed, if it was")
    ] = None


@file_record
class Amendment:
    """A change that somebody says was agreed later; shown beside the text, never in its place."""

    instrument: Annotated[
        InstrumentField | None, FieldRule(description="The instrument that amends, by its id")
    ] = None
    due: Annotated[Date | None, FieldRule(description="The later date")] = None
    says: Line
    according_to: Annotated[tuple[Holder, ...], FieldRule(min_length=1)]


@file_record
class Quantity:
    """A figure in the text of the agreement."""

    what: Line
    value: StrictInt
    note: Line | None = None


@file_record
class Relation:
    """A link from one obligation to another, such as "rests on" or "limits"."""

    type: RelationType
    to: Annotated[Target, NUMBER_RULE]
    note: Line | None = None


@file_record
class Reading:
    """One interpretation of an obligation, with its holders.

    The kind, bearers, deadline and quantities given here take the place of the obligation's own
    under this reading.
    """

    id: Annotated[ReadingId, ID_RULE]
    says: Annotated[Line, FieldRule(description="The interpretation, in our words, one line")]
    turns_on: Annotated[Line, FieldRule(description="The words of the text it turns on")]
    holders: Annotated[tuple[Holder, ...], FieldRule(min_length=1)]
    kind: Annotated[
        ObligationKind | None, FieldRule(description="Where this reading holds another")
    ] = None
    bearers: tuple[Bearer, ...] | None = None
    due: Due | None = None
    quantities: tuple[Quantity, ...] | None = None
    note: Line | None = None


@file_record
class DutyPart:
    """A part of a duty to which statements may be limited: a place, a category, some hours."""

    id: Id
    words: Annotated[Line, FieldRule(description='As it is printed, as "the first stage"')]
    kind: Annotated[
        PartKind, FieldRule(description="Parts of one kind have nothing in common with each other")
    ]


@file_record
class Count:
    """Something that figures count, or those of whom they count it, under one name for all."""

    id: Id
    words: Annotated[Line, FieldRule(description="As it is printed")]
    aliases: Annotated[
        tuple[Line, ...], FieldRule(description="Other words that figures have for it")
    ] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every word for it."""
        return (self.id, self.words, *self.aliases)


@file_record
class Obligation:
    """One atomic duty or right."""

    id: Annotated[Target, NUMBER_RULE]
    printed: Printed = None
    duty: Annotated[Line, FieldRule(description="The duty in our words, at most eight or so words")]
    detail: Annotated[Line | None, FieldRule(description="Action, object and place, in full")] = (
        None
    )
    kind: ObligationKind
    bearers: Annotated[tuple[Bearer, ...], FieldRule(min_length=1)]
    beneficiaries: tuple[Bearer, ...] = ()
    due: Due | None = None
    quantities: tuple[Quantity, ...] = ()
    parts: Annotated[
        tuple[DutyPart, ...], FieldRule(description="What statements may be limited to")
    ] = ()
    counts: Annotated[tuple[Count, ...], FieldRule(description="What figures count here")] = ()
    relations: tuple[Relation, ...] = ()
    readings: tuple[Reading, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    cues: Cues = None
    confidence: Confidence
    note: Line | None = None
