"""Rules on claims: how they agree with what is coded, and on denials of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_evidence, rule
from compliance.audit.status_words import SaidStatus, StatusWords, lists_for
from compliance.model.words import Act, Status
from compliance.workspace.checks.record import is_after
from compliance.workspace.evidence import Evidence

# In a record that states a fact, only words of these statuses are a verdict: a raid, too, can be
# "carried out".
_VERDICTS = frozenset({Status.VIOLATED, Status.NOT_FULFILLED})


@rule("claim-status", Severity.WARNING)
def claim_status(audited: Audited) -> Iterator[Remark]:
    """The claim of a record says another status than the record has.

    The words are those of the codebook. A negation turns a word close behind it; one that stands
    elsewhere in the claim may turn it, so the claim may say both. A claim without any of them
    contradicts only "fulfilled", where it says that something did not happen.
    """
    for e in audited.evidence:
        if e.entry.status is None:
            continue
        lists = lists_for(e.article.language)
        other = _other_status(lists, e.entry.claim, e.entry.status)
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
    for e in audited.evidence:
        if e.entry.act is not Act.STATES or not e.own:
            continue
        every = _said(lists_for(e.article.language), e.entry.claim)
        said = next((one for one in every if one.status in _VERDICTS), None)
        if said is not None:
            message = (
                f'the claim says "{said.words}" ({said.status}), but the act is "states"; use the '
                'act "assesses" and a status, or another word in the claim'
            )
            yield of_evidence(e, message, "claim")


def _said(lists: Iterable[StatusWords], claim: str) -> Iterator[SaidStatus]:
    """Yield each status that a claim says by the words of any of some lists."""
    for words in lists:
        yield from words.said(claim)


def _other_status(lists: Sequence[StatusWords], claim: str, status: Status) -> SaidStatus | None:
    """Return a status that a claim says, unless it may say the one coded as well."""
    may_say = [words.may_say(claim) for words in lists]
    if any(status in one for one in may_say):
        return None
    if any(may_say) and (said := next(_said(lists, claim), None)) is not None:
        return said
    if status is not Status.FULFILLED:
        return None
    undone = next(filter(None, (words.said_undone(claim) for words in lists)), None)
    return None if undone is None else SaidStatus(words=undone, status=Status.NOT_FULFILLED)


@rule("denied-claim-not-coded", Severity.INFO)
def denied_claim_not_coded(audited: Audited) -> Iterator[Remark]:
    """A record denies a claim, but nothing by its speaker is on the same point or incident.

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
                f'denies a claim of "{claim.by}", who has no record on the same point or '
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
    spoken_of: dict[str, set[str]] = {}
    for e in audited.workspace.evidence_on(audited.agreement):
        topics = _topics_of(e)
        for voice in (e.side, *(body.id for body in audited.with_bodies(e.speaker))):
            spoken_of.setdefault(voice, set()).update(topics)
    return spoken_of


def _topics_of(e: Evidence) -> set[str]:
    """Return the targets of a record and its incident, marked so that the ids cannot collide."""
    incident = () if e.entry.incident is None else (f"incident:{e.entry.incident}",)
    return {*e.entry.targets, *incident}
