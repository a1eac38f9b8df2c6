"""A suggestion: what an engine takes for evidence, with its reasons; nobody has accepted it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compliance.model.base import (
    EvidenceId,
    IncidentId,
    InstrumentId,
    ReadingId,
    SideId,
    SourceId,
    Target,
)
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import Figure, PartGiven, PassagePin
from compliance.model.words import Act, Group, Link, Scope, Status, Voice
from compliance.passages.search import Range

MOST_TARGETS: Final = 3
"""How many targets a suggestion may have, the best first."""

IMPORTED: Final = "refi-qda"
"""The name under which stands what people coded in other programs, as if it were an engine."""


class Clue(StrEnum):
    """The kinds of clues that a reason can rest on."""

    NAMED = "named"
    HEADING = "heading"
    CUE = "cue"
    DUTY = "duty"
    RESEMBLES = "resembles"
    SPEAKER = "speaker"
    ACT = "act"
    STATUS = "status"
    RESPONDENT = "respondent"
    SCOPE = "scope"
    DATE = "date"
    FIGURE = "figure"
    INCIDENT = "incident"
    CAVEAT = "caveat"
    CODED = "coded"
    """A person coded it in another program."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was suggested: the kind of clue, and the words that gave it.

    The words stand in the article, or are the id of a record that it resembles.
    """

    cue: Clue
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that may be evidence, with every field of evidence that could be filled in.

    `range` counts code points of the article's text, and `pin` names that range there exactly.
    `targets` are the best first, at most three. `speaker` is a source of the workspace; None where
    the voice is none of them, and `speaker_words` is then how it is printed. `responds_to` and
    `qualifies` name coded records; `limits` is the range of the suggestion for the same text that a
    caveat limits. `score` is from 0 to 1, and means nothing but an order.
    """

    range: Range
    text: str
    pin: PassagePin
    targets: tuple[Target, ...]
    link: Link = Link.INFERRED
    speaker: SourceId | None = None
    speaker_words: str | None = None
    side: SideId
    group: Group | None = None
    voice: Voice
    via: tuple[SourceId, ...] = ()
    act: Act
    status: Status | None = None
    respondents: tuple[str, ...] = ()
    respondent_words: str | None = None
    part: PartGiven | None = None
    scope: Scope = Scope.IN_SCOPE
    instrument: InstrumentId | None = None
    reading: ReadingId | None = None
    asserted: EdtfDate | None = None
    event: EdtfDate | None = None
    incident: IncidentId | None = None
    figures: tuple[Figure, ...] = ()
    responds_to: tuple[EvidenceId, ...] = ()
    qualifies: tuple[EvidenceId, ...] = ()
    limits: Range | None = None
    score: float
    reasons: tuple[Reason, ...]
    engine: str
    version: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that an engine was about to suggest, and why it did not: it is counted, and told.

    `why` is a clause in the program's own words.
    """

    why: str
