"""Recorded searches in words."""

from __future__ import annotations

from compliance.model.dates.words import display_date
from compliance.model.incident import Search
from compliance.wording.speaking import tr


def search_words(search: Search) -> str:
    """Return what was searched for, when, where and by whom, and what was found."""
    targets = tr("all points") if search.targets == "all" else ", ".join(search.targets)
    first, last = display_date(search.since), display_date(search.to)
    return tr(
        "{points}, {days}, {where}, by {who}: {found}",
        points=targets,
        days=tr("{first} to {last}", first=first, last=last),
        where=search.where,
        who=search.by,
        found=search.found,
    )
