"""The settings of a workspace."""

from collections.abc import Mapping
from typing import Annotated, Final

from compliance.model.base import (
    ID_RULE,
    URL_PATTERN,
    AgreementId,
    FieldRule,
    Line,
    Url,
    file_record,
)
from compliance.model.dates.edtf import Date
from compliance.model.document import SideField
from compliance.model.language import LanguageTag
from compliance.model.words import NamesPolicy

FOLDER_PATTERN: Final = f"{URL_PATTERN.removesuffix('$')}/$"
FolderUrl = Annotated[str, FieldRule(pattern=FOLDER_PATTERN, max_length=2_000)]


@file_record
class Publication:
    """Under which name, terms and address a workspace is published."""

    address: Annotated[
        FolderUrl | None, FieldRule(description="Where its site stands, with a slash at the end")
    ] = None
    version: Annotated[Line | None, FieldRule(description="Its version, as it is cited")] = None
    date: Annotated[Date | None, FieldRule(description="The day of that version")] = None
    publisher: Annotated[Line | None, FieldRule(description="Who publishes it")] = None
    licence: Annotated[Line | None, FieldRule(description="Its terms; best an SPDX expression")] = (
        None
    )
    licence_url: Annotated[Url | None, FieldRule(description="Where these stand")] = None
    contact: Annotated[Line | None, FieldRule(description="Where to send an objection")] = None


@file_record
class Settings:
    """The content of compliance.toml."""

    title: Line
    agreement: Annotated[
        AgreementId, ID_RULE, FieldRule(description="Used unless -a says otherwise")
    ]
    sides: Annotated[
        tuple[SideField, ...],
        FieldRule(description="Order in which sides are printed; default: the agreement's"),
    ] = ()
    names: NamesPolicy = NamesPolicy.NEUTRAL
    language: Annotated[
        LanguageTag,
        FieldRule(description="BCP 47, of titles, claims and notes; what pages mark as such"),
    ] = "en"
    titles: Annotated[
        Mapping[LanguageTag, Line] | None,
        FieldRule(description="The title in other languages, by BCP 47 tag"),
    ] = None
    publication: Publication | None = None
