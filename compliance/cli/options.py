"""Options that several commands share, and the words they take."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from compliance.cli.declared import BadOptionError, Option


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


class PlainFormat(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class CheckFormat(StrEnum):
    """For people, for programs, or as annotations of a change."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Output = Annotated[
    Path | None,
    Option("--output", "-o", help="Write to a file, whole or not at all.", metavar="FILE"),
]
Plain = Annotated[PlainFormat, Option("--format", "-f", help="How to write it.")]


F = TypeVar("F", bound=StrEnum)

ENDINGS = {"csv": "csv", "htm": "html", "html": "html", "json": "json", "md": "md", "svg": "svg"}
"""The format that the ending of a file stands for."""


def by_ending(output: Path | None, formats: type[F]) -> F:
    """Return the format that the ending of an output file asks for, else text."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    wanted = ENDINGS.get(ending, "text")
    return next((one for one in formats if one.value == wanted), formats("text"))


def last_day(value: str | None, option: str) -> date | None:
    """Return the last possible day of a date given on the command line."""
    if value is None:
        return None
    from compliance.model.edtf import InvalidDateError, parse_edtf

    try:
        day = parse_edtf(value).upper
    except InvalidDateError as error:
        raise BadOptionError(str(error), option) from None
    if day is None:
        message = f'"{value}" has no last day; write a date such as 2021-12-31'
        raise BadOptionError(message, option)
    return day
