"""Prove passages: in a text held on this machine, or by what the lock attests."""

from __future__ import annotations

from dataclasses import dataclass, field

from compliance.library.store import StoredText, TextLibrary
from compliance.model.article import Article
from compliance.model.base import EvidenceId
from compliance.model.evidence import PassagePin
from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import pin_hash
from compliance.passages.level import Level
from compliance.passages.locate import locate, passage_text
from compliance.passages.near import Near
from compliance.passages.search import Range, SearchText
from compliance.passages.words import Pin
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

# From the strongest to the weakest. Of several texts of an article, the strongest result counts.
STRENGTH = (
    Level.EXACT,
    Level.FOLDED,
    Level.ATTESTED,
    Level.AMBIGUOUS,
    Level.NEAR,
    Level.MISSING,
    Level.UNVERIFIED,
)
FOUND = (Level.EXACT, Level.FOLDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The level of one passage, and what was found.

    `range` is half-open, in code points of the article's text. `found_in` is that text, if the
    passage was found exactly or folded. `on` is the day on which an attested passage was
    affirmed, and `limited` whether the lock says that words between its ends limit it. `places` are
    the several places of an ambiguous one. `near` says what differs at the closest place.
    """

    level: Level
    range: tuple[int, int] | None = None
    found_in: str | None = field(default=None, repr=False)
    text_sha256: str | None = None
    candidates: int = 0
    on: str | None = None
    places: tuple[Range, ...] = ()
    near: Near | None = None
    limited: bool = False

    @property
    def text(self) -> str | None:
        """The passage as it stands there, if it was found exactly or folded."""
        # Cut out whenever it is asked for: of many records, copies of all passages take as much
        # memory as the texts.
        if self.found_in is None or self.range is None:
            return None
        return passage_text(self.found_in, self.range)


UNVERIFIED = Proof(level=Level.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Prover:
    """A prover of passages that opens each text once and searches each pin once."""

    workspace: Workspace
    library: TextLibrary
    _texts: dict[str, SearchText | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _proofs: dict[EvidenceId, Proof] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def prove(self, evidence: Evidence) -> Proof:
        """Return the proof of a record's passage: the strongest that any of its texts gives.

        The lock counts only for a text that is not on this machine.
        """
        proof = self._proofs.get(evidence.id)
        if proof is None:
            held = [held.text_sha256 for held in evidence.article.held]
            texts = [(sha256, text) for sha256 in held if (text := self.text(sha256)) is not None]
            proofs = [_search(sha256, text, evidence.entry.passage) for sha256, text in texts]
            proofs.append(self._by_lock(evidence))
            proof = min(proofs, key=lambda proof: STRENGTH.index(proof.level))
            self._proofs[evidence.id] = proof
        return proof

    def text(self, sha256: str) -> SearchText | None:
        """Return the text with a hash, ready to be searched; None if it is not on this machine.

        A text that was altered in the library no longer has its hash and proves nothing.
        """
        if sha256 not in self._texts:
            stored = self.stored(sha256)
            sound = stored is not None and stored.intact
            self._texts[sha256] = searchable(stored.text) if stored and sound else None
        return self._texts[sha256]

    def stored(self, sha256: str) -> StoredText | None:
        """Return what the library holds under a hash, altered or not; None if nothing."""
        return self.library.get(sha256)

    def holds(self, article: Article) -> bool:
        """Return whether any text of an article is on this machine."""
        return any(self.text(held.text_sha256) is not None for held in article.held)

    def _by_lock(self, evidence: Evidence) -> Proof:
        entry = self.workspace.lock.get(evidence.id)
        if entry is None or not self._attests(entry, evidence):
            return UNVERIFIED
        return Proof(
            level=Level.ATTESTED,
            range=entry.range,
            text_sha256=entry.text_sha256,
            on=entry.on.text,
            limited=bool(entry.limited),
        )

    def _attests(self, entry: LockEntry, evidence: Evidence) -> bool:
        """Return whether the lock affirms this very pin in a text of the article not held here."""
        known = {held.text_sha256 for held in evidence.article.held}
        if entry.text_sha256 not in known or self.text(entry.text_sha256) is not None:
            return False
        return entry.fingerprint.get("passage") == pin_hash(evidence)


def _search(sha256: str, text: SearchText, passage: PassagePin) -> Proof:
    location = locate(text, pin_of(passage))
    return Proof(
        level=location.level,
        range=location.range,
        found_in=text.text if location.level in FOUND else None,
        text_sha256=sha256,
        candidates=len(location.candidates),
        places=location.candidates if location.level is Level.AMBIGUOUS else (),
        near=location.near,
    )


def searchable(text: str) -> SearchText:
    """Return a text ready to be searched for many pins."""
    return SearchText(text)


def pin_of(passage: PassagePin) -> Pin:
    """Return the pin of a passage, in the form that the search takes."""
    return Pin(start=passage.start, end=passage.end, prefix=passage.prefix)
