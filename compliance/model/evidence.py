"""Records of an evidence file; each is one speaker, act, status and passage."""

from collections.abc import Mapping
from typing import Annotated, Final

from compliance.model.base import (
    ID_RULE,
    AgreementId,
    ArticleId,
    Decimal,
    EvidenceId,
    FieldRule,
    Id,
    IncidentId,
    InstrumentId,
    Line,
    ReadingId,
    TargetField,
    file_record,
)
from compliance.model.bearers import SourceField
from compliance.model.coder import CoderField
from compliance.model.dates.edtf import Date
from compliance.model.language import LanguageTag
from compliance.model.words import Act, Extent, Link, Scope, Status, Voice, Waivable
from compliance.wording.speaking import filled, trp
from compliance.wording.worded import Worded

EntryId = Annotated[str, FieldRule(pattern=r"^[a-z]{0,4}[0-9]{1,5}[a-z]?$")]
REFERENCES: Final = ("responds_to", "qualifies")
"""The fields of a record that name other records."""
EvidenceRef = Annotated[
    EvidenceId,
    FieldRule(
        pattern=r"^([a-z0-9_-]+#)?[a-z0-9]+$",
        description="article-id#e1, or e1 in the same article",
    ),
]
Party = Annotated[str, ID_RULE, FieldRule(description="A side or source id")]
Respondent = Annotated[str, ID_RULE, FieldRule(description="A side, source or joint body id")]
PLACE_PATTERN: Final = r"^[0-9A-Za-z]([0-9A-Za-z .,:()\u2013-]{0,19})$"
MOMENT_PATTERN: Final = r"^([0-9]{1,3}:)?[0-9]{1,2}:[0-5][0-9]$"
Moment = Annotated[str, FieldRule(pattern=MOMENT_PATTERN)]
MOST_WORDS: Final = 6
"""How many words of somebody else's sentence a file may quote in one place."""
LONGEST_END: Final = 400
"""Code points that it allows for them."""
EndWords = Annotated[str, FieldRule(min_length=1, max_length=LONGEST_END)]


# A number needs no quotes; what is printed otherwise (xii, 12-13) is a text.
Place = (
    Annotated[int, FieldRule(ge=1, strict=True)] | Annotated[str, FieldRule(pattern=PLACE_PATTERN)]
)


@file_record
class PassagePin:
    """The first and last words of a passage, one to six each, split at white space."""

    start: Annotated[EndWords, FieldRule(description="The first words of the passage")]
    end: Annotated[
        EndWords | None, FieldRule(description="The last; absent: the passage is start")
    ] = None
    prefix: Annotated[
        EndWords | None, FieldRule(description="The words directly before, to pick among several")
    ] = None
    page: Annotated[Place | None, FieldRule(description="On which page of the file")] = None
    paragraph: Annotated[Place | None, FieldRule(description="In which paragraph, as numbered")] = (
        None
    )
    time: Annotated[
        Moment | None, FieldRule(description="At what time of a recording, as 1:02:03")
    ] = None


@file_record
class PartGiven:
    """What a statement is limited to: declared parts of a duty, words of ours, or both.

    Of several parts of one kind it speaks of each; words limit it further.
    """

    of: Annotated[tuple[Id, ...], FieldRule(description="Ids of parts that a target declares")] = ()
    words: Annotated[
        Line | None, FieldRule(description="What no declared part says, in our words")
    ] = None


_AMOUNTS: Final = Worded(
    {
        "at_least": "at least {number}",
        "at_most": "at most {number}",
        "about": "about {number}",
    },
    "a number",
)


@file_record
class Figure:
    """A number that the speaker gives, with what it counts (`what`) and of whom (`of`)."""

    what: Line
    of: Line | None = None
    value: Annotated[Decimal | None, FieldRule(description="The number; or")] = None
    at_least: Annotated[Decimal | None, FieldRule(description="the least it can be; or")] = None
    at_most: Annotated[Decimal | None, FieldRule(description="the most it can be; or")] = None
    about: Annotated[
        Decimal | None, FieldRule(description="what it is about, a tenth more or less; or")
    ] = None
    since: Annotated[Decimal | None, FieldRule(description="the least of a range")] = None
    to: Annotated[Decimal | None, FieldRule(description="and the most of it")] = None
    unit: Annotated[Line | None, FieldRule(description="What it is measured in, as km")] = None
    as_printed: Line

    @property
    def numbers(self) -> Mapping[str, int | str]:
        """The numbers that are given, by the keys that files have for them, in a fixed order."""
        named = {
            "value": self.value,
            "at_least": self.at_least,
            "at_most": self.at_most,
            "about": self.about,
            "from": self.since,
            "to": self.to,
        }
        return {key: number for key, number in named.items() if number is not None}

    @property
    def amount(self) -> str:
        """The number in words, with its unit: "3500", "at least 3000 km", "10 to 20"."""
        if self.since is not None:
            said = trp("a number", "{least} to {most}", least=self.since, most=self.to)
        else:
            ((key, number),) = self.numbers.items()
            said = filled(_AMOUNTS.get(key, "{number}"), {"number": number})
        return f"{said} {self.unit}" if self.unit else said


