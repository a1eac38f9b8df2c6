"""Commands that are imported when they are run: `--help` and each command pay for nothing else."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from compliance.cli.names import COMMANDS
from compliance.cli.quick_values import made_quick, read_quickly
from compliance.cli.typed import typed


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
        command = typer.main.get_command(_app(cmd_name))
        command.name = cmd_name
        for one in (command, *getattr(command, "commands", {}).values()):
            read_quickly(one)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002, ANN401 - the same
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _app(name: str) -> typer.Typer:
    """Return the app of a command, or of a group of commands."""
    module = import_module(f"compliance.cli.commands.{name}")
    group = getattr(module, "COMMANDS", None)
    app = plain_app() if group is None else plain_app(module.GROUP, no_args_is_help=True)
    for own, function in (group or {name: getattr(module, name)}).items():
        app.command(own)(typed(function))
    return app
