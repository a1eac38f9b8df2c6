"""Rules on denials: the denied claim should be coded, and should have been made before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.audit.audited import Audited
from compliance.audit.bodies import with_bodies
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.workspace.checks.dates import is_after
from compliance.workspace.evidence import Evidence


@rule("denied-claim-not-coded", Severity.INFO)
def denied_claim_not_coded(audited: Audited) -> Iterator[Remark]:
    """A record denies a claim, but nothing by its speaker is on the same target or incident.

    The report then prints the denial, and the denied claim only in the words of a coder. Records
    that are not counted are skipped.
    """
    spoken_of = _topics(audited)
    for e in audited.evidence:
        claim = e.entry.denied_claim
        if claim is None or not e.counted:
            continue
        if spoken_of.get(claim.by, frozenset()).isdisjoint(_topics_of(e)):
            message = (
                f'denies a claim of "{claim.by}", who has no record on the same target or '
                "incident; code the claim, if it can be found, and use responds_to"
            )
            yield of_evidence(e, message, "denied_claim")


@rule("denied-before-said", Severity.WARNING)
def denied_before_said(audited: Audited) -> Iterator[Remark]:
    """A denial is certainly earlier than what it is said to deny."""
    evidence = audited.workspace.evidence
    for e in audited.evidence:
        for index, answered in enumerate(e.responds_to):
            said = evidence[answered].asserted
            if is_after(said, e.asserted):
                message = (
                    f'asserted "{e.asserted.text}", but "{answered}", which it denies, was '
                    f'asserted later ("{said.text}"); correct a date, or what it denies'
                )
                yield of_evidence(e, message, "responds_to", index)


def _topics(audited: Audited) -> Mapping[str, set[str]]:
    """Return the targets and incidents that each side, source and body speaks about."""
    sources = audited.workspace.sources
    spoken_of: dict[str, set[str]] = {}
    for e in audited.workspace.evidence_on(audited.agreement):
        topics = _topics_of(e)
        for voice in (e.side, *(body.id for body in with_bodies(e.speaker, sources))):
            spoken_of.setdefault(voice, set()).update(topics)
    return spoken_of


def _topics_of(e: Evidence) -> set[str]:
    """Return the targets of a record and its incident, marked so that the ids cannot collide."""
    incident = () if e.entry.incident is None else (f"incident:{e.entry.incident}",)
    return {*e.entry.targets, *incident}
