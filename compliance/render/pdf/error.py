"""The error of writing PDFs."""

from __future__ import annotations

from compliance.errors import ComplianceError
from compliance.render.apart.asked import short


class NoPangoError(ComplianceError):
    """Libraries of the system that lay out text are missing, or do not load."""

    def __init__(self, why: str) -> None:
        """Take what the system says."""
        super().__init__(
            "writing a PDF needs Pango, a library of the system, which does not load"
            f" ({short(why)}); install it (Debian, Ubuntu: apt install libpango-1.0-0"
            " libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: dnf install pango;"
            " macOS: brew install pango)"
        )
