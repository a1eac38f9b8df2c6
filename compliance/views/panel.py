"""Panels: one side or voice on one target, by groups; and the cell of the summary table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.assessments.assessment import Apart, Assessment, Assessor
from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.assessments.status import Label
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.words import Act, Group
from compliance.views.blank import blank_of
from compliance.views.made import Made
from compliance.views.record import RecordView, RecordWriter
from compliance.views.words import (
    APART_HEADINGS,
    GROUP_WORDS,
    NO_STATUS,
    NOBODY_NAMED,
    STATUS_WORDS,
    joined,
)
from compliance.workspace.evidence import Evidence

ACT_ORDER = tuple(Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group's voices on one target: its label now, then its records.

    `differs` tells whether the group now gives the same respondents more than one status.
    """

    group: str
    label: str
    differs: bool
    records: Sequence[RecordView]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartView:
    """Records under the name of a side that are not its own words, and why they are not."""

    heading: str
    records: Sequence[RecordView]


def _by_heading(*found: tuple[Apart, Sequence[RecordView]]) -> tuple[ApartView, ...]:
    return tuple(ApartView(heading=APART_HEADINGS[a], records=r) for a, r in found if r)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """One side or voice on one target. `blank` says why there is nothing, where there is not."""

    id: str
    name: str
    labelled: bool
    groups: tuple[GroupView, ...]
    blank: str | None
    characterised: Sequence[RecordView]
    in_doubt: Sequence[RecordView]
    replaced: Sequence[RecordView]
    not_counted: Sequence[RecordView]
    assessment: Assessment

    @property
    def set_apart(self) -> tuple[ApartView, ...]:
        """What is told of it or printed under its name, and is not its own word; by heading."""
        return _by_heading(
            (Apart.CHARACTERISED, self.characterised),
            (Apart.IN_DOUBT, self.in_doubt),
            (Apart.REPLACED, self.replaced),
        )

    @property
    def all_apart(self) -> tuple[ApartView, ...]:
        """The same, and what is not counted: for pages that list that nowhere else."""
        return (*self.set_apart, *_by_heading((Apart.NOT_COUNTED, self.not_counted)))

    @property
    def records(self) -> tuple[RecordView, ...]:
        """Every record under its name, its own words first."""
        own = (record for group in self.groups for record in group.records)
        return (*own, *self.characterised, *self.in_doubt, *self.replaced, *self.not_counted)

    @property
    def empty(self) -> bool:
        """Whether only a blank is left to print."""
        return not (self.groups or self.set_apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryCellView:
    """What one side says under one point: its labels by target, or the blank."""

    side: str
    labels: tuple[str, ...]
    other_records: int
    blank: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWriter:
    """Turns assessments into panels."""

    assessor: Assessor
    records: RecordWriter

    def panel(self, perspective: Perspective, target: str) -> PanelView:
        """Return what a side or voice says of a target."""
        assessment = self.assessor.assess(perspective, Target(target))
        by_id = {e.id: e for e in assessment.evidence}
        displaced = {i for line in assessment.statuses if not line.current for i in line.evidence}
        own = sorted(assessment.own, key=_reading_order)

        def write(e: Evidence) -> RecordView:
            return self.records.write(e, current=e.id not in displaced)

        def apart(ids: Sequence[EvidenceId]) -> Sequence[RecordView]:
            return Made([by_id[i] for i in ids], self.records.write)

        return PanelView(
            id=perspective.id,
            name=self.records.party_names[perspective.id],
            labelled=perspective.labelled,
            groups=self._groups(assessment, own, write),
            blank=self._blank(perspective, assessment.blank),
            characterised=apart(assessment.characterised),
            in_doubt=apart(assessment.in_doubt),
            replaced=apart(assessment.replaced),
            not_counted=apart(assessment.not_counted),
            assessment=assessment,
        )

    def cell(self, perspective: Perspective, targets: Sequence[Target]) -> SummaryCellView:
        """Return what a side says of some targets, as one cell of the summary."""
        found = [self.assessor.assess(perspective, target) for target in targets]
        printed = self.assessor.agreement.printed
        said = [
            f"{'' if assessment.target == WHOLE else f'{printed(assessment.target)} '}"
            f"{GROUP_WORDS[label.group]}: {self.said(label, nobody='')}"
            for assessment in found
            for label in assessment.labels
        ]
        counted = {e.id for a in found for e in a.own}
        # What a label stands for is not counted again beside it.
        labelled = [line for a in found if a.labels for line in a.statuses if line.current]
        with_label = {evidence for line in labelled for evidence in line.evidence}
        blanks = [a.blank for a in found if a.blank]
        return SummaryCellView(
            side=perspective.id,
            labels=tuple(said),
            other_records=len(counted - with_label),
            blank=self._blank(perspective, None if counted else blanks[0]),
        )

    def labels_by_group(self, assessment: Assessment) -> dict[Group, str | None]:
        """Return the label of each group; None where a perspective is not labelled."""
        if not assessment.perspective.labelled:
            return dict.fromkeys(Group)
        written: dict[Group, list[str]] = {group: [] for group in Group}
        for label in assessment.labels:
            written[label.group].append(self.said(label))
        return {group: "; ".join(said) or NO_STATUS for group, said in written.items()}

    def said(self, label: Label, nobody: str = f", {NOBODY_NAMED}") -> str:
        """Return a label in words; `nobody` takes the place of respondents if none are named."""
        statuses = ", ".join(STATUS_WORDS[status] for status in label.statuses)
        differs = "differs: " if len(label.statuses) > 1 else ""
        named = [self.records.party_names[party] for party in label.respondents]
        return f"{differs}{statuses}" + (f" by {joined(named)}" if named else nobody)

    def _groups(
        self,
        assessment: Assessment,
        own: Sequence[Evidence],
        write: Callable[[Evidence], RecordView],
    ) -> tuple[GroupView, ...]:
        if not own:
            return ()
        written = self.labels_by_group(assessment)
        differing = {label.group for label in assessment.labels if len(label.statuses) > 1}
        # That a side's officials or media say nothing is worth a line; that others do not is none.
        expected = (Group.OFFICIAL, Group.MEDIA) if assessment.perspective.labelled else ()
        groups = []
        for group in Group:
            if group not in self.assessor.groups:
                continue
            records = Made([e for e in own if e.speaker.group is group], write)
            if records or group in expected:
                groups.append(
                    GroupView(
                        group=GROUP_WORDS[group],
                        label=written[group] or "",
                        differs=group in differing,
                        records=records,
                    )
                )
        return tuple(groups)

    def _blank(self, perspective: Perspective, blank: Blank | None) -> str | None:
        return None if blank is None else blank_of(self.assessor, perspective, blank)


def _reading_order(e: Evidence) -> tuple[bool, int, date]:
    """Statuses first, then by act, then oldest first; ties keep the order of ids."""
    return (
        e.entry.status is None,
        ACT_ORDER.index(e.entry.act),
        e.asserted.lower or e.asserted.upper or date.max,
    )
