"""Run an audit: the rules, the level of every passage, and what could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding, Severity
from compliance.audit.rules import (
    boundary,
    claims,
    coverage,
    dates,
    figures,
    lock,
    passages,
    records,
    searches,
    sources,
)
from compliance.model.base import EvidenceId
from compliance.passages.level import Level

RULES = (
    # texts and passages
    passages.altered,
    passages.missing,
    passages.near,
    passages.ambiguous,
    lock.suspect,
    lock.unverified,
    lock.without_record,
    boundary.negation,
    boundary.condition,
    boundary.attribution,
    boundary.limited,
    boundary.language_not_listed,
    passages.long,
    records.inferred_but_named,
    lock.not_affirmed,
    # what a record says
    claims.claim_status,
    claims.status_not_coded,
    records.reading_not_held,
    records.voice_not_outlet,
    records.repeated_record,
    records.origin_differs,
    claims.denied_before_said,
    claims.denied_claim_not_coded,
    figures.figure_bound,
    # dates
    dates.before_agreement,
    dates.asserted_after_published,
    dates.published_after_retrieved,
    dates.event_outside_incident,
    # who is counted to whom
    sources.side_without_basis,
    sources.side_of_last_day,
    # what was read, and what nobody speaks of
    coverage.article_not_coded,
    coverage.records_not_marked,
    coverage.article_coded_in_part,
    coverage.search_found_nothing,
    searches.search_run_found,
    searches.search_not_current,
    coverage.side_not_read,
    coverage.silent_target,
    coverage.characterised_only,
    sources.unused_source,
    sources.unused_incident,
)


HELD = frozenset(Level) - {Level.ATTESTED, Level.UNVERIFIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """What could not be checked: records without a text here, and the rules that need one."""

    codes: tuple[str, ...]
    evidence: tuple[EvidenceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The result of an audit.

    `levels` counts each passage once and has every level, so that the counts add up. Findings
    are ordered by severity, then by rule, then as the rule found them.
    """

    audited: Audited
    levels: Mapping[Level, int]
    findings: tuple[Finding, ...]
    unchecked: Unchecked

    @property
    def total(self) -> int:
        """The number of passages checked."""
        return sum(self.levels.values())

    def reaching(self, least: Severity) -> tuple[Finding, ...]:
        """Return the findings that are at least as severe as `least`."""
        return tuple(f for f in self.findings if f.severity.reaches(least))


def run_audit(audited: Audited) -> Audit:
    """Return the audit of a scope; each text is opened once, each passage searched once in it.

    What the coder of a record has looked at, and waives with a reason, is no finding.
    """
    levels = dict.fromkeys(Level, 0)
    unheld: list[EvidenceId] = []
    for e in audited.evidence:
        level = audited.prover.prove(e).level
        levels[level] += 1
        if level not in HELD:
            unheld.append(e.id)
    waived = {(e.id, str(one.finding)) for e in audited.evidence for one in e.entry.waivers}
    every = (finding for rule in RULES for finding in rule.findings(audited))
    found = [one for one in every if (one.remark.evidence, one.code) not in waived]
    order = list(Severity)
    reading = tuple(rule.code for rule in RULES if rule.reads_texts)
    return Audit(
        audited=audited,
        levels=levels,
        findings=tuple(sorted(found, key=lambda f: order.index(f.severity))),
        unchecked=Unchecked(codes=reading if unheld else (), evidence=tuple(unheld)),
    )
