"""compliance reliability: how far coders of the same articles agree, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations
from typing import Annotated

import typer

from compliance.assessments.points import check_points, targets_asked
from compliance.cli.context import Context
from compliance.cli.decisions import decision_store
from compliance.cli.options import ByEnding, Output, Points, Public, by_ending, command_app
from compliance.cli.with_codings import records_with_codings
from compliance.coding.choose import CodersUnclearError, chosen_articles
from compliance.coding.codings import Codings
from compliance.coding.engine_coding import EngineCodings
from compliance.coding.fields import SCALES
from compliance.coding.pairs import TwoCodings
from compliance.coding.reliability import Reliability, reliability
from compliance.model.base import CoderId
from compliance.suggest.engines import engine_named
from compliance.views.reliability.build import ReliabilityRequest, build_reliability_view
from compliance.workspace.workspace import UnknownIdError

app = command_app()

_FIELD = "field to compare"

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ARTICLE...]", help="Else all that both coders have coded."),
]
Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="ID", help="Of whom; may be repeated; else everybody."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME", help="Only this field; may be repeated."),
]
EngineName = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help="An engine as one more coder.")
]


class ReliabilityFormat(StrEnum):
    """How reliability is written."""

    TEXT = "text"
    MD = "md"
    JSON = "json"


@app.command("reliability")
def command(  # noqa: PLR0913, PLR0917 - the options are the command's interface
    ctx: typer.Context,
    articles: Articles = None,
    coder: Coders = None,
    field: Fields = None,
    point: Points = None,
    engine: EngineName = None,
    public: Public = False,
    format: Annotated[ReliabilityFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Compare codings of the same articles, two by two: alpha by field, and every disagreement."""
    context = ctx.ensure_object(Context)
    _check_fields(field or [])
    check_points(point or (), context.agreement)
    codings, coders = _coders(context, coder or [], engine)
    targets = frozenset(targets_asked(context.agreement, point)) if point else None
    compared: Iterator[Reliability] = (
        reliability(two, chosen_articles(two, articles or []), targets=targets, fields=field)
        for two in (TwoCodings(codings, *both) for both in combinations(coders, 2))
    )
    request = ReliabilityRequest(
        workspace=context.workspace,
        agreement=context.agreement,
        coders={one.id: one.name for one in context.workspace.coders.values()},
        decisions=tuple(
            one for decided in decision_store(context).standing().values() for one in decided
        ),
        points=tuple(point or ()),
        public=public,
    )
    view = build_reliability_view(compared, request)
    context.write("reliability", view, format or by_ending(output, ReliabilityFormat), output)


def _check_fields(asked: list[str]) -> None:
    known = [one.field for one in SCALES]
    for one in asked:
        if one not in known:
            raise UnknownIdError(_FIELD, one, known)


def _coders(
    context: Context, asked: list[str], engine: str | None
) -> tuple[Codings, tuple[CoderId, ...]]:
    """Return the codings, and the ids of those who are compared, the engine last."""
    records = records_with_codings(context)
    codings = Codings(records, context.library, context.agreement)
    coders = tuple(CoderId(one) for one in dict.fromkeys(asked)) or tuple(codings.files)
    for one in coders:
        codings.of(one)
    if engine is not None:
        codings = EngineCodings(records, context.library, context.agreement, engine_named(engine))
        coders = (*(one for one in coders if one != codings.name), codings.name)
    if len(coders) < 2:  # noqa: PLR2004 - two to compare
        raise CodersUnclearError(codings.files)
    return codings, coders
