"""What several commands share: options, their values, exit statuses, how an app is made."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer
from typer.core import TyperCommand

from compliance.model.characters import HALF_CHARACTERS
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.wording.speaking import Language
from compliance.workspace.faults import shown

F = TypeVar("F", bound=StrEnum)

ENDINGS = {"htm": "html"} | {
    one: one for one in ("csv", "graphml", "html", "json", "md", "pdf", "png", "svg")
}
"""The format for each file ending."""

OFFICE: Final = ("doc", "docx", "ods", "odt", "ppt", "pptx", "rtf", "xls", "xlsx")
"""Endings of files that nothing but an office program opens."""


MAY_NAME_FILES = frozenset({"LEFT", "RIGHT", "FILE|URL...", "KEY|FILE"})
"""The texts that may name a file or folder, or a revision of git: both may have any bytes."""


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
Official = Annotated[
    bool, typer.Option("--official", help="Governments and de facto authorities only.")
]
Public = Annotated[
    bool, typer.Option("--public", help="Never print more of a passage than its ends.")
]
Lang = Annotated[Language, typer.Option("--lang", help="The language of the program's own words.")]


def _file(named: Path | None) -> Path | None:
    """Return the file that was named; as everywhere, "-" is standard output."""
    return None if named == Path("-") else named


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=_file,
        help="Write to a file, whole or not at all; - is standard output.",
        readable=False,  # who opens a path says in a sentence why it cannot be
    ),
]
Plain = Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write it.")]

ByEnding = typer.Option("--format", "-f", help="Else by the ending of --output, else text.")
"""How the formats of a command are chosen that can also be told from the name of the file."""


def refuse_half_characters(ctx: Any) -> None:  # noqa: ANN401 - typer hides its class
    """Refuse texts on the command line of which no file or output could be made.

    Of bytes that are no UTF-8 Python makes half characters. In a path they may stand: a system may
    take any bytes as the name of a file.

    Raises:
        typer.BadParameter: a text has a half character; it names the option.
    """
    for param in ctx.command.params:
        given = ctx.params.get(param.name)
        texts = given if isinstance(given, list | tuple) else [given]
        of_text = param.type.name == "str" and param.metavar not in MAY_NAME_FILES
        if of_text and any(
            isinstance(text, str) and HALF_CHARACTERS.search(text) for text in texts
        ):
            message = "these bytes are no UTF-8; type it in UTF-8"
            raise typer.BadParameter(message, ctx, param)


class _Command(TyperCommand):
    """A command whose options and arguments are texts in UTF-8."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer hides its class
        """Return what is left of the arguments; raises `typer.BadParameter`."""
        left = super().parse_args(ctx, args)
        refuse_half_characters(ctx)
        return left


class _App(typer.Typer):
    """An app whose commands take texts in UTF-8."""

    def command(self, name: str | None = None, **settings: Any) -> Any:  # noqa: ANN401 - typer's own
        """Return what makes a command of a function."""
        return super().command(name, cls=_Command, **settings)


def command_app(**settings: Any) -> typer.Typer:  # noqa: ANN401 - typer's own settings
    """Return a typer app set up as all of ours are.

    It prints plain help and leaves errors to `main.run`: with rich, `--help` would take twice as
    long.
    """
    return _App(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day to note; else today, UTC.")
]


def day_on(on: str | None) -> EdtfDate:
    """Return the day to note; today, unless the command line names one.

    Raises:
        typer.BadParameter: what it names is no date.
    """
    today = datetime.now(UTC).date().isoformat()
    try:
        return parse_edtf(on or today)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None


def by_ending(output: Path | None, formats: type[F]) -> F:
    """Return the format that the ending of an output file asks for; of any other ending, text.

    Raises:
        typer.BadParameter: the ending is of a kind of file that the command does not write.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    written = {one.value: one for one in formats}
    if output and ending in {*ENDINGS, *OFFICE} and ENDINGS.get(ending) not in written:
        message = (
            f"this command does not write {ending}, and {shown(output.name)} would hold text; "
            f"end its name in another way, or name one of {', '.join(written)} with --format"
        )
        raise typer.BadParameter(message, param_hint="--output")
    return written.get(ENDINGS.get(ending, "text"), formats("text"))


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
