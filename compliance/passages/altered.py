"""Find which passages still stand in an altered text, by the hashes that the lock holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.model.base import EvidenceId
from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import pin_hash
from compliance.passages.locate import SearchText, passage_text
from compliance.passages.prove import pin_of
from compliance.passages.search import Range
from compliance.passages.suspect import sha256_of
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class AlteredPassages:
    """The records of an altered text, by whether their affirmed words still stand there.

    The words of `unknown` records were never affirmed in that text, so nothing can be said.
    """

    gone: tuple[EvidenceId, ...]
    whole: tuple[EvidenceId, ...]
    unknown: tuple[EvidenceId, ...]


def standing_in(
    altered: str,
    sha256: str,
    evidence: Iterable[Evidence],
    lock: Mapping[EvidenceId, LockEntry],
) -> AlteredPassages:
    """Return which records still have their affirmed words in an altered text.

    `sha256` is the hash that the text had before, under which the lock names it.
    """
    text = SearchText(altered)
    gone: list[EvidenceId] = []
    whole: list[EvidenceId] = []
    unknown: list[EvidenceId] = []
    for e in evidence:
        entry = lock.get(e.id)
        if entry is None or not _affirmed(entry, e, sha256):
            unknown.append(e.id)
        elif _stands(text, entry, e):
            whole.append(e.id)
        else:
            gone.append(e.id)
    return AlteredPassages(gone=tuple(gone), whole=tuple(whole), unknown=tuple(unknown))


def _affirmed(entry: LockEntry, e: Evidence, sha256: str) -> bool:
    """Return whether the lock affirms the words that a record pins now, in the text of a hash."""
    return entry.text_sha256 == sha256 and entry.fingerprint.get("passage") == pin_hash(e)


def _stands(text: SearchText, entry: LockEntry, e: Evidence) -> bool:
    """Return whether the affirmed words stand at their old place, or where the pin is found now."""
    pin = pin_of(e.entry.passage)
    # A change earlier in the text moves a passage; its pin still finds it, perhaps among others.
    places: tuple[Range, ...] = (entry.range, *text.as_written(pin), *text.as_folded(pin))
    length = entry.range[1] - entry.range[0]
    return any(
        sha256_of(passage_text(text.text, (start, end))) == entry.passage_sha256
        for start, end in places
        if end - start == length
    )
