"""Rules on claims: what a record says in our words must agree with how it is coded."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.audit.status_words import SaidStatus, status_words
from compliance.model.words import Act, Status

# In a record that states a fact, only words of these statuses are a verdict: a raid, too, can be
# "carried out".
_VERDICTS = frozenset({Status.VIOLATED, Status.NOT_FULFILLED})


@rule("claim-status", Severity.WARNING)
def claim_status(audited: Audited) -> Iterator[Remark]:
    """The claim of a record says another status than the record has.

    The words are those of the codebook. A claim without any of them contradicts only "fulfilled",
    where it says that something did not happen.
    """
    for e in audited.evidence:
        if e.entry.status is None:
            continue
        other = _other_status(e.entry.claim, e.entry.status)
        if other is not None:
            message = (
                f'the claim says "{other.words}" ({other.status}), but the status is '
                f'"{e.entry.status}"; correct one of the two'
            )
            yield of_evidence(e, message, "claim")


@rule("status-not-coded", Severity.WARNING)
def status_not_coded(audited: Audited) -> Iterator[Remark]:
    """A claim says that a duty was broken or not met, but its record only states a fact.

    A speaker who uses such a word assesses; without the status the report leaves a verdict out.
    """
    words = status_words()
    for e in audited.evidence:
        if e.entry.act is not Act.STATES or not e.own:
            continue
        said = next((one for one in words.said(e.entry.claim) if one.status in _VERDICTS), None)
        if said is not None:
            message = (
                f'the claim says "{said.words}" ({said.status}), but the act is "states"; use the '
                'act "assesses" and a status, or another word in the claim'
            )
            yield of_evidence(e, message, "claim")


def _other_status(claim: str, status: Status) -> SaidStatus | None:
    """Return a status that a claim says, unless one of those it says is the one coded."""
    words = status_words()
    said = tuple(words.said(claim))
    if any(one.status is status for one in said):
        return None
    if said:
        return said[0]
    undone = words.said_undone(claim) if status is Status.FULFILLED else None
    return None if undone is None else SaidStatus(words=undone, status=Status.NOT_FULFILLED)
