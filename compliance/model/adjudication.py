"""The plan of an adjudication: what a person decides of two codings, row by row."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from compliance.model.base import ID_RULE, ArticleId, FieldRule, Id, Line, file_record
from compliance.model.coder import CoderField
from compliance.model.evidence import EntryId


class Take(StrEnum):
    """Which of two records is taken."""

    A = "a"
    B = "b"
    BOTH = "both"
    NEITHER = "neither"
    OPEN = "open"
    """Nobody has decided yet."""


FieldName = Annotated[str, FieldRule(pattern=r"^[a-z_]{1,40}$")]


@file_record
class PlanRow:
    """A record that both coders have, or one of them, and what is decided of it.

    With `a` or `b`, fields may be taken from the `other` record, written anew, or left out.
    """

    id: Annotated[EntryId | None, FieldRule(description="The id it is to have in evidence/")] = None
    a: Annotated[EntryId | None, FieldRule(description="The first coder's record")] = None
    b: Annotated[EntryId | None, FieldRule(description="The second coder's record")] = None
    choice: Take = Take.OPEN
    other: Annotated[
        tuple[FieldName, ...], FieldRule(description="Fields to take from the other record")
    ] = ()
    fields: Annotated[
        Mapping[str, Any] | None, FieldRule(description="Fields written anew, as in evidence/")
    ] = None
    without: Annotated[tuple[FieldName, ...], FieldRule(description="Fields to leave out")] = ()
    reason: Annotated[
        Line | None, FieldRule(description="Why, or the id of one of the reasons")
    ] = None

    @property
    def is_edited(self) -> bool:
        """Whether the record is to be none of the two as it is."""
        return bool(self.other or self.fields or self.without)


@file_record
class PlanArticle:
    """An article that two coders coded: every record of both stands in one row."""

    article: Annotated[ArticleId, ID_RULE]
    records: tuple[PlanRow, ...]


@file_record
class PlanReason:
    """A reason that several rows give by its id."""

    id: Id
    says: Line


@file_record
class Plan:
    """The content of a plan: who coded, who decides, and what of each article."""

    coders: Annotated[
        tuple[CoderField, ...], FieldRule(min_length=2, description="The two, a and b")
    ]
    by: Annotated[CoderField, FieldRule(description="Who decides")]
    reasons: tuple[PlanReason, ...] = ()
    articles: tuple[PlanArticle, ...]
