"""The words for the kinds of things that files name: sides, sources, coders, texts, names."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model.words import (
    Coded,
    CoderKind,
    Confidence,
    NameKind,
    RelationType,
    Role,
    SourceKind,
    TextStatus,
)
from compliance.wording.worded import Worded

ROLE_WORDS: Mapping[Role, str] = Worded(
    {
        Role.PARTY: "party",
        Role.SIGNATORY: "signatory",
        Role.NON_SIGNATORY: "did not sign",
        Role.NOT_A_PARTY: "not a party",
        Role.OTHER: "in another role",
    },
    "a side of the agreement",
)

SOURCE_KIND_WORDS: Mapping[SourceKind, str] = Worded(
    {
        SourceKind.GOVERNMENT: "government",
        SourceKind.DE_FACTO_AUTHORITY: "de facto authority",
        SourceKind.INTERNATIONAL: "international body",
        SourceKind.MEDIA: "media",
        SourceKind.ANALYST: "analyst",
        SourceKind.ANONYMOUS: "anonymous",
    },
    "a kind of voice",
)

CODER_KIND_WORDS: Mapping[CoderKind, str] = Worded(
    {
        CoderKind.PERSON: "person",
        CoderKind.LANGUAGE_MODEL: "language model",
        CoderKind.ENGINE: "engine",
    },
    "a kind of coder",
)

CODERS_WORDS: Mapping[CoderKind, str] = Worded(
    {
        CoderKind.PERSON: "people",
        CoderKind.LANGUAGE_MODEL: "language models",
        CoderKind.ENGINE: "engines",
    },
    "who coded",
)

CONFIDENCE_WORDS: Mapping[Confidence, str] = Worded(
    {
        Confidence.A: "A: read in an official or primary text",
        Confidence.B: "B: two or more independent reports",
        Confidence.C: "C: one report, or inferred",
        Confidence.M: "M: not checked against a text (unconfirmed)",
    }
)

CODED_WORDS: Mapping[Coded, str] = Worded(
    {
        Coded.FULL: "in full: every sentence read against every obligation",
        Coded.PART: "in part",
        Coded.NONE: "not yet",
    },
    "how far an article was coded",
)

RELATION_WORDS: Mapping[RelationType, str] = Worded(
    {
        RelationType.PARALLEL_WITH: "runs in parallel with",
        RelationType.OVERRIDES: "overrides",
        RelationType.RESTS_ON: "rests on",
        RelationType.AFTER: "comes after",
        RelationType.LIMITS: "limits",
    }
)

TEXT_STATUS_WORDS: Mapping[TextStatus, str] = Worded(
    {
        TextStatus.OFFICIAL: "official",
        TextStatus.INFORMAL: "informal",
        TextStatus.LEAKED: "leaked",
    },
    "a published text",
)

NAME_KIND_WORDS: Mapping[NameKind, str] = Worded(
    {
        NameKind.AGREEMENT: "agreement",
        NameKind.PLACE: "place",
        NameKind.PERSON: "person",
        NameKind.BODY: "body",
        NameKind.TERM: "term",
    },
    "a kind of name",
)
