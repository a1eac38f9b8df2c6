"""The options by which commands are told of which articles they are to speak."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from compliance.assessments.points import check_points, targets_asked
from compliance.cli.context import Context
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.model.words import ArticleState
from compliance.views.inbox import ArticleFilter
from compliance.workspace.workspace import ALWAYS, UnknownIdError


class ListedState(StrEnum):
    """What may be asked for: a draft, or how far an article has come."""

    DRAFT = "draft"
    NEW = "new"
    READ = "read"
    PART = "part"
    FULL = "full"


Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="ID", help="Only what this source published.")
]
OutletSide = Annotated[
    str | None, typer.Option("--side", metavar="ID", help="Only what outlets of it published.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Not what was surely before it.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Not what was surely after it.")
]
States = Annotated[
    list[ListedState] | None,
    typer.Option("--state", help="Only what has come so far; may be repeated."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="Only in this language, as en.")
]


def article_filter(  # noqa: PLR0913 - one for each option
    context: Context,
    *,
    outlet: str | None,
    side: str | None,
    since: str | None,
    until: str | None,
    states: Sequence[ListedState] | None,
    points: Sequence[str] | None,
    language: str | None,
) -> ArticleFilter:
    """Return the filter that a command line asks for.

    Raises:
        UnknownIdError: there is no such source or side.
        UnknownPointError: there is no such point.
        typer.BadParameter: what should be a date is none.
    """
    workspace, agreement = context.workspace, context.agreement
    if outlet is not None and outlet not in workspace.sources:
        raise UnknownIdError("source", outlet, workspace.sources)
    sides = [*workspace.sides(agreement), *ALWAYS]
    if side is not None and side not in sides:
        raise UnknownIdError("side", side, sides)
    check_points(points or (), agreement)
    named = frozenset(states or ())
    return ArticleFilter(
        outlet=outlet,
        side=side,
        since=_date(since, "--since"),
        until=_date(until, "--until"),
        states=frozenset(ArticleState(one) for one in named - {ListedState.DRAFT}),
        drafts=ListedState.DRAFT in named,
        targets=frozenset(targets_asked(agreement, points)) if points else None,
        language=language,
    )


def _date(value: str | None, option: str) -> EdtfDate | None:
    try:
        return None if value is None else parse_edtf(value)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
