"""From one record down to a place in a text: who speaks, how sure the place is, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.model.article import HeldText
from compliance.model.base import EvidenceId
from compliance.model.dates.words import display_date
from compliance.model.evidence import PassagePin
from compliance.model.lock import LockEntry
from compliance.model.words import Scope
from compliance.passages.level import Level
from compliance.passages.near import Near, Standing
from compliance.passages.prove import Proof, Prover
from compliance.passages.search import number_of
from compliance.passages.suspect import changed_since
from compliance.views.article import ArticleView
from compliance.views.audit.view import FindingView, TextView, TracedArticleView, TraceView
from compliance.views.kinds import CONFIDENCE_WORDS
from compliance.views.record import RecordView, RecordWriter
from compliance.views.words import (
    GROUP_WORDS,
    RELAYED_WORDS,
    SPEAKER_IN_DOUBT,
    file_words,
    joined,
    not_counted_words,
    only_on,
    version_words,
)
from compliance.wording.speaking import filled, marked, tr
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD
from compliance.workspace.workspace import Workspace

SHORT_HASH = 12
NEVER_AFFIRMED = marked("never affirmed")
_ABSENT = marked("“{words}” does not stand there")
NOT_FOUND = (Level.NEAR, Level.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceWriter:
    """Traces records; `answers` has those that deny or qualify each, whoever speaks in them."""

    records: RecordWriter
    workspace: Workspace
    findings: Mapping[EvidenceId, tuple[FindingView, ...]]
    answers: Mapping[EvidenceId, tuple[Evidence, ...]]

    def trace(self, e: Evidence) -> TraceView:
        """Return one record with every step from it to its text."""
        record = self.records.write(e)
        proof = self.records.prover.prove(e)
        entry = self.workspace.lock.get(e.id)
        agreement = self.workspace.agreements[e.agreement]
        changed = None if entry is None else changed_since(entry, e, agreement, proof)
        near = proof.near
        answers = self.answers.get(e.id, ())
        return TraceView(
            record=record,
            who=who_words(e),
            place=place_words(e, proof, record.number),
            affirmed=tr(NEVER_AFFIRMED) if entry is None else affirmed_words(entry, changed or ()),
            suspect=bool(changed),
            apart=apart_words(e, record),
            looked_at=tuple(
                tr("looked at: {finding}: {because}", finding=w.finding, because=w.because)
                for w in e.entry.waivers
            ),
            answered=tuple(answer_words(answer, e.id) for answer in answers),
            found=proof.level not in NOT_FOUND,
            differences=() if near is None else difference_words(e.entry.passage, near),
            findings=self.findings.get(e.id, ()),
            affirmed_on=None if entry is None else entry.on.text,
            changed=changed,
            denied_by=tuple(answer.id for answer in answers if e.id in answer.responds_to),
            qualified_by=tuple(answer.id for answer in answers if e.id in answer.qualifies),
            near=near,
        )


def who_words(e: Evidence) -> str:
    """Return the speaker with side and group, and who relays the words to the reader."""
    speaker = f"{e.speaker_name} ({e.side}, {GROUP_WORDS[e.speaker.group]})"
    relayed = filled(RELAYED_WORDS[e.entry.voice], {"relays": joined(e.relay_names)})
    return f"{speaker}, {relayed}"


def place_words(e: Evidence, proof: Proof, number: int) -> str | None:
    """Return where in a text of its article a passage stands; None if that is not known."""
    text = f"[{number}]"
    if len(e.article.held) > 1 and proof.text_sha256 is not None:
        text = f"{text}, {tr('text {hash}', hash=proof.text_sha256[:SHORT_HASH])}"
    if proof.range is not None:
        where = range_words(*proof.range, text)
        return tr("closest at {place}", place=where) if proof.level is Level.NEAR else where
    if proof.level is Level.AMBIGUOUS:
        return tr("in {number} places of {file}", number=number_of(proof.candidates), file=text)
    return tr("nowhere in {file}", file=text) if proof.level is Level.MISSING else None


def range_words(start: int, end: int, file: str) -> str:
    """Return a range of code points of a text or file."""
    first, last = f"{start:,}", f"{end:,}"
    return tr("code points {start}–{end} of {file}", start=first, end=last, file=file)


def difference_words(pin: PassagePin, near: Near) -> tuple[str, ...]:
    """Return how the pinned words differ from those at the closest place, part by part."""
    written: list[str] = []
    for part in near.parts:
        if part.standing is Standing.ABSENT:
            written.append(tr(_ABSENT, words=getattr(pin, part.part)))
        elif part.standing is Standing.MISPLACED:
            words = getattr(pin, part.part)
            written.append(tr("“{words}” stands elsewhere in the text", words=words))
        written += [_change_words(change.pin, change.text) for change in part.difference]
    return tuple(written)


def _change_words(pin: str, text: str) -> str:
    if not pin:
        return tr("“{words}” stands there besides", words=text)
    if not text:
        return tr(_ABSENT, words=pin)
    return tr("“{words}” stands there as “{text}”", words=pin, text=text)


def answer_words(answer: Evidence, about: EvidenceId) -> str:
    """Return which record denies this one or adds to it, with its speaker."""
    told = {"voice": f"{answer.speaker_name} ({answer.side})", "record": answer.id}
    if about in answer.responds_to:
        return tr("denied by {voice}: {record}", **told)
    return tr("added to by {voice}: {record}", **told)


def affirmed_words(entry: LockEntry, changed: tuple[str, ...]) -> str:
    """Return when a record was affirmed, and what has changed in it since."""
    day = display_date(entry.on)
    if not changed:
        return tr("affirmed {day}, unchanged since", day=day)
    parts = ", ".join(
        FIELD[one].label if one in FIELD else one.replace("_", " ") for one in changed
    )
    return tr("affirmed {day}, changed since: {parts}", day=day, parts=parts)


def apart_words(e: Evidence, record: RecordView) -> str | None:
    """Return why a record is not among its side's own words, or on which reading only it is."""
    if not e.counted:
        return not_counted_words(e.entry.scope)
    if record.probable_speaker is not None:
        probably = tr("probably {voice}", voice=record.probable_speaker)
        return f"{tr(SPEAKER_IN_DOUBT)}; {probably}"
    if record.evidence.replaced_by is not None:
        return version_words(record.evidence)
    if e.entry.scope is Scope.ARGUABLE:
        return only_on(e.entry.reading)
    return None


