"""The errors of writing PDFs."""

from __future__ import annotations

from typing import Final

from compliance.errors import ComplianceError

_LONGEST: Final = 300


class NoPangoError(ComplianceError):
    """Libraries of the system that lay out text are missing, or do not load."""

    def __init__(self, why: str) -> None:
        """Take what the system says."""
        super().__init__(
            "writing a PDF needs Pango, a library of the system, which does not load"
            f" ({_short(why)}); install it (Debian, Ubuntu: apt install libpango-1.0-0"
            " libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: dnf install pango;"
            " macOS: brew install pango)"
        )


class PdfFailedError(ComplianceError):
    """A page of which no PDF can be made."""

    def __init__(self, wrong: str) -> None:
        super().__init__(
            f"no PDF can be made of this page: {_short(wrong)}; write it as HTML, and print that"
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
