"""Records of an agreement's file about the document: its texts, wordings and names."""

from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    NUMBER_RULE,
    FieldRule,
    Id,
    Line,
    SideId,
    Target,
    Url,
    file_record,
)
from compliance.model.language import LanguageTag
from compliance.model.words import Confidence, NameKind, TextStatus

SideField = Annotated[SideId, ID_RULE]


@file_record
class Fact:
    """A sourced fact about the agreement as a document."""

    what: Line
    citation: Line
    url: Url | None = None
    confidence: Confidence


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
