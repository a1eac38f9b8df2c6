"""The command `compliance` as typer knows it: its global options and its commands."""

from __future__ import annotations

from compliance.cli.global_options import global_options
from compliance.cli.lazy import LazyCommands, plain_app
from compliance.cli.typed import typed

app = plain_app(
    "Who says what about a signed agreement, where, and in which words.",
    name="compliance",
    cls=LazyCommands,
    no_args_is_help=True,
)
app.callback()(typed(global_options))
