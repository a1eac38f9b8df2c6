"""Which codings are compared, and of which articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from compliance.coding.codings import Codings
from compliance.coding.pairs import TwoCodings
from compliance.errors import ComplianceError
from compliance.model.base import ArticleId, CoderId
from compliance.workspace.workspace import UnknownIdError

_TWO = 2
_ARTICLE = "article coded by both"


class CodersUnclearError(ComplianceError):
    """Two coders are needed, and not exactly two are named or there."""

    def __init__(self, known: Collection[str]) -> None:
        listed = ", ".join(sorted(known)) or "none"
        super().__init__(
            f"two coders are compared; name each with --coder (with codings here: {listed})"
        )


def two_codings(codings: Codings, coders: Sequence[str]) -> TwoCodings:
    """Return the codings of two coders: those named, else the only two that there are.

    Raises:
        CodersUnclearError: not two are named, or without names there are not two.
        NoCodingError: one of them has no coding.
    """
    chosen = tuple(dict.fromkeys(coders)) or tuple(codings.files)
    if len(chosen) != _TWO:
        raise CodersUnclearError(codings.files)
    for coder in chosen:
        codings.articles(coder)
    return TwoCodings(codings, CoderId(chosen[0]), CoderId(chosen[1]))


def chosen_articles(two: TwoCodings, wanted: Sequence[str]) -> tuple[ArticleId, ...]:
    """Return the articles asked for, in their order; else those that both coders have coded.

    Raises:
        UnknownIdError: one of them is none that both have coded.
    """
    for one in wanted:
        if one not in two.articles:
            raise UnknownIdError(_ARTICLE, one, two.articles)
    return tuple(ArticleId(one) for one in dict.fromkeys(wanted)) or two.articles


def unsettled(two: TwoCodings) -> tuple[ArticleId, ...]:
    """Return the articles that both coders have coded and that have no evidence yet."""
    settled = {file.article for file in two.codings.records.evidence.values()}
    return tuple(one for one in two.articles if one not in settled)
