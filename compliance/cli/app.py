"""The command `compliance` as typer knows it: its global options and its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.lazy import LazyCommands, plain_app

app = plain_app(
    "Who says what about a signed agreement, where, and in which words.",
    name="compliance",
    cls=LazyCommands,
    no_args_is_help=True,
)


def print_version(*, wanted: bool) -> None:
    """Print the program's version and the data it carries, and end."""
    if wanted:
        from compliance import __version__
        from compliance.workspace.layout import AGREEMENTS, bundled_root

        carried = sorted(path.stem for path in (bundled_root() / AGREEMENTS).glob("*.yaml"))
        typer.echo(f"compliance {__version__} (carries {', '.join(carried)})")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            metavar="DIR",
            help="The workspace; else COMPLIANCE_WORKSPACE, the nearest above, the shipped one.",
        ),
    ] = None,
    agreement: Annotated[
        str | None,
        typer.Option("--agreement", "-a", metavar="ID", help="Which agreement; else the default."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say less.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool,
        typer.Option(
            "--version",
            callback=lambda value: print_version(wanted=value),
            is_eager=True,
            help="Print the version and the data carried.",
        ),
    ] = False,
) -> None:
    """Keep the global options for the command; nothing is read yet."""
    context.obj = Context(
        workspace_option=workspace, agreement_option=agreement, quiet=quiet, verbose=verbose
    )
