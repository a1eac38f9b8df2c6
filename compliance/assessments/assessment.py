"""The computed view of one side or voice on one target, and how it is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.assessments.blank import Blank, blank_of
from compliance.assessments.status import Label, StatusLine, labels, status_lines
from compliance.model.words import Act, Extent, Group
from compliance.values import row, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.assessments.cut import Cut
    from compliance.assessments.perspective import Perspective
    from compliance.model.agreement import Agreement
    from compliance.model.base import EvidenceId, ReadingId, Target
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


@row
class Denial:
    """One record that rejects others."""

    evidence: EvidenceId
    denies: tuple[EvidenceId, ...]
    extent: Extent | None


@row
class CarriedReading:
    """A reading, and the records that carry it."""

    reading: ReadingId
    evidence: tuple[EvidenceId, ...]


@value
class Assessment:
    """What one side or voice says of one target. Never more than its evidence says.

    `groups` are those whose voices were asked for. `evidence` is all of theirs in the order of
    ids; every other field points into it.
    """

    perspective: Perspective
    target: Target
    groups: frozenset[Group]
    evidence: tuple[Evidence, ...]
    statuses: tuple[StatusLine, ...]
    facts: tuple[EvidenceId, ...]
    denials: tuple[Denial, ...]
    readings: tuple[CarriedReading, ...]
    characterised: tuple[EvidenceId, ...]
    not_counted: tuple[EvidenceId, ...]
    in_doubt: tuple[EvidenceId, ...]
    blank: Blank | None

    @property
    def labels(self) -> tuple[Label, ...]:
        """What each group says now; nothing for third parties and the unidentified."""
        return labels(self.statuses) if self.perspective.labelled else ()


@value
class Assessor:
    """Everything needed to assess one agreement after a cut, indexed once."""

    workspace: Workspace
    agreement: Agreement
    cut: Cut
    groups: frozenset[Group]
    by_target: Mapping[Target, tuple[Evidence, ...]]
    party_order: tuple[str, ...]

    @classmethod
    def of(
        cls, workspace: Workspace, agreement: Agreement, cut: Cut, *, official: bool = False
    ) -> Assessor:
        """Index the evidence that the cut admits; `official` keeps that group of voices only."""
        groups = frozenset({Group.OFFICIAL} if official else Group)
        by_target: dict[Target, list[Evidence]] = {}
        for evidence in workspace.evidence_on(agreement):
            if cut.admits(evidence) and evidence.speaker.group in groups:
                for target in dict.fromkeys(evidence.entry.targets):
                    by_target.setdefault(target, []).append(evidence)
        return cls(
            workspace=workspace,
            agreement=agreement,
            cut=cut,
            groups=groups,
            by_target={target: tuple(found) for target, found in by_target.items()},
            party_order=workspace.sides(agreement),
        )

    def assess(self, perspective: Perspective, target: Target) -> Assessment:
        """Return what a side or voice says of a target."""
        evidence = tuple(e for e in self.by_target.get(target, ()) if perspective.speaks(e))
        own = [e for e in evidence if e.own]
        blank = None
        if not own:
            blank = blank_of(self.workspace, self.agreement, perspective, target, self.cut)
        return Assessment(
            perspective=perspective,
            target=target,
            groups=self.groups,
            evidence=evidence,
            statuses=status_lines(own, self.party_order),
            facts=tuple(e.id for e in own if e.entry.act is Act.STATES),
            denials=tuple(
                Denial(e.id, e.responds_to, e.entry.extent)
                for e in own
                if e.entry.act is Act.DENIES
            ),
            readings=_readings(own),
            characterised=tuple(e.id for e in evidence if e.counted and e.characterised),
            not_counted=tuple(e.id for e in evidence if not e.counted),
            in_doubt=tuple(
                e.id
                for e in evidence
                if e.counted and not e.characterised and e.entry.probable_speaker is not None
            ),
            blank=blank,
        )


def _readings(own: list[Evidence]) -> tuple[CarriedReading, ...]:
    carried: dict[ReadingId, list[EvidenceId]] = {}
    for e in own:
        if e.entry.reading is not None:
            carried.setdefault(e.entry.reading, []).append(e.id)
    return tuple(CarriedReading(r, tuple(ids)) for r, ids in sorted(carried.items()))
