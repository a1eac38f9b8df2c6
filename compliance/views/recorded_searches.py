"""Recorded searches in words."""

from __future__ import annotations

from compliance.model.dates.words import display_date
from compliance.model.incident import Search


def search_words(search: Search) -> str:
    """Return what was searched for, when, where and by whom, and what was found."""
    targets = "all points" if search.targets == "all" else ", ".join(search.targets)
    days = f"{display_date(search.since)} to {display_date(search.to)}"
    return f"{targets}, {days}, {search.where}, by {search.by}: {search.found}"
