"""Affirm passages: note where each was found, in which text, and what its record said then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compliance.model.lock import LockEntry
from compliance.passages.fingerprint import fingerprint
from compliance.passages.prove import FOUND
from compliance.passages.suspect import changed_since, sha256_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from compliance.model.base import EvidenceId
    from compliance.model.dates.edtf import EdtfDate
    from compliance.passages.level import Level
    from compliance.passages.prove import Proof, Prover
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Suspect:
    """A record that is no longer what was affirmed; `changed` names the parts.

    A record that is gone has no changed parts.
    """

    evidence: EvidenceId
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that cannot be affirmed, since its passage was not found once."""

    evidence: EvidenceId
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmation:
    """What affirming comes to: the lock as it should be, and what was done and left."""

    lock: tuple[LockEntry, ...]
    affirmed: tuple[EvidenceId, ...]
    unchanged: int
    suspects: tuple[Suspect, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmer:
    """Affirms records of a workspace on a day."""

    workspace: Workspace
    prover: Prover
    on: EdtfDate

    def over(self, lock: Iterable[LockEntry]) -> Affirmer:
        """Return the same over another lock, as that which stands in the file by now.

        What was searched already is not searched again.
        """
        standing = {entry.evidence: entry for entry in lock}
        return replace(self, workspace=replace(self.workspace, lock=standing))

    def search(self, chosen: Iterable[EvidenceId]) -> None:
        """Search the passages of records beforehand: this takes the time, and changes nothing."""
        for evidence_id in chosen:
            self.prover.prove(self.workspace.evidence[evidence_id])

    def affirm(self, chosen: Collection[EvidenceId], *, accept: bool) -> Affirmation:
        """Affirm what never was among the chosen; with `accept`, also what changed since.

        Suspects that are not accepted are listed and left as they are.
        """
        lock = dict(self.workspace.lock)
        affirmed: list[EvidenceId] = []
        suspects: list[Suspect] = []
        refused: list[Refusal] = []
        for evidence_id in chosen:
            evidence = self.workspace.evidence[evidence_id]
            proof = self.prover.prove(evidence)
            changed = self._changed(evidence, proof)
            if changed == ():
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
        """Return the lock's records that the workspace no longer has.

        Where `seen` is the lock as it stood when the workspace was read, what another process
        has written since is left out: it knows of records that this one has not seen.
        """
        gone = (i for i in self.workspace.lock if i not in self.workspace.evidence)
        return tuple(i for i in gone if seen is None or seen.get(i) == self.workspace.lock[i])

    def without(
        self, affirmation: Affirmation, gone: Sequence[EvidenceId]
    ) -> tuple[LockEntry, ...]:
        """Return the lock less the records that are gone."""
        return tuple(entry for entry in affirmation.lock if entry.evidence not in gone)

    def _changed(self, evidence: Evidence, proof: Proof) -> tuple[str, ...] | None:
        """Return which parts changed since it was affirmed; None: it never was."""
        entry = self.workspace.lock.get(evidence.id)
        if entry is None:
            return None
        agreement = self.workspace.agreements[evidence.agreement]
        return changed_since(entry, evidence, agreement, proof)

    def _entry(self, evidence: Evidence, proof: Proof) -> LockEntry:
        agreement = self.workspace.agreements[evidence.agreement]
        text = proof.text or ""
        return LockEntry(
            evidence=evidence.id,
            text_sha256=proof.text_sha256 or "",
            range=proof.range or (0, 0),
            words=len(text.split()),
            passage_sha256=sha256_of(text),
            fingerprint=fingerprint(evidence, agreement),
            on=self.on,
        )
