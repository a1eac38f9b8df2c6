"""Commands that are imported when they are run: `--help` and each command pay for nothing else."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from compliance.cli.quick_values import made_quick, read_quickly

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "report": "What a side or voice says of each point, all others beside.",
    "diff": "Where two sides, voices, dates or revisions differ.",
    "matrix": "A table of what is said: by side, by conduct, or by incident.",
    "timeline": "What was said when: lanes by side and group, due dates as lines.",
    "audit": "Every step from each point to the articles; what to look at again.",
    "site": "The workspace as a folder of pages, for a browser.",
    "show": "What there is; or one thing with all that touches it.",
    "check": "Every problem in the files of the workspace.",
    "articles": "Keep the texts of articles in the text library; draft new ones.",
    "affirm": "Find passages in the texts held here, and note where they stand.",
    "init": "Make a new workspace.",
    "schema": "The JSON Schemas of the files, for editors.",
    "explain": "What the code of a problem or finding means, and what to do.",
}
"""The commands in the order printed, each with its line; the module of the name has the rest."""


def plain_app(text: str | None = None, **more: Any) -> typer.Typer:  # noqa: ANN401 - typer's own
    """Return an app without rich, whose import would double the time of `--help`."""
    return typer.Typer(
        help=text,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **more,
    )


class LazyCommands(TyperGroup):
    """The group of all commands; a command's module is imported when it is asked for."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - click's, vendored
        """Return the global options, to be read without pydantic."""
        return made_quick(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002, ANN401 - click's, vendored
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002, ANN401 - the same
        """Return a command ready to run; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"compliance.cli.commands.{cmd_name}")
        app = getattr(module, "app", None)
        if app is None:
            app = plain_app()
            app.command(cmd_name)(getattr(module, cmd_name))
        command = typer.main.get_command(app)
        command.name = cmd_name
        for one in (command, *getattr(command, "commands", {}).values()):
            read_quickly(one)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002, ANN401 - the same
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
