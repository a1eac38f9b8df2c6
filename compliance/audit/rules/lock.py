"""Rules on affirmed records: those that never were, that changed since, or that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_evidence, of_lock, rule
from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import pin_hash
from compliance.passages.level import Level
from compliance.passages.suspect import TEXT, changed_since, names_text
from compliance.workspace.evidence import Evidence

# The part of a fingerprint that stands for the agreement, not for the record.
_TARGET_TEXT = "target_text"


@rule("suspect", Severity.ERROR)
def suspect(audited: Audited) -> Iterator[Remark]:
    """A record, the text of its targets or its passage has changed since it was affirmed.

    The finding names the parts. What was affirmed was another statement.
    """
    for e in audited.evidence:
        entry = audited.workspace.lock.get(e.id)
        if entry is None:
            continue
        parts = changed_since(entry, e, audited.agreement, audited.prover.prove(e))
        if parts:
            where = "; ".join(_where(parts, entry, e))
            message = (
                f"changed since it was affirmed on {entry.on.text}: {where}; if it is right as "
                f"it stands: compliance affirm {e.id}"
            )
            yield of_evidence(e, message)


def _where(parts: Sequence[str], entry: LockEntry, e: Evidence) -> Iterator[str]:
    """Yield what changed in the record, in the agreement and in the text, in words."""
    own = [part for part in parts if part not in (_TARGET_TEXT, TEXT)]
    if own:
        yield f"in the record {', '.join(own)}"
    if _TARGET_TEXT in parts:
        yield f"in the agreement the text of {', '.join(e.entry.targets)}"
    if TEXT in parts and names_text(entry, e):
        yield "in the text the words at the passage"
    elif TEXT in parts:
        yield f'the text that "{e.article.id}" names'


@rule("unverified-passage", Severity.WARNING)
def unverified(audited: Audited) -> Iterator[Remark]:
    """Nothing shows that a passage is in its article: no text is held, and no lock attests it."""
    for e in audited.evidence:
        if audited.prover.prove(e).level is Level.UNVERIFIED:
            why = _why_unverified(e, audited.workspace.lock.get(e.id))
            message = (
                f"{why}; add a file that holds it (compliance articles add FILE), "
                f"then: compliance affirm {e.id}"
            )
            yield of_evidence(e, message, "passage")


def _why_unverified(e: Evidence, entry: LockEntry | None) -> str:
    if not e.article.held:
        return f'no text of "{e.article.id}" was ever recognised'
    unheld = f'the text of "{e.article.id}" is not on this machine'
    if entry is None:
        return f"{unheld} and the passage was never affirmed"
    if entry.fingerprint.get("passage") != pin_hash(e):
        return f"{unheld} and other words were affirmed"
    return f"{unheld} and the passage was affirmed in another"


@rule("not-affirmed", Severity.INFO)
def not_affirmed(audited: Audited) -> Iterator[Remark]:
    """A record was never affirmed, so a later change to it would not be noticed."""
    for e in audited.evidence:
        if e.id not in audited.workspace.lock:
            message = f"never affirmed; when it is complete: compliance affirm {e.id}"
            yield of_evidence(e, message)


@rule("lock-without-record", Severity.WARNING)
def without_record(audited: Audited) -> Iterator[Remark]:
    """The lock has a line for a record that no longer exists.

    Checked only if the whole workspace is audited.
    """
    if not audited.whole:
        return
    for evidence_id in audited.workspace.lock:
        if evidence_id not in audited.workspace.evidence:
            message = (
                "affirmed, but no record has this id; restore the record, or remove the line: "
                "compliance affirm --suspect"
            )
            yield of_lock(evidence_id, message)
