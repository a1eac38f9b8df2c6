"""The settings of a workspace."""

from typing import Annotated

from compliance.model.base import ID_RULE, AgreementId, FieldRule, Line, file_record
from compliance.model.document import SideField
from compliance.model.words import NamesPolicy


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
