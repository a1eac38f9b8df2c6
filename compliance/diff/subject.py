"""An operand made ready: its workspace after the cut, its voices, its records, their origins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import Blank
from compliance.assessments.origins import Origin
from compliance.assessments.perspective import Perspective
from compliance.assessments.points import targets_asked
from compliance.assessments.status import find_displaced
from compliance.diff.operand import Operand
from compliance.model.agreement import Agreement
from compliance.model.base import EvidenceId, Target
from compliance.model.obligation import Obligation
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One operand. `perspective` None: everybody.

    `evidence` is all that its voices say of the targets asked for, in the order of ids, what is
    not counted included; `displaced` which statuses are no longer current, by target, and
    `current` those of its own that are.
    """

    operand: Operand
    assessor: Assessor
    perspective: Perspective | None
    targets: tuple[Target, ...]
    wanted: frozenset[Target]
    evidence: tuple[Evidence, ...]
    displaced: Mapping[Target, frozenset[EvidenceId]]
    current: Mapping[Target, tuple[Evidence, ...]]

    @classmethod
    def of(
        cls,
        assessor: Assessor,
        operand: Operand,
        perspective: Perspective | None,
        points: tuple[str, ...] = (),
    ) -> Subject:
        """Return an operand with its statements on some points, or on all."""
        targets = targets_asked(assessor.agreement, points)
        wanted = frozenset(targets)
        evidence = tuple(
            e
            for e in assessor.evidence
            if (perspective is None or perspective.speaks(e))
            and not wanted.isdisjoint(e.entry.targets)
        )
        statuses = _statuses(evidence, wanted)
        displaced = {
            target: find_displaced(found, target, assessor.times)
            for target, found in statuses.items()
        }
        return cls(
            operand=operand,
            assessor=assessor,
            perspective=perspective,
            targets=targets,
            wanted=wanted,
            evidence=evidence,
            displaced=displaced,
            current={
                target: tuple(e for e in found if e.id not in displaced[target])
                for target, found in statuses.items()
            },
        )

    @property
    def workspace(self) -> Workspace:
        """The workspace it is of."""
        return self.assessor.workspace

    @property
    def origins(self) -> Mapping[EvidenceId, Origin]:
        """The origin of each record after the cut, of whatever voice."""
        return self.assessor.origins

    @property
    def agreement(self) -> Agreement:
        """The agreement as it stands in that workspace."""
        return self.assessor.agreement

    @property
    def voice(self) -> str | None:
        """The id of the side or voice; None for everybody."""
        return None if self.perspective is None else self.perspective.id

    def blank_on(self, target: Target) -> Blank | None:
        """Return the reason why the operand is blank on a target; call it only for such targets."""
        if self.perspective is None:
            return None
        return self.assessor.blank(self.perspective, target)


def bearers_of(agreement: Agreement) -> dict[Target, frozenset[str]]:
    """Return who bears what each target asks, as far as the text or its file names them."""
    return {
        target: frozenset[str]().union(*map(_bearers, agreement.under(target)))
        for target in agreement.targets
    }


def _bearers(obligation: Obligation) -> frozenset[str]:
    return frozenset(bearer.party for bearer in obligation.bearers if bearer.party is not None)


def _statuses(
    evidence: tuple[Evidence, ...], wanted: frozenset[Target]
) -> dict[Target, list[Evidence]]:
    statuses: dict[Target, list[Evidence]] = {}
    for e in evidence:
        if e.own and e.entry.status is not None:
            for target in dict.fromkeys(t for t in e.entry.targets if t in wanted):
                statuses.setdefault(target, []).append(e)
    return statuses
