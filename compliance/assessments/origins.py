"""Origins: how many acts of utterance stand behind a number of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.words import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.model.base import EvidenceId
    from compliance.model.lock import LockEntry
    from compliance.workspace.evidence import Evidence

Origin = tuple[str, ...]

MIN_QUOTED_WORDS = 8


def origins_of(
    evidence: Iterable[Evidence], lock: Mapping[EvidenceId, LockEntry]
) -> dict[EvidenceId, Origin]:
    """Return the origin of each record.

    It is the one given; else the same quotation of eight words or more by the same speaker,
    where the lock shows it in several articles; else the speaker in this family of articles.
    Only files in git are asked, never a text.
    """
    records = tuple(evidence)
    quotations = {e.id: _quotation(e, lock) for e in records}
    families: dict[Origin, set[str]] = {}
    for e in records:
        quotation = quotations[e.id]
        if quotation is not None:
            families.setdefault(quotation, set()).add(_family(e))
    return {e.id: _origin(e, quotations[e.id], families) for e in records}


def _origin(e: Evidence, quotation: Origin | None, families: Mapping[Origin, set[str]]) -> Origin:
    if e.entry.origin is not None:
        return ("given", e.entry.origin)
    if quotation is not None and len(families[quotation]) > 1:
        return quotation
    return ("told", e.speaker.id, _family(e))


def _quotation(e: Evidence, lock: Mapping[EvidenceId, LockEntry]) -> Origin | None:
    entry = lock.get(e.id)
    if e.entry.voice is not Voice.QUOTED or entry is None or entry.words < MIN_QUOTED_WORDS:
        return None
    return ("quoted", e.speaker.id, entry.passage_sha256)


def _family(e: Evidence) -> str:
    return e.article.family or e.article.id
