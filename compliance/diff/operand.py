"""Parse the operands of `diff`: a side or voice, at a day or revision, in a workspace."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.model.base import is_id
from compliance.model.characters import FORBIDDEN_IN_LINES
from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.workspace.faults import MOST_OF_AN_ARGUMENT, shown

REVISION = "rev:"
_NOTHING: Final = "has nothing behind @"
# What a revision is, git knows. None begins with "-", or git would take it for an option.
_SAFE_REVISION = re.compile(r"[^-].{0,199}", re.DOTALL)


class OperandError(ComplianceError):
    """An operand of `diff` that cannot be parsed."""

    def __init__(self, text: str, wrong: str) -> None:
        super().__init__(
            f"{shown(text, MOST_OF_AN_ARGUMENT)} {wrong}; "
            "write a side or voice, SIDE@2021-12-31, SIDE@rev:HEAD~3 or a path"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """One of the two that are compared; with `voice` None, everybody in the workspace."""

    text: str
    voice: str | None = None
    as_of: date | None = None
    revision: str | None = None
    path: Path | None = None


def parse_operand(text: str) -> Operand:
    """Return the operand that a text means: a path, or `VOICE` with any of @DATE, @rev:REV, @PATH.

    Raises:
        OperandError: it is none of these.
    """
    if _is_path(text):
        return Operand(text=text, path=Path(text))
    voice, at, rest = text.partition("@")
    if voice and not is_id(voice):
        raise OperandError(text, "names no side or voice")
    if not text:
        raise OperandError(text, "is empty")
    if at and not rest:
        raise OperandError(text, _NOTHING)
    operand = Operand(text=text, voice=voice or None)
    while rest:
        operand, rest = _read_part(operand, rest)
    return operand


def paired(left: Operand, right: Operand) -> tuple[Operand, Operand]:
    """Return operands where one without a voice takes the other's: `az ../c` is `az az@../c`."""
    return (
        replace(left, voice=left.voice or right.voice),
        replace(right, voice=right.voice or left.voice),
    )


def _read_part(operand: Operand, rest: str) -> tuple[Operand, str]:
    """Return an operand with the part after an @; a revision takes the rest, as it may have @."""
    if rest.startswith(REVISION):
        revision = rest.removeprefix(REVISION)
        if not _SAFE_REVISION.fullmatch(revision) or FORBIDDEN_IN_LINES.search(revision):
            raise OperandError(operand.text, f"has no revision of git in {shown(revision)}")
        return replace(operand, revision=revision), ""
    part, at, more = rest.partition("@")
    if at and not more:
        raise OperandError(operand.text, _NOTHING)
    if _is_path(part):
        return replace(operand, path=Path(part)), more
    return replace(operand, as_of=_day(operand, part)), more


def _day(operand: Operand, part: str) -> date:
    try:
        day = parse_edtf(part).upper
    except InvalidDateError:
        raise OperandError(operand.text, f"has {shown(part)} where a date is wanted") from None
    if day is None:
        raise OperandError(operand.text, f"has {shown(part)}, which has no last day")
    return day


def _is_path(text: str) -> bool:
    """Return whether a text is meant as a path: before any @ it begins with a dot or contains /.

    A slash after digits alone is that of two dates.
    """
    first = text.partition("@")[0]
    folder, slash, _ = first.partition("/")
    return first.startswith((".", "~")) or bool(slash and not folder[:4].isdecimal())
