"""The shipped reference pages on problems and findings, with one section for each code."""

from __future__ import annotations

from compliance.workspace.layout import bundled_root

PROBLEMS = "problems.md"
FINDINGS = "findings.md"


def section_of(page: str, code: str) -> str:
    """Return the Markdown below a code's heading in a page; nothing if it has no such heading."""
    text = (bundled_root() / "docs" / "reference" / page).read_text("utf-8")
    _, _, after = text.partition(f"\n## `{code}`\n")
    return after.partition("\n## ")[0].strip()
