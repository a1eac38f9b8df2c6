"""Find what changed since a record was affirmed: the record, its targets' text or its passage."""

from __future__ import annotations

import hashlib

from compliance.model.agreement import Agreement
from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import changed_parts, fingerprint
from compliance.passages.prove import FOUND, Proof
from compliance.workspace.evidence import Evidence

TEXT = "text"


def changed_since(
    entry: LockEntry, evidence: Evidence, agreement: Agreement, proof: Proof
) -> tuple[str, ...]:
    """Return the names of the parts that changed since a record was affirmed.

    These are parts of the fingerprint and, last, "text": the article no longer names the text in
    which the passage was affirmed, or the passage has other words.
    """
    parts = changed_parts(entry.fingerprint, fingerprint(evidence, agreement))
    if not names_text(entry, evidence) or has_other_words(entry, proof):
        return (*parts, TEXT)
    return parts


def names_text(entry: LockEntry, evidence: Evidence) -> bool:
    """Return whether the article of a record still names the text in which it was affirmed."""
    return entry.text_sha256 in {held.text_sha256 for held in evidence.article.held}


def has_other_words(entry: LockEntry, proof: Proof) -> bool:
    """Return whether a passage was found with other words than those affirmed."""
    return proof.level in FOUND and sha256_of(proof.text or "") != entry.passage_sha256


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a passage's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
