"""The list of all audit rules; findings of one severity are printed in this order."""

from __future__ import annotations

from compliance.audit.rules import (
    articles,
    bases,
    boundary,
    characterised,
    claims,
    coverage,
    dates,
    denials,
    links,
    lock,
    origins,
    passages,
    readings,
    repeats,
    searches,
    texts,
    unused,
    voices,
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
    links.inferred_but_named,
    lock.not_affirmed,
    # what a record says
    claims.claim_status,
    claims.status_not_coded,
    readings.reading_not_held,
    voices.voice_not_outlet,
    repeats.repeated_record,
    origins.origin_differs,
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
    articles.article_not_coded,
    articles.article_coded_in_part,
    searches.search_found_nothing,
    coverage.side_not_read,
    coverage.silent_target,
    characterised.characterised_only,
    unused.unused_source,
    unused.unused_incident,
)
