"""Rule on searches recorded as having found nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.audit.bodies import with_bodies
from compliance.audit.finding import Remark, Severity
from compliance.audit.rule import rule
from compliance.model.base import WHOLE
from compliance.workspace.checks.dates import is_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.audit.audited import Audited
    from compliance.model.incident import Search
    from compliance.workspace.evidence import Evidence

NOTHING = re.compile(r"(?:nothing|none|no|not|0)\b", re.IGNORECASE)


@rule("search-found-nothing", Severity.WARNING)
def search_found_nothing(audited: Audited) -> Iterator[Remark]:
    """A search is said to have found nothing, but what it looked for is among the evidence.

    A record of such a voice, on such a target, was published on a day that the search covers.
    """
    said = _by_voice(audited)
    for file, searches in audited.workspace.records.searches.items():
        for index, search in enumerate(searches.searches):
            missed = _missed(search, audited, said) if NOTHING.match(search.found) else None
            if missed is not None:
                message = (
                    f'found "{search.found}", but "{missed.id}" was published in those days; '
                    "say what was found, or correct the days or the targets"
                )
                yield Remark(
                    subject=str(search.side or search.source),
                    file=file,
                    route=("searches", index),
                    message=message,
                )


def _by_voice(audited: Audited) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the records in the own word of each side, source and body; parts count for a body."""
    sources = audited.workspace.sources
    said: dict[str, list[Evidence]] = {}
    for e in audited.evidence:
        if e.own:
            said.setdefault(e.side, []).append(e)
            for voice in with_bodies(e.speaker, sources):
                said.setdefault(voice.id, []).append(e)
    return {voice: tuple(found) for voice, found in said.items()}


def _missed(
    search: Search, audited: Audited, said: Mapping[str, tuple[Evidence, ...]]
) -> Evidence | None:
    """Return the first record that a search should have found."""
    targets = _targets(search, audited)
    for e in said.get(search.side or search.source or "", ()):
        published = e.article.published
        in_time = not (is_after(published, search.to) or is_after(search.since, published))
        if in_time and not targets.isdisjoint(e.entry.targets):
            return e
    return None


def _targets(search: Search, audited: Audited) -> frozenset[str]:
    """Return the targets that a search covers; a point stands for its obligations too."""
    if search.targets == "all" or WHOLE in search.targets:
        return frozenset(audited.target_places)
    return frozenset(
        target
        for clause in audited.agreement.clauses
        for target in (clause.number, *(o.id for o in clause.obligations))
        if target in search.targets or clause.number in search.targets
    )
