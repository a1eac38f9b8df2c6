"""Group records by origin: the one act of utterance that several of them may report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NewType

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.language import script_of
from compliance.model.lock import LockEntry
from compliance.model.spaceless import IN_A_WORD
from compliance.model.words import Voice
from compliance.workspace.evidence import Evidence

Origin = NewType("Origin", tuple[str, ...])
"""Equal for records of one utterance; nothing in it is for a reader."""

# A shorter quotation may be a set phrase that the speaker used on several occasions.
MIN_QUOTED_WORDS = 8
MIN_QUOTED_CHARACTERS: Final = {
    script: MIN_QUOTED_WORDS * most for script, most in IN_A_WORD.items()
}
"""The same in scripts that put no spaces between words."""


def origins_of(
    evidence: Iterable[Evidence],
    lock: Mapping[EvidenceId, LockEntry],
    families: Mapping[ArticleId, str],
) -> dict[EvidenceId, Origin]:
    """Return the origin of each record; records with equal origins count as one utterance.

    The origin is the one that the record gives. Without one, it is the quotation, if the lock
    shows that several families of articles quote the same speaker with the same words, folded, and
    eight or more of them. Otherwise it is the speaker within the family of articles, of which
    `families` has that of each. The result
    depends on files in git only, never on the texts held on this machine.
    """
    records = tuple(evidence)
    quotations = {e.id: _quotation(e, lock) for e in records}
    quoting: dict[Origin, set[str]] = {}
    for e in records:
        quotation = quotations[e.id]
        if quotation is not None:
            quoting.setdefault(quotation, set()).add(families[e.article.id])
    return {e.id: _origin(e, quotations[e.id], quoting, families[e.article.id]) for e in records}


def _origin(
    e: Evidence, quotation: Origin | None, quoting: Mapping[Origin, set[str]], family: str
) -> Origin:
    if e.entry.origin is not None:
        return Origin(("given", e.entry.origin))
    # Within one family, copies share an origin already, whatever they quote.
    if quotation is not None and len(quoting[quotation]) > 1:
        return quotation
    return Origin(("told", e.speaker.id, family))


def _quotation(e: Evidence, lock: Mapping[EvidenceId, LockEntry]) -> Origin | None:
    entry = lock.get(e.id)
    if e.entry.voice is not Voice.QUOTED or entry is None or not _is_long(entry, e):
        return None
    return Origin(("quoted", e.speaker.id, entry.spoken_sha256 or entry.passage_sha256))


def _is_long(entry: LockEntry, e: Evidence) -> bool:
    """Return whether a quotation is too long to be a set phrase, by the measure of its script."""
    script = script_of(e.article.language)
    if script not in MIN_QUOTED_CHARACTERS:
        return entry.words >= MIN_QUOTED_WORDS
    start, end = entry.range
    return end - start >= MIN_QUOTED_CHARACTERS[script]
