"""Affirm records: note in the lock where each passage was found and what the record said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import fingerprint
from compliance.passages.level import Level
from compliance.passages.prove import FOUND, Proof, Prover
from compliance.passages.suspect import changed_since, sha256_of
from compliance.passages.utterance import spoken_words
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Suspect:
    """A record that changed after it was affirmed, with the parts that changed.

    `changed` is empty for a record that no longer exists.
    """

    evidence: EvidenceId
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that cannot be affirmed because its passage was not found in exactly one place."""

    evidence: EvidenceId
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmation:
    """The result of affirming: the new lock, and what was affirmed, left unchanged or refused."""

    lock: tuple[LockEntry, ...]
    affirmed: tuple[EvidenceId, ...]
    unchanged: int
    suspects: tuple[Suspect, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmer:
    """A run that affirms records of a workspace on one day.

    `is_limited` tells whether words that limit a passage stand between its ends.
    """

    workspace: Workspace
    prover: Prover
    on: EdtfDate
    is_limited: Callable[[Evidence, Proof], bool]

    def over(self, lock: Iterable[LockEntry]) -> Affirmer:
        """Return the same run against another lock: the one that the file holds by now.

        Passages that were already searched are not searched again.
        """
        standing = {entry.evidence: entry for entry in lock}
        return replace(self, workspace=replace(self.workspace, lock=standing))

    def search(self, chosen: Iterable[EvidenceId]) -> None:
        """Search passages in advance, so that others who write wait less for `affirm`."""
        for evidence_id in chosen:
            self.prover.prove(self.workspace.evidence[evidence_id])

    def affirm(self, chosen: Collection[EvidenceId], *, accept: bool) -> Affirmation:
        """Affirm the chosen records that never were; with `accept`, also those that changed.

        Without `accept`, changed records are listed as suspects and keep their line in the lock.
        """
        lock = dict(self.workspace.lock)
        affirmed: list[EvidenceId] = []
        suspects: list[Suspect] = []
        refused: list[Refusal] = []
        for evidence_id in chosen:
            evidence = self.workspace.evidence[evidence_id]
            proof = self.prover.prove(evidence)
            changed = self._changed(evidence, proof)
            if changed == ():  # affirmed, and unchanged; None would mean never affirmed
                continue
            if changed and not accept:
                suspects.append(Suspect(evidence_id, changed))
            elif proof.level in FOUND:
                lock[evidence_id] = self._entry(evidence, proof)
                affirmed.append(evidence_id)
            else:
                refused.append(Refusal(evidence_id, proof.level))
        left = len(affirmed) + len(suspects) + len(refused)
        return Affirmation(
            lock=tuple(lock.values()),
            affirmed=tuple(affirmed),
            unchanged=len(chosen) - left,
            suspects=tuple(suspects),
            refused=tuple(refused),
        )

    def gone(self, seen: Mapping[EvidenceId, LockEntry] | None = None) -> tuple[EvidenceId, ...]:
        """Return the records in the lock that the workspace no longer has.

        `seen` is the lock as it was when the workspace was read. With it, lines that another
        process has written since are left out: their records may be new rather than gone.
        """
        gone = (i for i in self.workspace.lock if i not in self.workspace.evidence)
        return tuple(i for i in gone if seen is None or seen.get(i) == self.workspace.lock[i])

    def without(
        self, affirmation: Affirmation, gone: Sequence[EvidenceId]
    ) -> tuple[LockEntry, ...]:
        """Return the lock of an affirmation without the records that are gone."""
        return tuple(entry for entry in affirmation.lock if entry.evidence not in gone)

    def _changed(self, evidence: Evidence, proof: Proof) -> tuple[str, ...] | None:
        """Return the parts that changed since a record was affirmed; None if it never was."""
        entry = self.workspace.lock.get(evidence.id)
        if entry is None:
            return None
        agreement = self.workspace.agreements[evidence.agreement]
        return changed_since(entry, evidence, agreement, proof)

    def _entry(self, evidence: Evidence, proof: Proof) -> LockEntry:
        agreement = self.workspace.agreements[evidence.agreement]
        text = proof.text or ""
        passage, spoken = sha256_of(text), sha256_of(spoken_words(text))
        return LockEntry(
            evidence=evidence.id,
            text_sha256=proof.text_sha256 or "",
            range=proof.range or (0, 0),
            words=len(text.split()),
            passage_sha256=passage,
            spoken_sha256=None if spoken == passage else spoken,
            limited=self.is_limited(evidence, proof) or None,
            fingerprint=fingerprint(evidence, agreement),
            on=self.on,
        )
