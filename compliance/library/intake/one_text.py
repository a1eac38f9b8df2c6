"""The text of one file of any kind, for those who keep nothing of it."""

from __future__ import annotations

from pathlib import Path

from compliance.errors import ComplianceError
from compliance.library.intake.capture import UnfitCaptureError
from compliance.library.intake.gather import gathered
from compliance.library.intake.taking import Refused, Taken, Taker


def text_in(path: Path) -> str:
    """Return the first text that is in a file.

    Raises:
        ComplianceError: it cannot be read, or there is none in it.
    """
    for capture in gathered(path, None):
        if isinstance(capture, ComplianceError):
            raise capture
        for outcome in Taker().take(capture):
            if isinstance(outcome, Refused):
                raise outcome.error
            if isinstance(outcome, Taken):
                return outcome.extraction.text
    raise UnfitCaptureError(path.name, "has no text in it", "name the text of an article")
