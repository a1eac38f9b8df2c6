"""The list of all audit rules; findings of one severity are printed in this order."""

from __future__ import annotations

from compliance.audit.rules import (
    bases,
    boundary,
    claims,
    coverage,
    dates,
    denials,
    lock,
    passages,
    records,
    texts,
    unused,
)

RULES = (
    # texts and passages
    texts.altered,
    passages.missing,
    passages.near,
    passages.ambiguous,
    lock.suspect,
    lock.unverified,
    lock.without_record,
    boundary.negation,
    boundary.condition,
    boundary.attribution,
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
    denials.denied_before_said,
    denials.denied_claim_not_coded,
    # dates
    dates.before_agreement,
    dates.asserted_after_published,
    dates.published_after_retrieved,
    dates.event_outside_incident,
    # who is counted to whom
    bases.side_without_basis,
    # what was read, and what nobody speaks of
    coverage.article_not_coded,
    coverage.article_coded_in_part,
    coverage.search_found_nothing,
    coverage.side_not_read,
    coverage.silent_target,
    coverage.characterised_only,
    unused.unused_source,
    unused.unused_incident,
)
