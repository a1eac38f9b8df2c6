"""A statement as a card: all that a page of the site says of it, the same wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.words import Act
from compliance.views.apart import why_apart
from compliance.views.cite import CitationView, Citer
from compliance.views.original import opening_words
from compliance.views.parties import spoken_of
from compliance.views.record import RecordView
from compliance.views.selection import Selection
from compliance.views.site.excerpt import ExcerptView, excerpt_of
from compliance.views.site.words import added_to_in, adds_to_these, denied_in, denies_these, said_of
from compliance.views.told import ToldView, claim_of, told
from compliance.views.when import when_words
from compliance.views.words import GROUP_WORDS
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecordView:
    """Another statement in a line: who says what, and when."""

    id: EvidenceId
    words: str
    claim: str
    written: str | None

    @property
    def told(self) -> ToldView:
        """The line, in which its claim is the workspace's own."""
        return told(self.words, self.claim, self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecordsView:
    """Other statements that a statement denies, or that deny it; `summary` says which, how many."""

    summary: str
    records: tuple[NamedRecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A statement with what is to be known of it wherever it stands alone.

    `group` is its speaker's; `of_whom` tells of whom it is said, where no status does; `apart` says
    why it is not its speaker's own counted word, None if it is; `reading` is what the reading says
    on which it is, if the agreement's file lists that; `opens` says what its link opens;
    `linked` are the statements that it denies or adds to, and those that deny it or add to it.
    Where it is told in full, `context` has its passage in the text, if that is held, and `citation`
    how to cite it.
    """

    record: RecordView
    article: ArticleId
    group: str
    outlet: str
    apart: str | None
    of_whom: str | None
    reading: str | None
    opens: str
    linked: tuple[LinkedRecordsView, ...]
    context: ExcerptView | None = None
    citation: CitationView | None = None


class CardWriter:
    """Writes statements as cards, from the same records as every other view."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._sources = selection.workspace.sources
        self._evidence = selection.workspace.evidence
        readings = selection.agreement.readings
        self._readings = {id: reading.says.removesuffix(".") for id, reading in readings.items()}
        self._cards: dict[tuple[EvidenceId, bool], CardView] = {}
        self.citer = Citer(selection.workspace, selection.agreement.id)

    def card(self, e: Evidence, *, current: bool = True) -> CardView:
        """Return a statement as a card: the same on every page that has it."""
        if (e.id, current) not in self._cards:
            self._cards[e.id, current] = self._card(e, current=current)
        return self._cards[e.id, current]

    def _card(self, e: Evidence, *, current: bool) -> CardView:
        record = self.selection.records.write(e, current=current)
        outlet = self._sources[e.article.outlet]
        return CardView(
            record=record,
            article=e.article.id,
            group=GROUP_WORDS[e.speaker.group],
            outlet=outlet.short_on(e.article.published),
            apart=why_apart(record.evidence),
            of_whom=self._of_whom(e),
            reading=self._readings.get(record.listed_reading or ""),
            opens=opening_words(e.article, outlet),
            linked=self._linked(e),
        )

    def _of_whom(self, e: Evidence) -> str | None:
        """Return of whom a record speaks that gives no status; a status says it itself."""
        if e.entry.status is not None or not e.entry.respondents:
            return None
        names = spoken_of(self.selection.names, e.entry.respondents)
        return said_of(names, asked=e.entry.act is Act.DEMANDS)

    def in_full(self, e: Evidence, path: str, *, current: bool) -> CardView:
        """Return a statement as the page at `path` has it, to which its permalink leads."""
        card = self.card(e, current=current)
        return replace(
            card,
            context=None if self.selection.request.public else self._context(e),
            citation=self.citer.statement(card.record, card.outlet, path),
        )

    def _context(self, e: Evidence) -> ExcerptView | None:
        """Return the passage of a record in its context; None where no text is held."""
        prover = self.selection.prover
        proof = prover.prove(e)
        if proof.found_in is None or proof.text_sha256 is None or proof.range is None:
            return None
        text = prover.text(proof.text_sha256)
        return None if text is None else excerpt_of(text.text, proof.range)

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
        claim = claim_of(e)
        words = f"{who}: {claim}"
        return NamedRecordView(id=id, words=words, claim=claim, written=e.language)

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
