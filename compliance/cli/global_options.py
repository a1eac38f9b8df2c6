"""The options that stand before the command, and the context that follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.output import write_output


def print_version() -> None:
    """Print the program's version and the data it carries."""
    from compliance import __version__
    from compliance.workspace.layout import AGREEMENTS, bundled_root

    carried = sorted(path.stem for path in (bundled_root() / AGREEMENTS).glob("*.yaml"))
    write_output(f"compliance {__version__} (carries {', '.join(carried)})\n", None)


@command
def global_options(
    context: Context,
    workspace: Annotated[
        Path | None,
        Option(
            "--workspace",
            "-w",
            metavar="DIR",
            help="The workspace; else COMPLIANCE_WORKSPACE, the nearest above, the shipped one.",
        ),
    ] = None,
    agreement: Annotated[
        str | None,
        Option("--agreement", "-a", metavar="ID", help="Which agreement; else the default."),
    ] = None,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Say less.")] = False,
    verbose: Annotated[bool, Option("--verbose", "-v", help="Say more.")] = False,
    version: Annotated[  # noqa: ARG001 - told at once, instead of a command
        bool,
        Option("--version", help="Print the version and the data carried.", instead=print_version),
    ] = False,
) -> None:
    """Keep the global options for the command; nothing is read yet."""
    context.workspace_option = workspace
    context.agreement_option = agreement
    context.quiet, context.verbose = quiet, verbose
