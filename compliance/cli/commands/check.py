"""compliance check: whether the files of a workspace are right; problems and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.exits import ExitCode
from compliance.cli.options import CheckFormat, Output
from compliance.cli.output import write_output

if TYPE_CHECKING:
    from compliance.errors import Problem


@command
def check(
    context: Context,
    format: Annotated[
        CheckFormat, Option("--format", "-f", help="github: as annotations.")
    ] = CheckFormat.TEXT,
    output: Output = None,
) -> None:
    """Check every file of the workspace; print every problem, with its place and its cure."""
    from compliance.errors import InvalidWorkspaceError
    from compliance.render.problems import render_problems
    from compliance.views.counts import counted

    problems: tuple[Problem, ...] = ()
    try:
        records = context.records
        counts = (
            counted(len(records.agreements), "agreement"),
            counted(sum(len(file.sources) for file in records.sources.values()), "source"),
            counted(len(records.articles), "article"),
            counted(sum(len(file.evidence) for file in records.evidence.values()), "record"),
        )
        context.say(f"no problems: {', '.join(counts)}")
    except InvalidWorkspaceError as error:
        problems = error.problems
    write_output(render_problems(problems, format), output)
    if problems:
        raise SystemExit(ExitCode.UNUSABLE_INPUT)
