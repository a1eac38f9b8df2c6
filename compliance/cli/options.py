"""What several commands share: options, their values, exit statuses, how an app is made."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.workspace.faults import shown

F = TypeVar("F", bound=StrEnum)

ENDINGS = {"csv": "csv", "htm": "html", "html": "html", "json": "json", "md": "md", "svg": "svg"}
"""The format for each file ending."""


class PlainFormat(StrEnum):
    """Output for people or for programs."""

    TEXT = "text"
    JSON = "json"


Source = Annotated[
    str | None,
    typer.Option("--source", "-s", metavar="ID", help="A side or voice; see: compliance show"),
]
Points = Annotated[
    list[str] | None,
    typer.Option(
        "--point", "-p", metavar="N", help="Only this clause or obligation; may be repeated."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Leave out what was said after this day."),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="Leave out what was published after it."),
]
Official = Annotated[bool, typer.Option("--official", help="Official voices only.")]
Public = Annotated[
    bool, typer.Option("--public", help="Never print more of a passage than its ends.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, whole or not at all.",
        readable=False,  # who opens a path says in a sentence why it cannot be
    ),
]
Plain = Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write it.")]

ByEnding = typer.Option("--format", "-f", help="Else by the ending of --output, else text.")
"""How the formats of a command are chosen that can also be told from the name of the file."""


def command_app(**settings: Any) -> typer.Typer:  # noqa: ANN401 - typer's own settings
    """Return a typer app set up as all of ours are.

    It prints plain help and leaves errors to `main.run`: with rich, `--help` would take twice as
    long.
    """
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def by_ending(output: Path | None, formats: type[F]) -> F:
    """Return the format that the ending of an output file asks for, else text."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    wanted = ENDINGS.get(ending, "text")
    return next((one for one in formats if one.value == wanted), formats("text"))


def last_day(value: str | None, option: str) -> date | None:
    """Return the last possible day of a date given on the command line."""
    if value is None:
        return None
    try:
        day = parse_edtf(value).upper
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
    if day is None:
        message = f"{shown(value)} has no last day; write a date such as 2021-12-31"
        raise typer.BadParameter(message, param_hint=option)
    return day
