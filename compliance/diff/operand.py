"""What `diff` is given on either side: a side or voice, at a day, at a revision, in a workspace."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.model.base import ID_PATTERN
from compliance.model.dates.edtf import InvalidDateError, parse_edtf

REVISION = "rev:"
# What git reads as a revision and a shell can hand over; above all, nothing that starts an option.
_SAFE_REVISION = re.compile(r"[A-Za-z0-9@][A-Za-z0-9._/@{}^~+-]{0,199}")


class OperandError(ComplianceError):
    """An operand of `diff` that cannot be read."""

    def __init__(self, text: str, wrong: str) -> None:
        super().__init__(
            f'"{text}" {wrong}; write a side or voice, SIDE@2021-12-31, SIDE@rev:HEAD~3 or a path'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """One of the two that are compared. `voice` None: everybody in that workspace."""

    text: str
    voice: str | None = None
    as_of: date | None = None
    revision: str | None = None
    path: Path | None = None


def parse_operand(text: str) -> Operand:
    """Read `VOICE`, `VOICE@DATE`, `VOICE@rev:REV`, `VOICE@PATH`, their sums, or a path alone.

    Raises:
        OperandError: it is none of these.
    """
    if _is_path(text):
        return Operand(text=text, path=Path(text))
    voice, _, rest = text.partition("@")
    if voice and not re.fullmatch(ID_PATTERN, voice):
        raise OperandError(text, "names no side or voice")
    if not voice and not rest:
        raise OperandError(text, "is empty")
    operand = Operand(text=text, voice=voice or None)
    while rest:
        operand, rest = _read_part(operand, rest)
    return operand


def paired(left: Operand, right: Operand) -> tuple[Operand, Operand]:
    """Give an operand without a voice that of the other: `az ../copy` is `az az@../copy`."""
    return (
        replace(left, voice=left.voice or right.voice),
        replace(right, voice=right.voice or left.voice),
    )


def _read_part(operand: Operand, rest: str) -> tuple[Operand, str]:
    """Read what stands after an @; a revision takes all the rest, since it may hold one."""
    if rest.startswith(REVISION):
        revision = rest.removeprefix(REVISION)
        if not _SAFE_REVISION.fullmatch(revision):
            raise OperandError(operand.text, f'has no revision of git in "{revision}"')
        return replace(operand, revision=revision), ""
    part, _, more = rest.partition("@")
    if _is_path(part):
        return replace(operand, path=Path(part)), more
    return replace(operand, as_of=_day(operand, part)), more


def _day(operand: Operand, part: str) -> date:
    try:
        day = parse_edtf(part).upper
    except InvalidDateError:
        raise OperandError(operand.text, f'has "{part}" where a date is wanted') from None
    if day is None:
        raise OperandError(operand.text, f'has "{part}", which has no last day')
    return day


def _is_path(text: str) -> bool:
    """Tell whether text is meant as a path: what stands before an @ begins with a dot, or has /.

    A slash after digits alone is that of two dates.
    """
    first = text.partition("@")[0]
    folder, slash, _ = first.partition("/")
    return first.startswith((".", "~")) or bool(slash and not folder[:4].isdecimal())
