"""compliance check: whether the files of a workspace are right, and which forms are older."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, command_app
from compliance.cli.output import write_output
from compliance.cli.with_codings import records_with_codings
from compliance.errors import InvalidWorkspaceError, Problem, first_of
from compliance.render.problems import render_problems
from compliance.views.words import counted
from compliance.workspace.load import placed
from compliance.workspace.older_forms import find_older_forms

app = command_app()


class CheckFormat(StrEnum):
    """For people, for programs, or as annotations of a change."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@app.command()
def check(
    ctx: typer.Context,
    format: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="github: as annotations.")
    ] = CheckFormat.TEXT,
    output: Output = None,
) -> None:
    """Check every file of the workspace; print every problem, with its place and its cure.

    What is right, but has a better form by now, is a notice: the exit status does not count it.
    """
    context = ctx.ensure_object(Context)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    try:
        records = records_with_codings(context)
        counts = (
            counted(len(records.agreements), "agreement"),
            counted(sum(len(file.sources) for file in records.sources.values()), "source"),
            counted(len(records.articles), "article"),
            counted(sum(len(file.evidence) for file in records.evidence.values()), "record"),
        )
        context.check_options()
        notices = first_of(placed(context.root, tuple(find_older_forms(records))))
        context.say(f"no problems: {', '.join(counts)}")
    except InvalidWorkspaceError as error:
        problems = error.problems
    write_output(render_problems(problems, format, context.checkout, notices), output)
    if problems:
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
