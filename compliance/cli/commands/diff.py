"""compliance diff: where two sides, voices, days or revisions differ, and what that is called."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.assessments.points import check_points
from compliance.cli.asking import asked_for, spoken_for
from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.operands import subjects
from compliance.cli.options import (
    AsOf,
    ByEnding,
    KnownBy,
    Lang,
    Official,
    Output,
    Points,
    Public,
    by_ending,
    command_app,
)
from compliance.diff.compare import compare
from compliance.diff.operand import Operand, OperandError, paired, parse_operand
from compliance.diff.own import compare_own
from compliance.diff.rows import SAME, Difference
from compliance.diff.subject import Subject
from compliance.passages.prove import Prover
from compliance.views.diff.build import build_diff_view
from compliance.views.diff.view import DiffView
from compliance.views.selection import Request, Selection
from compliance.wording.speaking import Language
from compliance.workspace.faults import MOST_OF_AN_ARGUMENT, shown

app = command_app()


class DiffFormat(StrEnum):
    """How a difference is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


Left = typer.Argument(
    metavar="LEFT", help="SIDE, VOICE, SIDE@DATE, SIDE@rev:GITREV or a workspace's path."
)


@app.command()
def diff(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    left: Annotated[str | None, Left] = None,
    right: Annotated[str | None, typer.Argument(metavar="RIGHT", help="The same.")] = None,
    own: Annotated[
        str | None,
        typer.Option(
            "--own",
            metavar="SOURCE",
            help="In place of two: each voice of a SIDE or VOICE with what it said itself.",
        ),
    ] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    point: Points = None,
    official: Official = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also what both are silent on, or is unchanged; nothing folded."
        ),
    ] = False,
    public: Public = False,
    lang: Lang = Language.ENGLISH,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with status 1 if anything differs.")
    ] = False,
    format: Annotated[DiffFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Show where two sides, voices, days or revisions differ, each row named by a stated rule."""
    context = ctx.ensure_object(Context)
    request = asked_for(context, as_of, known_by, point, official=official, public=public)
    if own is not None and left is not None:
        message = "stands in place of LEFT and RIGHT"
        raise typer.BadParameter(message, param_hint="--own")
    operands = operands_of(left, right) if own is None else (operand_of(own),) * 2
    chosen = format or by_ending(output, DiffFormat)
    with (
        subjects(context, operands, request, heirs=own is not None) as both,
        spoken_for(both[1].workspace, lang, chosen),
    ):
        if own is None:
            view = _view(context, both, request, everything=everything)
        else:
            view = _own_view(context, both[0], request)
        context.write("diff", view, chosen, output)
    if exit_code and view.difference.counts.keys() - SAME:
        raise typer.Exit(ExitCode.FINDINGS)


def view_of(
    context: Context, operands: tuple[Operand, Operand], request: Request, *, everything: bool
) -> DiffView:
    """Compare both operands, and return what is to be shown."""
    with subjects(context, operands, request) as both:
        return _view(context, both, request, everything=everything)


def _view(
    context: Context, both: tuple[Subject, Subject], request: Request, *, everything: bool
) -> DiffView:
    check_points(request.points, *(subject.agreement for subject in both))
    difference = compare(*both, everything=everything)
    left, right = (
        Selection(subject.assessor, prover, request)
        for subject, prover in zip(both, provers(context, difference), strict=True)
    )
    return build_diff_view(difference, (left, right), everything=everything)


def _own_view(context: Context, subject: Subject, request: Request) -> DiffView:
    """Compare each voice of an operand with itself, and return what is to be shown."""
    check_points(request.points, subject.agreement)
    difference = compare_own(subject)
    selection = Selection(subject.assessor, provers(context, difference)[0], request)
    return build_diff_view(difference, (selection, selection))


def operand_of(own: str) -> Operand:
    """Read the operand whose voices are compared with themselves."""
    try:
        operand = parse_operand(own)
    except OperandError as error:
        raise typer.BadParameter(str(error), param_hint="--own") from None
    if operand.voice is None:
        message = f"{shown(own, MOST_OF_AN_ARGUMENT)} names no side or voice"
        raise typer.BadParameter(message, param_hint="--own")
    return operand


def operands_of(left: str | None, right: str | None) -> tuple[Operand, Operand]:
    """Read both operands; what cannot be read is a mistake on the command line."""
    if left is None or right is None:
        message = "name two to compare, or with --own the one whose voices are"
        raise typer.BadParameter(message, param_hint="LEFT RIGHT")
    try:
        return paired(parse_operand(left), parse_operand(right))
    except OperandError as error:
        raise typer.BadParameter(str(error), param_hint="LEFT RIGHT") from None


def provers(context: Context, difference: Difference) -> tuple[Prover, Prover]:
    """Return what proves the passages of either operand; one for both where they share files."""
    left, right = difference.left.workspace, difference.right.workspace
    first = Prover(left, context.library)
    return first, first if right is left else Prover(right, context.library)
