"""The closed vocabularies: the words that files may use for kinds, acts, statuses and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """The part that a side has in the agreement; that it is not a party, only somebody can say."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NON_SIGNATORY = "non_signatory"
    NOT_A_PARTY = "not_a_party"
    OTHER = "other"


class SourceKind(StrEnum):
    """The kind of voice that a source is."""

    GOVERNMENT = "government"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    INTERNATIONAL = "international"
    MEDIA = "media"
    ANALYST = "analyst"
    ANONYMOUS = "anonymous"


class Group(StrEnum):
    """The three groups into which a side's voices are divided, in the order printed."""

    OFFICIAL = "official"
    MEDIA = "media"
    OTHER = "other"


GROUPS = {
    SourceKind.GOVERNMENT: Group.OFFICIAL,
    SourceKind.DE_FACTO_AUTHORITY: Group.OFFICIAL,
    SourceKind.INTERNATIONAL: Group.OTHER,
    SourceKind.MEDIA: Group.MEDIA,
    SourceKind.ANALYST: Group.OTHER,
    SourceKind.ANONYMOUS: Group.OTHER,
}
"""The group of each kind of source."""


class ObligationKind(StrEnum):
    """The kind of duty (an act is done once, a state must last)."""

    ACT = "act"
    STATE = "state"
    CONDITIONAL = "conditional"
    RIGHT = "right"


class RelationType(StrEnum):
    """How one obligation is linked to another."""

    PARALLEL_WITH = "parallel_with"
    OVERRIDES = "overrides"
    RESTS_ON = "rests_on"
    AFTER = "after"
    LIMITS = "limits"


class Confidence(StrEnum):
    """How well a sourced fact is established.

    A: read in an official or primary text. B: two or more independent reports.
    C: one report, or inferred. M: not checked against a text ("unconfirmed").
    """

    A = "A"
    B = "B"
    C = "C"
    M = "M"


class PartKind(StrEnum):
    """What the parts of a duty divide it by: no two parts of one kind have anything in common."""

    PLACE = "place"
    CATEGORY = "category"
    HOURS = "hours"


class TextStatus(StrEnum):
    """The standing of a published text of the agreement."""

    OFFICIAL = "official"
    INFORMAL = "informal"
    LEAKED = "leaked"


class NameKind(StrEnum):
    """The kind of thing that a name stands for."""

    AGREEMENT = "agreement"
    PLACE = "place"
    PERSON = "person"
    BODY = "body"
    TERM = "term"


class ArticleKind(StrEnum):
    """The kind of document that was published."""

    ARTICLE = "article"
    STATEMENT = "statement"
    REPORT = "report"
    POST = "post"
    BROADCAST = "broadcast"
    INTERVIEW = "interview"
    DOCUMENT = "document"


class Coded(StrEnum):
    """Whether every sentence of an article was read against every obligation."""

    FULL = "full"
    PART = "part"
    NONE = "none"


class ArticleState(StrEnum):
    """How far an article has come, from the day it came in until every sentence was read."""

    NEW = "new"
    READ = "read"
    PART = "part"
    FULL = "full"

    @property
    def coded(self) -> Coded:
        """What the file of an article in this state says of its coding."""
        return Coded(self) if self in {ArticleState.PART, ArticleState.FULL} else Coded.NONE


class ChainRole(StrEnum):
    """What one link of the chain from speaker to copy did with the words."""

    ORIGIN = "origin"
    AGENCY = "agency"
    OUTLET = "outlet"
    TRANSLATION = "translation"
    REPOST = "repost"


class CoderKind(StrEnum):
    """What kind of coder read an article and coded it."""

    PERSON = "person"
    LANGUAGE_MODEL = "language_model"
    ENGINE = "engine"


class Act(StrEnum):
    """What a speaker does in a statement (docs/codebook.md defines each act)."""

    ASSESSES = "assesses"
    STATES = "states"
    DENIES = "denies"
    INTERPRETS = "interprets"
    COMMITS = "commits"
    DEMANDS = "demands"
    FORECASTS = "forecasts"
    CAVEATS = "caveats"
    BACKGROUND = "background"


OF_NOBODY = frozenset({Act.DENIES, Act.CAVEATS, Act.BACKGROUND})
"""Acts that tell of nobody's conduct: whose it is comes from what they answer, or from nothing."""


class Status(StrEnum):
    """What a speaker says about how an obligation was kept; never said by the program itself."""

    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    IN_PROGRESS = "in_progress"
    NOT_FULFILLED = "not_fulfilled"
    VIOLATED = "violated"
    LAPSED = "lapsed"
    UNCLEAR = "unclear"


class Link(StrEnum):
    """Whether the speaker named the target, or the coder inferred it."""

    NAMED = "named"
    INFERRED = "inferred"


class Voice(StrEnum):
    """How the speaker's words reach the reader.

    Own: written by the speaker. Quoted or reported: relayed by another. Characterised: relayed
    by a voice of another party or signatory.
    """

    OWN = "own"
    QUOTED = "quoted"
    REPORTED = "reported"
    CHARACTERISED = "characterised"


class Scope(StrEnum):
    """Whether a record falls under its target, and if not, why."""

    IN_SCOPE = "in_scope"
    ARGUABLE = "arguable"
    OUTSIDE_ZONE = "outside_zone"
    OTHER_INSTRUMENT = "other_instrument"
    NOT_A_CLAUSE = "not_a_clause"


# Records of any other scope are listed, but enter no label, difference, count or origin.
COUNTED_SCOPES = frozenset({Scope.IN_SCOPE, Scope.ARGUABLE})


class Extent(StrEnum):
    """How much of a claim a denial denies."""

    WHOLE = "whole"
    PART = "part"
    UNSPECIFIED = "unspecified"


class Waivable(StrEnum):
    """Findings on the words of a record that a coder may have looked at and found wrong.

    What must be mended is not among them: passages that are not found, dates, texts that changed.
    """

    CUT_NEGATION = "cut-negation"
    CUT_CONDITION = "cut-condition"
    CUT_ATTRIBUTION = "cut-attribution"
    LIMITED_BY_LEFT_OUT = "limited-by-left-out"
    LONG_PASSAGE = "long-passage"
    INFERRED_BUT_NAMED = "inferred-but-named"
    CLAIM_STATUS = "claim-status"
    STATUS_NOT_CODED = "status-not-coded"
    READING_NOT_HELD = "reading-not-held"
    VOICE_NOT_OUTLET = "voice-not-outlet"
    REPEATED_RECORD = "repeated-record"
    FIGURE_BOUND = "figure-bound"
    DENIED_CLAIM_NOT_CODED = "denied-claim-not-coded"


class NamesPolicy(StrEnum):
    """Whether reports print only neutral names, or also those that each side uses."""

    NEUTRAL = "neutral"
    BOTH = "both"


FIELD_WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "link": Link,
    "voice": Voice,
    "act": Act,
    "status": Status,
    "scope": Scope,
    "extent": Extent,
}
"""The fields of a record of evidence that hold one word of a closed list, and their lists."""
