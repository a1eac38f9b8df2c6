"""A record as a form has it, and the decision that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compliance.coding.decision import Asked, Decision, Verdict
from compliance.coding.form import Form, find_strange, flat, name_in_form, nested, values_of
from compliance.coding.passage import UNPINNABLE, Placed, copied_from
from compliance.coding.queue import QueueItem
from compliance.coding.record_writer import STAND_IN, NewRecord
from compliance.coding.standing import Standing
from compliance.model.base import AgreementId, CoderId, EvidenceId, Target, as_written
from compliance.model.evidence import REFERENCES, EvidenceEntry, PassagePin
from compliance.passages.prove import pin_of
from compliance.passages.search import Range
from compliance.suggest.draft import said_of
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.write.evidence_check import WrongField, shaped

_OURS = ("denied_claim.claim", "note")
"""Fields in our own words, beside the claim."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The suggestion that a decision is about, where it stands, and its targets to be decided.

    `limited` are the records that were made of what it limits.
    """

    placed: Placed
    suggestion: Suggestion
    targets: tuple[Target, ...]
    limited: tuple[EvidenceId, ...] = ()

    @classmethod
    def of(cls, standing: Standing, one: QueueItem, placed: Placed) -> Origin:
        """Return a suggestion that waits, with what was made of the one that it limits."""
        limits = one.suggestion.limits
        proofs = ((standing.proof(e), e.id) for e in standing.coded(one.article) if limits)
        limited = tuple(
            record
            for proof, record in proofs
            if limits and proof.text_sha256 == one.text_sha256 and _overlap(proof.range, limits)
        )
        return cls(placed, one.suggestion, one.targets, limited)

    @property
    def said(self) -> dict[str, object]:
        """The keys of a record that the suggestion fills in."""
        said = {**said_of(self.suggestion), "targets": [self.targets[0]]}
        limited = tuple(dict.fromkeys((*self.suggestion.qualifies, *self.limited)))
        return {**said, **({"qualifies": list(limited)} if limited else {})}

    def decision(self, coder: str, verdict: Verdict) -> Decision:
        """Return the decision of a coder on it."""
        one = self.suggestion
        asked = Asked(pin=pin_of(one.pin), targets=self.targets)
        return replace(
            _decision(self.placed, coder, verdict, asked),
            act=one.act,
            engine=one.engine,
            version=one.version,
            score=one.score,
            reasons=one.reasons,
        )


@dataclass(frozen=True, slots=True)
class Drafted:
    """A record that a coder filled in; `origin` is None for a passage of their own."""

    placed: Placed
    form: Form
    claim: str
    origin: Origin | None

    def made(
        self, agreement: AgreementId, coded_by: tuple[CoderId, ...], revision: str | None
    ) -> NewRecord | list[WrongField]:
        """Return the record to be written; else what is wrong with it by itself."""
        values = values_of(self.form)
        wrong = [WrongField(*one) for one in find_strange(values)]
        pin = self.placed.pin
        wrong += [*self._wrong_words(pin)]
        if wrong or pin is None:
            return wrong
        article = self.placed.article.id
        value = {**_short(nested(values), article), "claim": self.claim.strip()}
        made = shaped(article, agreement, {"id": STAND_IN, **value, "passage": as_written(pin)})
        if isinstance(made, list):
            return made
        return NewRecord(
            article=article, agreement=agreement, entry=made, coded_by=coded_by, revision=revision
        )

    def name(self, field: str) -> str:
        """Return the name that a field of the record has in the form."""
        return name_in_form(values_of(self.form), field)

    def decision(self, entry: EvidenceEntry, coder: str) -> Decision:
        """Return the decision that a record comes from."""
        said = Asked(pin=pin_of(entry.passage), targets=entry.targets)
        if self.origin is None:
            own = _decision(self.placed, coder, Verdict.ACCEPTED, said)
            return replace(own, act=entry.act)
        changed = tuple(_changed(self.origin, entry, self.placed))
        verdict = Verdict.EDITED if changed else Verdict.ACCEPTED
        on_it = self.origin.decision(coder, verdict)
        return replace(
            on_it,
            passage=self.placed.range,
            pin=said.pin,
            targets=said.targets,
            asked=None if said == on_it.suggested else on_it.suggested,
            changed=changed,
        )

    def _wrong_words(self, pin: PassagePin | None) -> Iterator[WrongField]:
        if pin is None:
            yield WrongField("passage", UNPINNABLE)
        if not self.claim.strip():
            yield WrongField("claim", "say what is claimed, in your own words")
        values = values_of(self.form)
        ours = {name: values[name][0] for name in _OURS if name in values}
        for field, words in {"claim": self.claim, **ours}.items():
            yield from copied_from(self.placed, field, words)


def _decision(placed: Placed, coder: str, verdict: Verdict, said: Asked) -> Decision:
    """Return what a coder decided of a passage, its pin and its targets."""
    return Decision(
        coder=coder,
        article=placed.article.id,
        text_sha256=placed.text_sha256,
        decision=verdict,
        passage=placed.range,
        pin=said.pin,
        targets=said.targets,
    )


def _overlap(place: Range | None, other: Range) -> bool:
    return place is not None and place[0] < other[1] and other[0] < place[1]


def _changed(origin: Origin, entry: EvidenceEntry, placed: Placed) -> Iterator[str]:
    """Yield the fields in which a record differs from the suggestion."""
    before = dict(flat(_short(origin.said, placed.article.id)))
    value = as_written(entry)
    said = value if isinstance(value, dict) else {}
    after = dict(flat({k: v for k, v in said.items() if k not in {"id", "claim", "passage"}}))
    keys = dict.fromkeys(name.partition(".")[0] for name in (*before, *after))
    for key in keys:
        if _under(before, key) != _under(after, key):
            yield key
    if placed.range != origin.placed.range:
        yield "passage"


def _under(values: dict[str, tuple[str, ...]], key: str) -> dict[str, tuple[str, ...]]:
    return {name: given for name, given in values.items() if name.partition(".")[0] == key}


def _short(said: dict[str, object], article: str) -> dict[str, object]:
    """Return fields with the records of the same article named as its own file names them."""
    made = dict(said)
    for key in REFERENCES:
        listed = said.get(key)
        if isinstance(listed, list):
            made[key] = [str(one).removeprefix(f"{article}#") for one in listed]
    return made