def traced_articles(
    articles: Iterable[ArticleView],
    prover: Prover,
    about: Mapping[str, tuple[FindingView, ...]],
) -> tuple[TracedArticleView, ...]:
    """Return articles with their texts and with what was found about them."""
    return tuple(
        TracedArticleView(
            article=view,
            basis=view.article.published_basis,
            confidence=CONFIDENCE_WORDS[view.article.confidence],
            retrieved=display_date(view.article.retrieved) if view.article.retrieved else None,
            texts=tuple(_text(held, prover) for held in view.article.held),
            findings=about.get(view.id, ()),
        )
        for view in articles
    )


def _text(held: HeldText, prover: Prover) -> TextView:
    start, end = held.range
    container = held.container_sha256
    return TextView(
        sha256=held.text_sha256,
        short=held.text_sha256[:SHORT_HASH],
        here=prover.text(held.text_sha256) is not None,
        standing=_standing(held, prover),
        file=range_words(start, end, file_words(held.extractor, f"SHA-256 {container}")),
        file_short=range_words(start, end, file_words(held.extractor, container[:SHORT_HASH])),
    )


def _standing(held: HeldText, prover: Prover) -> str:
    """Return whether a text is held here, and whether it still has its hash."""
    if prover.text(held.text_sha256) is not None:
        return tr("held here")
    stored = prover.stored(held.text_sha256)
    if stored is None:
        return tr("not here")
    return tr("held here, but altered: it proves nothing")
