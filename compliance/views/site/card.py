"""A statement as a card: all that a page of the site says of it, the same wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.words import Act
from compliance.views.apart import why_apart
from compliance.views.original import opening_words
from compliance.views.record import RecordView
from compliance.views.selection import Selection
from compliance.views.site.words import added_to_in, adds_to_these, denied_in, denies_these
from compliance.views.when import when_words
from compliance.views.words import GROUP_WORDS
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecordView:
    """Another statement in a line: who says what, and when."""

    id: EvidenceId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecordsView:
    """Other statements that a statement denies, or that deny it; `summary` says which, how many."""

    summary: str
    records: tuple[NamedRecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A statement with what is to be known of it wherever it stands alone.

    `group` is its speaker's; `apart` says why it is not its speaker's own counted word, None if it
    is; `opens` says what its link opens; `linked` are the statements that it denies or adds to, and
    those that deny it or add to it.
    """

    record: RecordView
    article: ArticleId
    group: str
    outlet: str
    apart: str | None
    opens: str
    linked: tuple[LinkedRecordsView, ...]


class CardWriter:
    """Writes statements as cards, from the same records as every other view."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._sources = selection.workspace.sources
        self._evidence = selection.workspace.evidence

    def card(self, e: Evidence, *, current: bool = True) -> CardView:
        """Return a statement as a card."""
        record = self.selection.records.write(e, current=current)
        outlet = self._sources[e.article.outlet]
        return CardView(
            record=record,
            article=e.article.id,
            group=GROUP_WORDS[e.speaker.group],
            outlet=outlet.short_on(e.article.published),
            apart=why_apart(record.evidence),
            opens=opening_words(e.article, outlet),
            linked=self._linked(e),
        )

    def _linked(self, e: Evidence) -> tuple[LinkedRecordsView, ...]:
        found = (
            (denies_these, e.responds_to),
            (adds_to_these, e.qualifies),
            (denied_in, self._answers[Act.DENIES].get(e.id, ())),
            (added_to_in, self._answers[Act.CAVEATS].get(e.id, ())),
        )
        return tuple(
            LinkedRecordsView(summary=words(len(ids)), records=tuple(map(self._named, ids)))
            for words, ids in found
            if ids
        )

    def _named(self, id: EvidenceId) -> NamedRecordView:
        e = self._evidence[id]
        side = () if e.side in ALWAYS else (self.selection.names[e.side],)
        who = ", ".join((*side, e.speaker_short, when_words(e)))
        return NamedRecordView(id=id, words=f"{who}: {e.entry.claim.removesuffix('.')}")

    @cached_property
    def _answers(self) -> Mapping[Act, Mapping[EvidenceId, Sequence[EvidenceId]]]:
        """By denial or caveat: what answers a record, in the order of ids."""
        found: dict[Act, dict[EvidenceId, list[EvidenceId]]] = {Act.DENIES: {}, Act.CAVEATS: {}}
        for e in self.selection.evidence:
            for id in e.responds_to:
                found[Act.DENIES].setdefault(id, []).append(e.id)
            for id in e.qualifies:
                found[Act.CAVEATS].setdefault(id, []).append(e.id)
        return found
