"""Which passages still stand in a stored text that was altered: the lock knows each one's hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.passages.fingerprint import pin_hash
from compliance.passages.locate import SearchText, passage_text
from compliance.passages.prove import pin_of
from compliance.passages.suspect import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.model.base import EvidenceId
    from compliance.model.lock import LockEntry
    from compliance.passages.search import Range
    from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The records of an altered text: those whose words no longer stand there, and those that do.

    Of the `unknown` ones neither can be said: their words were never affirmed in that text.
    """

    gone: tuple[EvidenceId, ...]
    whole: tuple[EvidenceId, ...]
    unknown: tuple[EvidenceId, ...]


def standing_in(
    altered: str,
    sha256: str,
    evidence: Iterable[Evidence],
    lock: Mapping[EvidenceId, LockEntry],
) -> Standing:
    """Sort the records of a text, as it lies there now, by the hash of their affirmed words.

    `sha256` is the hash that the text had when they were affirmed in it.
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
    return Standing(gone=tuple(gone), whole=tuple(whole), unknown=tuple(unknown))


def _affirmed(entry: LockEntry, e: Evidence, sha256: str) -> bool:
    """Return whether the lock speaks of the words that a record pins now, in that text."""
    return entry.text_sha256 == sha256 and entry.fingerprint.get("passage") == pin_hash(e)


def _stands(text: SearchText, entry: LockEntry, e: Evidence) -> bool:
    """Return whether the affirmed words stand at their place, or where the pin leads now."""
    pin = pin_of(e.entry.passage)
    # What was altered before a passage moved it: then its pin finds it, ambiguous or not.
    places: tuple[Range, ...] = (entry.range, *text.as_written(pin), *text.as_folded(pin))
    return any(sha256_of(passage_text(text.text, p)) == entry.passage_sha256 for p in places)