@file_record
class DeniedClaim:
    """A denied claim that has no record of its own."""

    by: Party
    claim: Line


@file_record
class ProbableSpeaker:
    """The source that probably spoke the words printed under another's name, and why."""

    source: SourceField
    because: Line


@file_record
class Waiver:
    """A finding of the audit that the coder looked at: the record is right, and why it is."""

    finding: Annotated[Waivable, FieldRule(description="The code of the finding")]
    because: Line


@file_record
class EvidenceEntry:
    """One record of evidence, as its file has it; docs/codebook.md defines the fields."""

    id: Annotated[EntryId, FieldRule(description="Unique within the article")]
    targets: Annotated[tuple[TargetField, ...], FieldRule(min_length=1)]
    link: Annotated[Link, FieldRule(description="Whether the speaker named the target")]
    speaker: Annotated[SourceField, FieldRule(description="Who says it, as printed")]
    voice: Voice = Voice.OWN
    via: Annotated[
        tuple[SourceField, ...],
        FieldRule(
            description="Who relays it inside the passage; default for a relayed voice: the outlet"
        ),
    ] = ()
    act: Act
    status: Status | None = None
    respondents: Annotated[
        tuple[Respondent, ...], FieldRule(description="Whose conduct; absent: nobody named")
    ] = ()
    respondent_words: Annotated[
        Line | None, FieldRule(description="The printed words for them")
    ] = None
    part: Annotated[
        PartGiven | None, FieldRule(description="What it is limited to, if not to the whole duty")
    ] = None
    scope: Scope = Scope.IN_SCOPE
    instrument: Annotated[InstrumentId | None, ID_RULE] = None
    reading: Annotated[
        ReadingId | None, ID_RULE, FieldRule(description='A reading id, or "unlisted" with a note')
    ] = None
    claim: Annotated[Line, FieldRule(description="What is claimed, in our words")]
    event: Annotated[Date | None, FieldRule(description="When what is told happened")] = None
    asserted: Annotated[
        Date | None, FieldRule(description="When it was said; default: up to publication")
    ] = None
    responds_to: tuple[EvidenceRef, ...] = ()
    extent: Extent | None = None
    denied_claim: DeniedClaim | None = None
    qualifies: tuple[EvidenceRef, ...] = ()
    incident: Annotated[IncidentId | None, ID_RULE] = None
    figures: tuple[Figure, ...] = ()
    origin: Annotated[
        Id | None, FieldRule(description="Same act of utterance as others with this id")
    ] = None
    probable_speaker: ProbableSpeaker | None = None
    passage: PassagePin
    translation: Annotated[
        Line | None, FieldRule(description="The passage in our translation, or what matters of it")
    ] = None
    original_language: Annotated[
        LanguageTag | None,
        FieldRule(description="BCP 47 tag of what was said, where the article translates it"),
    ] = None
    waivers: Annotated[
        tuple[Waiver, ...],
        FieldRule(description="Findings of the audit that were looked at and are wrong here"),
    ] = ()
    note: Line | None = None
    coded_by: Annotated[
        tuple[CoderField, ...], FieldRule(description="Who coded it, if not whom the file names")
    ] = ()


UNLISTED: ReadingId = ReadingId("unlisted")


@file_record
class EvidenceFile:
    """The records coded from one article: the content of evidence/<article-id>.yaml."""

    article: Annotated[ArticleId, ID_RULE]
    agreement: Annotated[AgreementId, ID_RULE]
    coded_by: Annotated[
        tuple[CoderField, ...], FieldRule(description="Who coded its records: coder ids")
    ] = ()
    language: Annotated[
        LanguageTag | None,
        FieldRule(description="BCP 47, of claims and notes, if not that of the workspace"),
    ] = None
    evidence: tuple[EvidenceEntry, ...]


@file_record
class CodingFile(EvidenceFile):
    """What one coder coded, blind to others: the content of codings/<coder>/<article-id>.yaml."""

    coder: Annotated[CoderField, FieldRule(description="Who coded it: an id of coders.yaml")]
