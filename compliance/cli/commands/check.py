"""compliance check: whether the files of a workspace are right; problems and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from compliance.cli.exits import ExitCode
from compliance.cli.options import CheckFormat, Output
from compliance.cli.output import write_output

if TYPE_CHECKING:
    from compliance.cli.context import Context
    from compliance.errors import Problem


def check(
    context: typer.Context,
    format: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="github: as annotations.")
    ] = CheckFormat.TEXT,
    output: Output = None,
) -> None:
    """Check every file of the workspace; print every problem, with its place and its cure."""
    from compliance.errors import InvalidWorkspaceError
    from compliance.render.problems import render_problems
    from compliance.views.words import counted

    with_context: Context = context.obj
    problems: tuple[Problem, ...] = ()
    try:
        workspace = with_context.workspace
        counts = (
            counted(len(workspace.agreements), "agreement"),
            counted(len(workspace.sources), "source"),
            counted(len(workspace.articles), "article"),
            counted(len(workspace.evidence), "record"),
        )
        with_context.say(f"no problems: {', '.join(counts)}")
    except InvalidWorkspaceError as error:
        problems = error.problems
    write_output(render_problems(problems, format), output)
    if problems:
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
