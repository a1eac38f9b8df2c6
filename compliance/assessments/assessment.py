"""Assess what one side or voice says about one target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compliance.assessments.blank import Blank, own_articles, reason_of, searches_on
from compliance.assessments.cut import Cut
from compliance.assessments.origins import Origin, origins_of
from compliance.assessments.perspective import Perspective, perspectives
from compliance.assessments.status import (
    Label,
    StatusLine,
    find_displaced,
    labels,
    status_lines,
)
from compliance.assessments.time import Times
from compliance.assessments.versions import Versions, family_of
from compliance.model.agreement import Agreement
from compliance.model.base import EvidenceId, ReadingId, SideId, Target
from compliance.model.incident import Search, SearchRun, last_run
from compliance.model.words import Act, Coded, Extent, Group
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.workspace import Workspace


class Apart(StrEnum):
    """Why a record is set apart, in the order in which the reasons are tried."""

    NOT_COUNTED = "not_counted"
    CHARACTERISED = "characterised"
    IN_DOUBT = "in_doubt"
    REPLACED = "replaced"


def apart_of(e: Evidence) -> Apart | None:
    """Return why a record is set apart; None of a side's own counted words."""
    if not e.counted:
        return Apart.NOT_COUNTED
    if e.characterised:
        return Apart.CHARACTERISED
    if e.entry.probable_speaker is not None:
        return Apart.IN_DOUBT
    return None if e.replaced_by is None else Apart.REPLACED


@dataclass(frozen=True, slots=True)
class Denial:
    """A record that denies others."""

    evidence: EvidenceId
    denies: tuple[EvidenceId, ...]
    extent: Extent | None


