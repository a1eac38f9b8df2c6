"""The error of a workspace's own templates."""

from __future__ import annotations

from typing import Final

from compliance.errors import ComplianceError

_LONGEST: Final = 300


class TemplateFailedError(ComplianceError):
    """A template cannot be read, does what templates may not do, or takes more than it may."""

    def __init__(self, place: str, wrong: str) -> None:
        """Take a place, "templates/NAME:LINE" or less, and what is wrong there."""
        # Both may quote what a stranger wrote.
        super().__init__(f"{_short(place)}: {_short(wrong).removesuffix('.')}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
