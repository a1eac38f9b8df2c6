"""Records of an agreement file: clauses, obligations, readings, texts, names, instruments."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    NUMBER_RULE,
    WHOLE,
    AgreementId,
    EvidenceId,
    FieldRule,
    Id,
    InstrumentId,
    Line,
    ReadingId,
    SideId,
    SourceId,
    StrictBool,
    StrictInt,
    Target,
    Url,
    file_record,
)
from compliance.model.dates.edtf import Date
from compliance.model.language import LanguageTag
from compliance.model.words import (
    Confidence,
    NameKind,
    ObligationKind,
    PartKind,
    RelationType,
    Role,
    TextStatus,
)

SideField = Annotated[SideId, ID_RULE]
SourceField = Annotated[SourceId, ID_RULE]


@file_record
class AgreementSide:
    """A side of the agreement: it can bear a duty, answer for conduct, or speak."""

    id: SideField
    name: Annotated[Line, FieldRule(description="Name as printed in reports")]
    role: Role


@file_record
class Holder:
    """A side or source that holds a reading or reports an amendment, and where it says so."""

    source: Annotated[str, ID_RULE, FieldRule(description="A side or source id")]
    said_on: Annotated[Date | None, FieldRule(description="When it was said")] = None
    citation: Annotated[Line | None, FieldRule(description="Where it can be read")] = None
    url: Url | None = None
    evidence: Annotated[
        EvidenceId | None, FieldRule(description="article-id#e1, instead of a citation")
    ] = None
    confidence: Confidence


@file_record
class Bearer:
    """A side or source that owes a duty or is owed one; with neither, the text names nobody."""

    side: SideField | None = None
    source: SourceField | None = None
    part: Annotated[
        Line | None, FieldRule(description="Which part of the duty, if it is shared")
    ] = None
    named: Annotated[StrictBool, FieldRule(description="false where the text names nobody")] = True
    note: Line | None = None


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
class Obligation:
    """One atomic duty or right."""

    id: Annotated[Target, NUMBER_RULE]
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
    relations: tuple[Relation, ...] = ()
    readings: tuple[Reading, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    confidence: Confidence
    note: Line | None = None


@file_record
class Clause:
    """A numbered point of the agreement."""

    number: Annotated[Target, NUMBER_RULE]
    title: Line
    obligations: Annotated[tuple[Obligation, ...], FieldRule(min_length=1)]

    @property
    def targets(self) -> tuple[Target, ...]:
        """What a record can be about here: the clause, then each of its obligations."""
        return (self.number, *(obligation.id for obligation in self.obligations))


@file_record
class PublishedText:
    """One published text of the agreement."""

    id: Id
    title: Line
    languages: Annotated[
        tuple[LanguageTag, ...], FieldRule(min_length=1, description="BCP 47 tags")
    ]
    publisher: Line
    url: Url | None = None
    status: TextStatus
    confidence: Confidence
    note: Line | None = None


@file_record
class WordingVariant:
    """One of several wordings that published texts have in the same place."""

    words: Annotated[Line, FieldRule(description="At most six words of the text")]
    texts: Annotated[tuple[Id, ...], FieldRule(description="Ids of the texts that have it")] = ()
    seen: Annotated[Line | None, FieldRule(description="Where else it was seen")] = None
    confidence: Confidence


@file_record
class Wording:
    """A place in the agreement where the published texts differ."""

    targets: Annotated[tuple[Annotated[Target, NUMBER_RULE], ...], FieldRule(min_length=1)]
    variants: Annotated[tuple[WordingVariant, ...], FieldRule(min_length=1)]
    note: Line | None = None


@file_record
class NameForm:
    """One spelling of a name."""

    text: Line
    script: Annotated[str, FieldRule(pattern=r"^[A-Z][a-z]{3}$", description="ISO 15924")] = "Latn"
    used_by: Annotated[tuple[SideField, ...], FieldRule(description="A hint, never proof")] = ()
    confidence: Confidence = Confidence.B


@file_record
class NameEntry:
    """A place, person, body or term with several names; reports print the first, neutral form."""

    id: Id
    kind: NameKind
    forms: Annotated[tuple[NameForm, ...], FieldRule(min_length=1)]
    note: Line | None = None


@file_record
class Instrument:
    """Another agreement, ceasefire or resolution that readers might confuse with this one."""

    id: Annotated[InstrumentId, ID_RULE]
    title: Line
    date: Date | None = None
    confidence: Confidence
    note: Line | None = None


@file_record
class Fact:
    """A sourced fact about the agreement as a document."""

    what: Line
    citation: Line
    url: Url | None = None
    confidence: Confidence


@file_record
class Agreement:
    """A signed document, split into clauses and obligations."""

    id: Annotated[AgreementId, ID_RULE]
    title: Line
    short_title: Annotated[Line, FieldRule(description="As printed in the head of reports")]
    point_word: Annotated[Line, FieldRule(description="What readers call a clause")] = "Point"
    signed: Date
    in_force: Date
    drawn_up_in: Annotated[
        LanguageTag | None, FieldRule(description="BCP 47 tag of the original")
    ] = None
    sides: Annotated[tuple[AgreementSide, ...], FieldRule(min_length=1)]
    facts: tuple[Fact, ...] = ()
    texts: tuple[PublishedText, ...] = ()
    clauses: Annotated[tuple[Clause, ...], FieldRule(min_length=1)]
    wordings: tuple[Wording, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    names: tuple[NameEntry, ...] = ()

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """The obligations of all clauses, in the order of the text."""
        return tuple(one for clause in self.clauses for one in clause.obligations)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that a record can be about: the whole, then each clause and what is in it."""
        return (WHOLE, *(target for clause in self.clauses for target in clause.targets))

    def clause_of(self, target: str) -> Clause | None:
        """Return the clause that a target is or belongs to; None for the whole agreement."""
        return next((clause for clause in self.clauses if target in clause.targets), None)

    def under(self, target: str) -> tuple[Obligation, ...]:
        """Return the obligations that a target covers."""
        if target == WHOLE:
            return self.obligations
        obligation, clause = self.obligation(target), self.clause_of(target)
        if obligation is not None:
            return (obligation,)
        return () if clause is None else clause.obligations

    def parts_under(self, targets: Iterable[str]) -> Mapping[str, DutyPart]:
        """Return the parts that the obligations under some targets declare, by id, in order.

        Where two of them give one id to two parts, it is the first's.
        """
        found: dict[str, DutyPart] = {}
        for obligation in (one for target in targets for one in self.under(target)):
            for part in obligation.parts:
                found.setdefault(part.id, part)
        return found

    def obligation(self, target: str) -> Obligation | None:
        """Return the obligation of an id; None for a clause and for the whole agreement."""
        return next((one for one in self.obligations if one.id == target), None)