@dataclass(frozen=True, slots=True)
class CarriedReading:
    """A reading of an obligation, with the records that carry it."""

    reading: ReadingId
    evidence: tuple[EvidenceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one side or voice says about one target, and nothing that its evidence does not say.

    `groups` are the groups of voices that were asked for, `evidence` all their records on the
    target in the order of ids. `own` are the records that count as the side's own word: labels
    and blanks rest on them alone. `displaced` are those whose status is no longer current. `labels`
    say what each group says, and of which time; third parties and unidentified voices have none.
    The other fields name records by id.
    """

    perspective: Perspective
    target: Target
    groups: frozenset[Group]
    evidence: tuple[Evidence, ...]
    own: tuple[Evidence, ...]
    displaced: frozenset[EvidenceId]
    statuses: tuple[StatusLine, ...]
    facts: tuple[EvidenceId, ...]
    denials: tuple[Denial, ...]
    readings: tuple[CarriedReading, ...]
    characterised: tuple[EvidenceId, ...]
    not_counted: tuple[EvidenceId, ...]
    in_doubt: tuple[EvidenceId, ...]
    replaced: tuple[EvidenceId, ...]
    labels: tuple[Label, ...]
    blank: Blank | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """The evidence on one agreement that a cut admits, indexed so that each target is quick.

    `evidence` is all of it, in the order of ids; of a statement that stands in several versions of
    an article, only the last. `origins` are those of just these records, and of its earlier
    versions: a quotation that is repeated only after the cut is not repeated yet, and one that is
    repeated under another point, or by nobody who was asked for, is repeated all the same.
    `versions` are those of which one knew by the cut.
    """

    workspace: Workspace
    agreement: Agreement
    cut: Cut
    groups: frozenset[Group]
    evidence: tuple[Evidence, ...]
    origins: Mapping[EvidenceId, Origin]
    versions: Versions
    by_target: Mapping[Target, tuple[Evidence, ...]]
    by_side: Mapping[tuple[Target, SideId], tuple[Evidence, ...]]
    party_order: tuple[str, ...]
    times: Times
    everyone: tuple[Perspective, ...]
    _assessed: dict[tuple[Perspective, Target], Assessment] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _read: dict[tuple[Perspective, Group | None, Coded], int] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __repr__(self) -> str:
        return f"Assessor({self.agreement.id}, {self.cut!r})"

    @classmethod
    def of(
        cls, workspace: Workspace, agreement: Agreement, cut: Cut, *, official: bool = False
    ) -> Assessor:
        """Index the evidence that the cut admits; with `official`, only official voices."""
        groups = frozenset({Group.OFFICIAL} if official else Group)
        told = workspace.evidence_on(agreement)
        versions = Versions.of(tuple(filter(cut.knows, workspace.articles.values())), told)
        every = tuple(
            versions.marked(e) for e in told if cut.admits(e) and e.speaker.group in groups
        )
        admitted = tuple(e for e in every if e.same_as is None)
        by_target: dict[Target, list[Evidence]] = {}
        by_side: dict[tuple[Target, SideId], list[Evidence]] = {}
        for evidence in admitted:
            for target in dict.fromkeys(evidence.entry.targets):
                by_target.setdefault(target, []).append(evidence)
                by_side.setdefault((target, evidence.side), []).append(evidence)
        return cls(
            workspace=workspace,
            agreement=agreement,
            cut=cut,
            groups=groups,
            evidence=admitted,
            origins=origins_of(every, workspace.lock, family_of(workspace.articles)),
            versions=versions,
            by_target={target: tuple(found) for target, found in by_target.items()},
            by_side={key: tuple(found) for key, found in by_side.items()},
            party_order=workspace.parties(agreement),
            times=Times.of(agreement),
            everyone=perspectives(workspace, agreement),
        )

    def assess(self, perspective: Perspective, target: Target) -> Assessment:
        """Return what a side or voice says about a target; computed on first use."""
        key = (perspective, target)
        if key not in self._assessed:
            self._assessed[key] = self._assess(perspective, target)
        return self._assessed[key]

    def blank(self, perspective: Perspective, target: Target, group: Group | None = None) -> Blank:
        """Return the reason why a side or voice, or one group of it, is blank on a target."""
        return reason_of(
            searched=any(True for _ in self.searches(perspective, target)),
            read=self.articles_read(perspective, group) > 0,
        )

    def runs(self, perspective: Perspective, target: Target) -> tuple[SearchRun, ...]:
        """Return the last run, by the cut, of each search that covers a target for these voices."""
        known = tuple(run for run in self.workspace.records.runs if self.cut.ended_by_both(run.on))
        if not known:
            return ()
        found = (last_run(known, search.id) for search in self.searches(perspective, target))
        return tuple(run for run in found if run is not None)

    def searches(self, perspective: Perspective, target: Target) -> Iterator[Search]:
        """Yield the recorded searches that cover a target for all of these voices."""
        return searches_on(self.workspace, self.agreement, perspective, target, self.cut)

    def assessed(self, e: Evidence) -> Evidence:
        """Return any record as it is assessed: one of a replaced version knows that it is."""
        return self.versions.marked(e)

    def articles_read(
        self, perspective: Perspective, group: Group | None = None, coded: Coded = Coded.FULL
    ) -> int:
        """Return how many articles published by these voices were read in full, or in part."""
        key = (perspective, group, coded)
        if key not in self._read:
            found = own_articles(self.workspace, perspective, self.cut, group, coded)
            self._read[key] = len(found)
        return self._read[key]

    def _evidence_of(self, perspective: Perspective, target: Target) -> tuple[Evidence, ...]:
        """Return the records of these voices on a target, in the order of ids."""
        if perspective.is_side:
            return self.by_side.get((target, perspective.side), ())
        sides = [self.by_side.get((target, side), ()) for side in perspective.sides]
        found = [e for of_side in sides for e in of_side if perspective.speaks(e)]
        return tuple(found if len(sides) == 1 else sorted(found, key=lambda e: id_order(e.id)))

    def _assess(self, perspective: Perspective, target: Target) -> Assessment:
        evidence = self._evidence_of(perspective, target)
        own = tuple(e for e in evidence if e.own)
        apart: dict[Apart | None, list[EvidenceId]] = {reason: [] for reason in Apart}
        # Most targets have nothing set apart: then no record is asked why.
        for e in evidence if len(own) < len(evidence) else ():
            apart.setdefault(apart_of(e), []).append(e.id)
        rated = tuple(e for e in own if e.entry.status is not None)
        displaced = find_displaced(rated, target, self.times)
        current = tuple(e for e in rated if e.id not in displaced)
        replaced = tuple(apart[Apart.REPLACED])
        withdrawn = tuple(e for e in evidence if e.id in replaced)
        return Assessment(
            perspective=perspective,
            target=target,
            groups=self.groups,
            evidence=evidence,
            own=own,
            displaced=displaced,
            statuses=status_lines((*rated, *withdrawn), {*displaced, *replaced}, self.party_order),
            facts=tuple(e.id for e in own if e.entry.act is Act.STATES),
            denials=tuple(
                Denial(e.id, e.responds_to, e.entry.extent)
                for e in own
                if e.entry.act is Act.DENIES
            ),
            readings=_readings(own),
            characterised=tuple(apart[Apart.CHARACTERISED]),
            not_counted=tuple(apart[Apart.NOT_COUNTED]),
            in_doubt=tuple(apart[Apart.IN_DOUBT]),
            replaced=replaced,
            labels=labels(current, target, self.times, self.party_order)
            if perspective.labelled
            else (),
            blank=None if own else self.blank(perspective, target),
        )


def _readings(own: tuple[Evidence, ...]) -> tuple[CarriedReading, ...]:
    carried: dict[ReadingId, list[EvidenceId]] = {}
    for e in own:
        if e.entry.reading is not None:
            carried.setdefault(e.entry.reading, []).append(e.id)
    return tuple(CarriedReading(r, tuple(ids)) for r, ids in sorted(carried.items()))
