"""What became of a stored text that no longer has its hash: which passages, and which letter.

The lock knows the hash of each passage that was affirmed in the text, so a passage is whole or
it is not, and one altered letter can be told beyond doubt (`restore`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.passages.fingerprint import pin_hash
from compliance.passages.locate import SearchText, locate
from compliance.passages.prove import FOUND, pin_of
from compliance.passages.restore import Alteration, Stretch, Work
from compliance.passages.suspect import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.model.base import EvidenceId
    from compliance.model.lock import LockEntry
    from compliance.passages.search import Range
    from compliance.workspace.evidence import Evidence

MOST_BYTES_HASHED = 2 * 1024**3
"""How much is hashed to find the letters of one text: some seconds' work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What is known of an altered text.

    `letter` is the only one that was altered, where putting it back gives the text its hash.
    `touched` has the passages that are not what they were, each with the letter if it is one;
    of `untold` ones nothing is known: they were never affirmed in this text.
    """

    text: str
    letter: Alteration | None
    touched: Mapping[EvidenceId, Alteration | None]
    untold: frozenset[EvidenceId]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlteredText:
    """A text as it is stored, with the hash and the length in code points that it had."""

    text: str
    sha256: str
    length: int

    def examine(self, evidence: Sequence[Evidence], lock: Mapping[EvidenceId, LockEntry]) -> Damage:
        """Tell what became of the passages of an article's records."""
        work = Work(MOST_BYTES_HASHED)
        affirmed = {e.id: lock[e.id] for e in evidence if self._affirmed(e, lock)}
        sound: list[Range] = []
        touched: dict[EvidenceId, Alteration | None] = {}
        known: dict[tuple[Range, str], Alteration | None] = {}
        for evidence_id, entry in affirmed.items():
            place = self._whole(entry)
            if place is not None:
                sound.append(place)
                continue
            key = entry.range, entry.passage_sha256
            if key not in known:
                known[key] = self._letter_in(entry, work)
            touched[evidence_id] = known[key]
        rest = [e for e in evidence if e.id not in affirmed]
        if touched:
            letter = self._only(touched.values())
        else:
            letter = self._letter_near(rest, work) or self._letter_outside(sound, work)
        if letter is None:
            return self._damage(None, touched, rest)
        text = SearchText(letter.put_back(self.text))
        found = {e.id: letter for e in rest if _touches(letter, text, e)}
        return self._damage(letter, {**touched, **found}, ())

    def _damage(
        self,
        letter: Alteration | None,
        touched: Mapping[EvidenceId, Alteration | None],
        rest: Iterable[Evidence],
    ) -> Damage:
        untold = frozenset(e.id for e in rest)
        return Damage(text=self.text, letter=letter, touched=touched, untold=untold)

    @property
    def _longer(self) -> int:
        return len(self.text) - self.length

    def _affirmed(self, e: Evidence, lock: Mapping[EvidenceId, LockEntry]) -> bool:
        """Tell whether the words that a record pins were affirmed in this text."""
        entry = lock.get(e.id)
        if entry is None or entry.text_sha256 != self.sha256:
            return False
        return entry.fingerprint.get("passage") == pin_hash(e)

    def _whole(self, entry: LockEntry) -> Range | None:
        """Return where a passage stands as it was: at its place, or moved by what was altered."""
        start, end = entry.range
        for shift in dict.fromkeys((0, self._longer)):
            place = start + shift, end + shift
            if place[0] >= 0 and sha256_of(self.text[slice(*place)]) == entry.passage_sha256:
                return place
        return None

    def _letter_in(self, entry: LockEntry, work: Work) -> Alteration | None:
        start, end = entry.range
        place = start, end + self._longer
        return Stretch(self.text, place, self._longer, entry.passage_sha256).alteration(work)

    def _letter_near(self, rest: Iterable[Evidence], work: Work) -> Alteration | None:
        """Look where the words of passages that were never affirmed nearly stand."""
        text = SearchText(self.text)
        for e in rest:
            near = locate(text, pin_of(e.entry.passage)).near
            if near is not None:
                start, end = near.range
                letter = self._letter_outside(((0, start), (end, len(self.text))), work)
                if letter is not None:
                    return letter
        return None

    def _letter_outside(self, sound: Sequence[Range], work: Work) -> Alteration | None:
        place = 0, len(self.text)
        stretch = Stretch(self.text, place, self._longer, self.sha256, _merged(sound))
        return stretch.alteration(work)

    def _only(self, letters: Iterable[Alteration | None]) -> Alteration | None:
        """Return the letter with which the whole text has its hash again."""
        for letter in letters:
            if letter is not None and sha256_of(letter.put_back(self.text)) == self.sha256:
                return letter
        return None


def _touches(letter: Alteration, text: SearchText, e: Evidence) -> bool:
    """Tell whether a letter stands in the passage of a record, in the text put right."""
    location = locate(text, pin_of(e.entry.passage))
    if location.level not in FOUND or location.range is None:
        return False
    start, end = location.range
    return start < letter.at + len(letter.was) and letter.at < end


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Join ranges that overlap or meet."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
