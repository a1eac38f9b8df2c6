"""The closed vocabularies: which words a file may use for kinds, acts, statuses and so on."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a side is to the agreement."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NON_SIGNATORY = "non_signatory"
    OTHER = "other"


class SourceKind(StrEnum):
    """What kind of voice a source is."""

    GOVERNMENT = "government"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    INTERNATIONAL = "international"
    MEDIA = "media"
    ANALYST = "analyst"
    ANONYMOUS = "anonymous"


class Group(StrEnum):
    """The three groups in which a side's voices are labelled, in the order printed."""

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
    """Act (done once), state (goes on), conditional, or right."""

    ACT = "act"
    STATE = "state"
    CONDITIONAL = "conditional"
    RIGHT = "right"


class RelationType(StrEnum):
    """How one obligation bears on another."""

    PARALLEL_WITH = "parallel_with"
    OVERRIDES = "overrides"
    RESTS_ON = "rests_on"
    AFTER = "after"
    LIMITS = "limits"


class Confidence(StrEnum):
    """How sure a sourced fact is.

    A: read in an official or primary text. B: two or more independent reports.
    C: one report, or inferred. M: not checked against a text ("unconfirmed").
    """

    A = "A"
    B = "B"
    C = "C"
    M = "M"


class TextStatus(StrEnum):
    """What standing a published text of the agreement has."""

    OFFICIAL = "official"
    INFORMAL = "informal"
    LEAKED = "leaked"


class NameKind(StrEnum):
    """What a name is the name of."""

    AGREEMENT = "agreement"
    PLACE = "place"
    PERSON = "person"
    BODY = "body"
    TERM = "term"


class Coded(StrEnum):
    """Whether every sentence of an article was read against every obligation."""

    FULL = "full"
    PART = "part"


class ChainRole(StrEnum):
    """What one link did in the way from the speaker to the copy we read."""

    ORIGIN = "origin"
    AGENCY = "agency"
    OUTLET = "outlet"
    TRANSLATION = "translation"
    REPOST = "repost"


class Act(StrEnum):
    """What a speaker does with words."""

    ASSESSES = "assesses"
    STATES = "states"
    DENIES = "denies"
    INTERPRETS = "interprets"
    COMMITS = "commits"
    DEMANDS = "demands"
    FORECASTS = "forecasts"
    CAVEATS = "caveats"
    BACKGROUND = "background"


class Status(StrEnum):
    """What a speaker says has become of an obligation."""

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
    """In whose mouth the words are when they reach the reader."""

    OWN = "own"
    QUOTED = "quoted"
    REPORTED = "reported"
    CHARACTERISED = "characterised"


class Scope(StrEnum):
    """Whether a record falls under its target."""

    IN_SCOPE = "in_scope"
    ARGUABLE = "arguable"
    OUTSIDE_ZONE = "outside_zone"
    OTHER_INSTRUMENT = "other_instrument"
    NOT_A_CLAUSE = "not_a_clause"


COUNTED_SCOPES = frozenset({Scope.IN_SCOPE, Scope.ARGUABLE})


class Extent(StrEnum):
    """How much of a claim a denial denies."""

    WHOLE = "whole"
    PART = "part"
    UNSPECIFIED = "unspecified"


class NamesPolicy(StrEnum):
    """Whether reports list the names each side uses."""

    NEUTRAL = "neutral"
    BOTH = "both"
