"""What a record says, part by part, so that a change of it can be named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.workspace.evidence import Evidence

Facets = dict[str, str]

WORDING = frozenset({"claim", "passage", "note", "respondent_words"})
"""Facets that only put it in other words."""

REFERENCES = frozenset({"targets", "responds_to", "qualifies"})
"""Facets that hold ids, which another revision may have given anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """By what the ids of one operand are known, so that those of the other can be told the same.

    What has the same content in both goes by one name, under whatever ids it stands.
    """

    targets: Mapping[str, str]
    records: Mapping[str, str]

    def references(self, e: Evidence) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return what a record is about, denies and limits, by name."""
        return (
            self.targets_of(e),
            tuple(self.records.get(i, i) for i in e.responds_to),
            tuple(self.records.get(i, i) for i in e.qualifies),
        )

    def targets_of(self, e: Evidence) -> tuple[str, ...]:
        """Return what a record is about, by name."""
        return tuple(self.targets.get(t, t) for t in e.entry.targets)


def facets_of(e: Evidence, *, current: bool) -> Facets:
    """Return the parts of a record, each written as text; "" where there is nothing.

    `current`: whether no later status of the same voice displaces it.
    """
    entry, probable, denied = e.entry, e.entry.probable_speaker, e.entry.denied_claim
    pin = entry.passage
    return {
        "targets": ", ".join(entry.targets),
        "link": entry.link,
        "speaker": entry.speaker,
        "side": e.side,
        "group": e.speaker.group,
        "voice": entry.voice,
        "via": ", ".join(relay.id for relay in e.relays),
        "act": entry.act,
        "status": entry.status or "",
        "current": "now" if current else "earlier",
        "respondents": ", ".join(entry.respondents),
        "respondent_words": entry.respondent_words or "",
        "scope": entry.scope,
        "instrument": entry.instrument or "",
        "reading": entry.reading or "",
        "claim": entry.claim,
        "event": entry.event.text if entry.event else "",
        "asserted": e.asserted.text,
        "published": e.article.published.text,
        "responds_to": ", ".join(e.responds_to),
        "extent": entry.extent or "",
        "denied_claim": f"{denied.by}: {denied.claim}" if denied else "",
        "qualifies": ", ".join(e.qualifies),
        "incident": entry.incident or "",
        "figures": "; ".join(
            f"{f.what}, {f.of or 'not said of whom'}: {f.value} ({f.as_printed})"
            for f in entry.figures
        ),
        "origin": entry.origin or "",
        "probable_speaker": f"{probable.source}: {probable.because}" if probable else "",
        "passage": " … ".join(part for part in (pin.prefix, pin.start, pin.end) if part),
        "note": entry.note or "",
    }
