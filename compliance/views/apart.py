"""Keep what is not a voice's own counted word apart, with the same words in every output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.assessments.assessment import Apart, apart_of
from compliance.views.words import APART_WORDS, not_counted_words
from compliance.workspace.evidence import Evidence


def why_apart(e: Evidence) -> str | None:
    """Return why a record does not stand with its speaker's own words; None if it does."""
    apart = apart_of(e)
    if apart is Apart.NOT_COUNTED:
        return not_counted_words(e.entry.scope)
    return None if apart is None else APART_WORDS[apart]


def blocks_of(evidence: Iterable[Evidence]) -> tuple[tuple[str | None, Sequence[Evidence]], ...]:
    """Return records with why they stand apart: own words, for which there is no reason, first."""
    found: dict[str | None, list[Evidence]] = {None: []}
    for e in evidence:
        found.setdefault(why_apart(e), []).append(e)
    return tuple((why, records) for why, records in found.items() if records)
