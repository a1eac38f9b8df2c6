"""One record of evidence as a reader sees it: verb, words, voice, date, place, proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from compliance.assessments.origins import Origin
from compliance.assessments.versions import Versions
from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE, ArticleId, EvidenceId, IncidentId, SourceId, Target
from compliance.model.evidence import UNLISTED
from compliance.model.incident import Incident
from compliance.model.words import Act, Link, Scope, Status, Voice
from compliance.passages.prove import Proof, Prover
from compliance.views.denied import clause_words, lead_words, shortened, verb_words
from compliance.views.objection import ObjectionView, ObjectionWriter
from compliance.views.parties import spoken_of
from compliance.views.passage import PassageView, passage_view
from compliance.views.proofs import proof_words
from compliance.views.told import ToldView, claim_of, told
from compliance.views.when import when_words
from compliance.views.words import (
    EXTENT_WORDS,
    PROOF_SHORT,
    SCOPE_WORDS,
    WHOLE_AGREEMENT,
    counted,
    earlier_mark,
    limits_words,
    reading_mark,
    status_words,
    target_words,
)
from compliance.wording.speaking import in_quotes, tr
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import Output, fields_in

MOST_NAMED = 2
"""So many of the statements that a record answers are named in a line; the rest are counted."""
_DETAILS = tuple((one, Output.TEXT not in one.left_out) for one in fields_in(Output.DETAILS))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """A reference to another record; `anchor` is None where this report does not print it."""

    id: EvidenceId
    label: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailView:
    """Something told under a record; `in_text`: in the text report too."""

    field: str
    label: str
    words: str
    in_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record in a report. `evidence`, `proved` and `origin` are for machine output.

    `first_under` is the first target, or row, under which the page prints it: its anchor is there;
    `under` says it in words. `verb` goes with whose account it denies or adds to, if it does.
    `printed_targets` has what it is about, each id with its number as the agreement prints it.
    """

    id: EvidenceId
    number: int
    entry: str
    verb: str
    words: str
    status: str | None
    inferred: bool
    current: bool
    replaced: bool
    reading: str | None
    arguable: bool
    scope: str
    side: str
    speaker: str
    relays: tuple[str, ...]
    date: str
    references: tuple[ReferenceView, ...]
    first_under: str
    under: str
    extent: str | None
    respondent_words: str | None
    probable_speaker: str | None
    note: str | None
    details: tuple[DetailView, ...]
    objections: tuple[ObjectionView, ...]
    passage: PassageView
    proof: str
    proof_short: str
    printed_targets: tuple[tuple[Target, str], ...]
    evidence: Evidence
    proved: Proof
    origin: Origin

    @property
    def anchor(self) -> str:
        """The name by which links in a page lead here; the same in every report."""
        return anchor_of(self.id)

    @property
    def article_title(self) -> str:
        """The title of that article."""
        return self.evidence.article.title

    @property
    def article_headline(self) -> str | None:
        """The headline of that article; None where it was not seen."""
        return self.evidence.article.headline

    @property
    def speaker_id(self) -> SourceId:
        """The source that speaks."""
        return self.evidence.speaker.id

    @property
    def incident_id(self) -> IncidentId | None:
        """The incident that it tells of, if it names one."""
        return self.evidence.entry.incident

    @property
    def targets(self) -> tuple[Target, ...]:
        """What it is about, as its file has it."""
        return self.evidence.entry.targets

    @property
    def earlier(self) -> str:
        """In brackets that its status is not the current one; "" if it is."""
        return earlier_mark(current=self.current, replaced=self.replaced)

    @property
    def on_reading(self) -> str:
        """In brackets on which reading it is; "" if it carries none."""
        return reading_mark(self.reading, arguable=self.arguable)

    @property
    def listed_reading(self) -> str | None:
        """The id of that reading, if the agreement's file lists it."""
        return None if self.reading == UNLISTED else self.reading

    @property
    def marks(self) -> str:
        """The limits of its status: whether it is earlier, and on which reading."""
        return " ".join(filter(None, (self.earlier, self.on_reading)))

    @property
    def figures(self) -> str | None:
        """The figures that it gives, in a line."""
        return next((d.words for d in self.details if d.field == "figures"), None)

    @property
    def objected(self) -> tuple[str, ...]:
        """The objections to it, each in a line that names it: for where its place alone stands."""
        return tuple(f"[{self.number}] {self.entry}: {one.words}" for one in self.objections)

    @property
    def answers(self) -> tuple[str, ...]:
        """The records it denies or qualifies, as they are printed."""
        return tuple(reference.label for reference in self.references)

    @property
    def voice(self) -> str:
        """The speaker, and where the words reached the reader."""
        return ", ".join((self.speaker, *self.relays))

    @property
    def headline(self) -> str:
        """What the record comes to in a line: a status, or the verb and the claim."""
        if self.status is not None:
            named = f" ({in_quotes(self.respondent_words)})" if self.respondent_words else ""
            return f"{self.status}{named}"
        return clause_words(self.act, len(self.references), self.words)

    @property
    def lead(self) -> str:
        """The verb; where it denies or adds to something, with how many statements that is."""
        return lead_words(self.verb, len(self.references))

    @property
    def clause(self) -> str:
        """The same with its words."""
        return clause_words(self.lead, len(self.references), self.words)

    @property
    def told(self) -> ToldView:
        """The clause, in which its claim is the workspace's own."""
        return told(self.clause, claim_of(self.evidence), self.evidence.language)

    @property
    def told_words(self) -> ToldView:
        """Its words, in which its claim is the workspace's own."""
        return told(self.words, claim_of(self.evidence), self.evidence.language)

    @property
    def act(self) -> str:
        """The verb; where it denies or adds to something, with the first of those statements."""
        number = len(self.references)
        if not number:
            return self.verb
        named = shortened(self.answers[:MOST_NAMED])
        more = f" +{number - MOST_NAMED}" if number > MOST_NAMED else ""
        many = f"{counted(number, 'statement')}: " if number > 1 else ""
        return f"{self.verb} ({many}{named}{more})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWriter:
    """Turns evidence into record views, with the numbers and names one report uses."""

    agreement: Agreement
    numbers: Mapping[ArticleId, int]
    party_names: Mapping[str, str]
    incidents: Mapping[IncidentId, Incident]
    evidence: Mapping[EvidenceId, Evidence]
    origins: Mapping[EvidenceId, Origin]
    versions: Versions
    first_under: Mapping[EvidenceId, str]
    objections: ObjectionWriter
    prover: Prover
    public: bool
    _written: dict[tuple[EvidenceId, bool], RecordView] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _statuses: dict[tuple[Status, tuple[str, ...], str], str] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def write(self, e: Evidence, *, current: bool = True) -> RecordView:
        """Return one record as a reader sees it; the same one under each of its targets."""
        written = self._written.get((e.id, current))
        if written is None:
            told = self.versions.marked(e)
            stands = current and told.replaced_by is None
            written = self._written[e.id, current] = self._write(told, current=stands)
        return written

    def _write(self, e: Evidence, *, current: bool) -> RecordView:
        entry, proof = e.entry, self.prover.prove(e)
        objections = self.objections.to(e.id)
        under = self.first_under.get(e.id, "")
        return RecordView(
            id=e.id,
            number=self.numbers[e.article.id],
            entry=entry.id,
            verb=self.verb(e),
            words=self.words(e),
            status=self.status(e),
            inferred=entry.link is Link.INFERRED,
            current=current,
            replaced=e.replaced_by is not None,
            reading=entry.reading,
            arguable=entry.scope is Scope.ARGUABLE,
            scope=SCOPE_WORDS[entry.scope],
            side=self.party_names[e.side],
            speaker=e.speaker_short,
            relays=self._relays(e),
            date=when_words(e),
            references=self._references(e),
            first_under=under,
            under=tr(WHOLE_AGREEMENT) if under == WHOLE else self.agreement.printed(under),
            extent=EXTENT_WORDS[entry.extent] if entry.extent else None,
            respondent_words=entry.respondent_words,
            probable_speaker=self._probable(e),
            note=entry.note,
            details=(*self._details(e), *map(_objection_detail, objections)),
            objections=objections,
            passage=passage_view(e, proof, public=self.public),
            proof=proof_words(proof.level, proof.on),
            proof_short=PROOF_SHORT[proof.level],
            printed_targets=tuple((t, target_words(self.agreement, t)) for t in entry.targets),
            evidence=e,
            proved=replace(proof, found_in=None) if self.public else proof,
            origin=self.origins[e.id],
        )

    def status(self, e: Evidence) -> str | None:
        """Return the status that a record gives, with whose; None if it gives none."""
        if e.entry.status is None:
            return None
        # Of many records few say something else, and timelines ask for each ten times.
        said = e.entry.status, e.entry.respondents, limits_words(e)
        if said not in self._statuses:
            named = spoken_of(self.party_names, e.entry.respondents)
            self._statuses[said] = status_words(e.entry.status, named, said[-1])
        return self._statuses[said]

    def words(self, e: Evidence) -> str:
        """Return the claim, with what it denies or how far, where the record says so."""
        claim = claim_of(e)
        # A status names its limits itself.
        if e.entry.status is None:
            claim += limits_words(e)
        denied = e.entry.denied_claim
        if e.entry.act is Act.DENIES and denied is not None:
            party = self.party_names[denied.by]
            return tr("{claim} (denied claim of {party})", claim=claim, party=party)
        if e.entry.extent is not None:
            return f"{claim} ({EXTENT_WORDS[e.entry.extent]})"
        return claim

    def verb(self, e: Evidence) -> str:
        """Return the verb of a record, with whose account of which day it denies or adds to."""
        answered = (*e.responds_to, *e.qualifies)
        return verb_words(e.entry.act, [self.evidence[i] for i in answered], self.party_names)

    def clause(self, e: Evidence) -> str:
        """Return what a record does and its words, as one clause."""
        number = len(e.responds_to) + len(e.qualifies)
        return clause_words(lead_words(self.verb(e), number), number, self.words(e))

    def reference(self, evidence_id: EvidenceId) -> str:
        """Return a reference as "[2] e07"; the whole id if the article is not among those cited."""
        article, _, entry = evidence_id.partition("#")
        number = self.numbers.get(ArticleId(article))
        return evidence_id if number is None else f"[{number}] {entry}"

    def _references(self, e: Evidence) -> tuple[ReferenceView, ...]:
        if not (e.responds_to or e.qualifies):
            return ()
        return tuple(
            ReferenceView(
                id=ref,
                label=self.reference(ref),
                anchor=anchor_of(ref) if ref in self.first_under else None,
            )
            for ref in (*e.responds_to, *e.qualifies)
        )

    def _relays(self, e: Evidence) -> tuple[str, ...]:
        if e.entry.voice is Voice.OWN:
            return ()
        first, *others = e.relays
        when = e.article.published
        told_in = tr("in {outlet}", outlet=first.short_on(when))
        return told_in, *(relay.short_on(when) for relay in others)

    def _details(self, e: Evidence) -> Iterator[DetailView]:
        """Yield what is told under the record: in one line, with names for ids."""
        for one, in_text in _DETAILS:
            # Most records have none of these.
            if getattr(e.entry, one.name):
                words = self._named(one.name, e) or one.line(e)
                yield DetailView(field=one.name, label=one.detail, words=words, in_text=in_text)

    def _named(self, field: str, e: Evidence) -> str | None:
        """Return what a field of ids says by the names of what they stand for."""
        if field == "incident" and e.entry.incident is not None:
            return self.incidents[e.entry.incident].name
        return self._probable(e) if field == "probable_speaker" else None

    def _probable(self, e: Evidence) -> str | None:
        probable = e.entry.probable_speaker
        if probable is None:
            return None
        return f"{self.party_names[probable.source]}: {probable.because}"


def _objection_detail(view: ObjectionView) -> DetailView:
    """Return an objection as what is told under a record, so that every page tells it."""
    return DetailView(field="objection", label=view.head, words=view.said, in_text=True)


def anchor_of(evidence_id: str) -> str:
    """Return the name by which links in a page lead to a record."""
    return f"e-{evidence_id.replace('#', '-')}"
