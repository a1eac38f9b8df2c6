"""The command `compliance`: its global options, and its commands, imported when they are run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from compliance import __version__
from compliance.cli.options import command_app, refuse_half_characters
from compliance.cli.output import write_output

COMMANDS: Mapping[str, str] = {
    "report": "What a side or voice says of each point, all others beside.",
    "diff": "Where two sides, voices, dates or revisions differ.",
    "matrix": "A table of what is said: by side, by conduct, or by incident.",
    "network": "Who says the same as whom, denies whom, or names whom as not keeping it.",
    "timeline": "What was said when: lanes by side and group, due dates as lines.",
    "coverage": "What was read, searched and found, by point, side and time.",
    "audit": "Every step from each point to the articles; what to look at again.",
    "site": "The workspace as a folder of pages, for a browser.",
    "export": "Statements in the formats of other programs, and what these cannot hold.",
    "import": "What comes back from other programs: a plan first, then the change.",
    "dossier": "A report with all that it rests on, in one file for others to check.",
    "verify": "Whether a dossier is as it was packed, and what of it can be proved.",
    "show": "What there is; or one thing with all that touches it.",
    "check": "Every problem in the files of the workspace.",
    "articles": "Keep the texts of articles in the text library; draft new ones.",
    "search": "Find words in the texts on this machine.",
    "suggest": "What in an article may be evidence, with reasons.",
    "scan": "Candidates of evidence in archives of any size, as of a news crawl.",
    "review": "Decide in a browser what of the suggestions is evidence.",
    "decisions": "What coders decided of suggestions, in figures.",
    "reliability": "How far coders of the same articles agree, and where they do not.",
    "adjudicate": "Settle two codings of the same articles, with reasons.",
    "affirm": "Find passages in the texts held here, and note where they stand.",
    "init": "Make a new workspace.",
    "schema": "The JSON Schemas of the files, for editors.",
    "explain": "What the code of a problem or finding means, and what to do.",
}
"""The commands in the order printed, each with its line in the list."""


class LazyCommands(TyperGroup):
    """The group of all commands; the module of a command is imported when the command is run.

    Together they import most of the package, which `compliance --help` need not wait for.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's signature
        """Return what is left for the command; raises `typer.BadParameter` for half characters."""
        left = super().parse_args(ctx, args)
        refuse_half_characters(ctx)
        return left

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002, ANN401 - typer's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002, ANN401 - typer's signature
        """Return a command ready to run, or None if no command has that name."""
        if cmd_name not in COMMANDS:
            return None
        # No module can be named after a word of Python.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        module = import_module(f"compliance.cli.commands.{name}")
        return typer.main.get_command(module.app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002, ANN401 - typer's signature
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = command_app(
    help="Who says what about a signed agreement, where, and in which words.",
    cls=LazyCommands,
    no_args_is_help=True,
)


def print_version(wanted: bool) -> None:
    """Print the version of the program and the data it carries, and end, if that is `wanted`."""
    if wanted:
        from compliance.workspace.layout import carried_agreements

        carried = ", ".join(carried_agreements())
        write_output(f"compliance {__version__} (carries {carried})\n", None)
        raise typer.Exit


@app.callback()
def global_options(  # noqa: PLR0913, PLR0917 - an option each
    ctx: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            metavar="DIR",
            help="The workspace; else COMPLIANCE_WORKSPACE, the nearest above, the shipped one.",
            readable=False,
        ),
    ] = None,
    agreement: Annotated[
        str | None,
        typer.Option("--agreement", "-a", metavar="ID", help="Which agreement; else the default."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say less.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print long texts at once, on a terminal too.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does all there is to do
        bool,
        typer.Option(
            "--version",
            help="Print the version and the data carried.",
            callback=print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Hand the global options to the command; nothing is read yet."""
    # Imported late like the commands, which need it: it imports all that reads a workspace.
    from compliance.cli.context import Context

    ctx.obj = Context(
        workspace=workspace,
        agreement=agreement,
        quiet=quiet,
        verbose=verbose,
        pager=not no_pager,
    )
