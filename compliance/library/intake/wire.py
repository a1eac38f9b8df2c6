"""What passes between this process and the one that reads captures, a line of JSON each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from compliance.library.intake.capture import Capture, LentFile
from compliance.library.intake.extraction import Extraction, Listed, Remark


@dataclass(frozen=True, slots=True)
class Refused:
    """That nothing can be made of a capture, or not of all of it."""

    wrong: str
    cure: str


@dataclass(frozen=True, slots=True)
class Done:
    """That all of a capture was read."""


Found = Extraction | Capture | Listed | Remark
Message = Found | LentFile | Refused | Done

_NAMES: Final[dict[type[Message], str]] = {
    Extraction: "text",
    Capture: "capture",
    LentFile: "lent",
    Listed: "listed",
    Remark: "remark",
    Refused: "refused",
    Done: "done",
}
_OF: Final = {name: kind for kind, name in _NAMES.items()}


def to_line(message: Message) -> bytes:
    """Return a message as a line, without its end.

    Raises:
        ValueError: a text in it has half a character.
    """
    return msgspec.json.encode((_NAMES[type(message)], message))


def from_line(line: bytes) -> Message | None:
    """Return the message in a line; None if there is none in it."""
    try:
        name, told = msgspec.json.decode(line, type=tuple[str, msgspec.Raw])
        found: Message = msgspec.json.decode(told, type=_OF[name])
    except (msgspec.MsgspecError, KeyError, RecursionError):
        return None
    return found
