"""The words in which single things are shown: kinds, roles, voices, how sure, how related."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.words import (
    Coded,
    Confidence,
    NameKind,
    RelationType,
    Role,
    SourceKind,
    TextStatus,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLE_WORDS: Mapping[Role, str] = {
    Role.PARTY: "party",
    Role.SIGNATORY: "signatory, not a party",
    Role.NON_SIGNATORY: "did not sign",
    Role.OTHER: "neither party nor signatory",
}

SOURCE_KIND_WORDS: Mapping[SourceKind, str] = {
    SourceKind.GOVERNMENT: "government",
    SourceKind.DE_FACTO_AUTHORITY: "de facto authority",
    SourceKind.INTERNATIONAL: "international body",
    SourceKind.MEDIA: "media",
    SourceKind.ANALYST: "analyst",
    SourceKind.ANONYMOUS: "anonymous",
}

VOICE_WORDS: Mapping[Voice, str] = {
    Voice.OWN: "in its own words",
    Voice.QUOTED: "quoted",
    Voice.REPORTED: "reported",
    Voice.CHARACTERISED: "as told by a voice of another side",
}

CONFIDENCE_WORDS: Mapping[Confidence, str] = {
    Confidence.A: "A: read in an official or primary text",
    Confidence.B: "B: two or more independent reports",
    Confidence.C: "C: one report, or inferred",
    Confidence.M: "M: not checked against a text (unconfirmed)",
}

CODED_WORDS: Mapping[Coded, str] = {
    Coded.FULL: "in full: every sentence read against every obligation",
    Coded.PART: "in part",
}

RELATION_WORDS: Mapping[RelationType, str] = {
    RelationType.PARALLEL_WITH: "runs in parallel with",
    RelationType.OVERRIDES: "overrides",
    RelationType.RESTS_ON: "rests on",
    RelationType.AFTER: "comes after",
    RelationType.LIMITS: "limits",
}

TEXT_STATUS_WORDS: Mapping[TextStatus, str] = {
    TextStatus.OFFICIAL: "official",
    TextStatus.INFORMAL: "informal",
    TextStatus.LEAKED: "leaked",
}

NAME_KIND_WORDS: Mapping[NameKind, str] = {
    NameKind.AGREEMENT: "agreement",
    NameKind.PLACE: "place",
    NameKind.PERSON: "person",
    NameKind.BODY: "body",
    NameKind.TERM: "term",
}
