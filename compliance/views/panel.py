"""Panels: one side or voice on one target, by groups; and the cell of the summary table."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.assessments.assessment import Apart, Assessment, Assessor
from compliance.assessments.blank import Blank
from compliance.assessments.counts import Counts, count
from compliance.assessments.perspective import Perspective
from compliance.assessments.status import Label, Told
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.words import Act, Group
from compliance.views.blank import blank_of
from compliance.views.made import Made
from compliance.views.parties import spoken_of
from compliance.views.record import RecordView, RecordWriter
from compliance.views.when import when_words
from compliance.views.words import (
    APART_HEADINGS,
    GROUP_WORDS,
    INFERRED,
    NO_STATUS,
    counted,
    in_brackets,
    renewal_words,
    status_words,
)
from compliance.wording.speaking import tr, trn
from compliance.workspace.evidence import Evidence

ACT_ORDER = tuple(Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group's voices on one target: its label or why it has none, then its records.

    `differs` tells whether it gives the same respondents more than one status of one time.
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
    """One side or voice on one target. `blank` says why there is nothing, where there is not.

    `said` has the labels of each group, or why it has none, by the group's word.
    """

    id: str
    name: str
    labelled: bool
    said: Mapping[str, tuple[str, ...]]
    groups: tuple[GroupView, ...]
    blank: str | None
    characterised: Sequence[RecordView]
    in_doubt: Sequence[RecordView]
    replaced: Sequence[RecordView]
    not_counted: Sequence[RecordView]
    assessment: Assessment

    @property
    def labels(self) -> Mapping[str, str | None]:
        """The same in a line for each group."""
        return {group: "; ".join(labels) or None for group, labels in self.said.items()}

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
    """What one side says under one point: its labels by target, counts, and the blank."""

    side: str
    labels: tuple[str, ...]
    counts: tuple[str, ...]
    blank: str | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All that the cell says, line by line."""
        return (*self.labels, *([] if self.blank is None else [self.blank]), *self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWriter:
    """Turns assessments into panels."""

    assessor: Assessor
    records: RecordWriter

    def panel(self, perspective: Perspective, target: str) -> PanelView:
        """Return what a side or voice says of a target."""
        assessment = self.assessor.assess(perspective, Target(target))
        by_id = {e.id: e for e in assessment.evidence}
        own = sorted(assessment.own, key=_reading_order)

        def write(e: Evidence) -> RecordView:
            return self.records.write(e, current=e.id not in assessment.displaced)

        def apart(ids: Sequence[EvidenceId]) -> Sequence[RecordView]:
            return Made([by_id[i] for i in ids], self.records.write)

        said = self.said_by_group(assessment)
        return PanelView(
            id=perspective.id,
            name=self.records.party_names[perspective.id],
            labelled=perspective.labelled,
            said={GROUP_WORDS[group]: labels for group, labels in said.items()},
            groups=self._groups(assessment, said, own, write),
            blank=self._blank(perspective, assessment.blank, assessment.target),
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
            f"{GROUP_WORDS[label.group]}: {self.said(label, nobody=False)}"
            for assessment in found
            for label in assessment.labels
        ]
        blanks = [a.blank for a in found if a.blank]
        return SummaryCellView(
            side=perspective.id,
            labels=tuple(said),
            counts=tuple(words for words, _ in count_lines(count(found))),
            blank=self._blank(perspective, None if any(a.own for a in found) else blanks[0], None),
        )

    def said_by_group(self, assessment: Assessment) -> dict[Group, tuple[str, ...]]:
        """Return the labels of each group, or why it has none.

        Nothing where a perspective is not labelled, and of groups that were not asked for.
        """
        perspective = assessment.perspective
        written: dict[Group, tuple[str, ...]] = dict.fromkeys(Group, ())
        if perspective.labelled:
            spoken = {e.speaker.group for e in assessment.own}
            for group in Group:
                if group in self.assessor.groups:
                    said = [self.said(one) for one in assessment.labels if one.group is group]
                    nothing = tr(NO_STATUS) if group in spoken else self._none_of(assessment, group)
                    written[group] = tuple(said) or (nothing,)
        return written

    def said(self, label: Label, *, nobody: bool = True) -> str:
        """Return a label in words; not `nobody`: that no respondents are named is not told."""
        named = spoken_of(self.records.party_names, label.respondents)
        said = ", ".join(_told_words(told, label, named, nobody=nobody) for told in label.told)
        return tr("differs: {statuses}", statuses=said) if label.differs else said

    def _none_of(self, assessment: Assessment, group: Group) -> str:
        """Return why there is nothing of one group of a side."""
        perspective = assessment.perspective
        blank = self.assessor.blank(perspective, assessment.target, group)
        name = self.records.party_names[perspective.id]
        return blank_of(self.assessor, perspective, name, blank, assessment.target, group)

    def _groups(
        self,
        assessment: Assessment,
        said: Mapping[Group, tuple[str, ...]],
        own: Sequence[Evidence],
        write: Callable[[Evidence], RecordView],
    ) -> tuple[GroupView, ...]:
        if not own:
            return ()
        differing = {label.group for label in assessment.labels if label.differs}
        expected = expected_groups(assessment.perspective, self.assessor.groups)
        groups = []
        for group in Group:
            if group not in self.assessor.groups:
                continue
            records = Made([e for e in own if e.speaker.group is group], write)
            if records or group in expected:
                groups.append(
                    GroupView(
                        group=GROUP_WORDS[group],
                        label="; ".join(said[group]),
                        differs=group in differing,
                        records=records,
                    )
                )
        return tuple(groups)

    def _blank(
        self, perspective: Perspective, blank: Blank | None, target: Target | None
    ) -> str | None:
        if blank is None:
            return None
        name = self.records.party_names[perspective.id]
        return blank_of(self.assessor, perspective, name, blank, target)


def expected_groups(perspective: Perspective, asked: Container[Group]) -> tuple[Group, ...]:
    """Return the groups of a side of which it is told that they say nothing, if they do not.

    `asked` are those that were asked for. That a side's officials or media say nothing is worth a
    line; that others do not is none. Many voices, that are not one, have no group to expect.
    """
    expected = (Group.OFFICIAL, Group.MEDIA) if perspective.labelled else ()
    return tuple(group for group in expected if group in asked)


def count_lines(counts: Counts) -> tuple[tuple[str, tuple[EvidenceId, ...]], ...]:
    """Return what stands beside labels, by count, with the records behind each."""
    return tuple(
        (words(len(ids)), ids)
        for ids, words in (
            (counts.unlabelled, _not_summed_up),
            (counts.earlier, _earlier),
            (counts.without_status, _without_status),
            (counts.characterised, _as_told),
            (counts.replaced, _replaced),
        )
        if ids
    )


def _not_summed_up(number: int) -> str:
    return trn("{number} judgement, not summed up", "{number} judgements, not summed up", number)


def _earlier(number: int) -> str:
    return counted(number, "earlier judgement")


def _without_status(number: int) -> str:
    return trn(
        "{number} statement, none a judgement", "{number} statements, none a judgement", number
    )


def _as_told(number: int) -> str:
    return trn(
        "{number} statement, as told by another side",
        "{number} statements, as told by another side",
        number,
    )


def _replaced(number: int) -> str:
    return trn(
        "{number} statement, in a version since replaced",
        "{number} statements, in a version since replaced",
        number,
    )


def _told_words(told: Told, label: Label, named: Sequence[str], *, nobody: bool) -> str:
    """Return a status with the time of which it was last said."""
    renewals = renewal_words(*(e.renewal for e in told.records))
    inferred = f" ({tr(INFERRED)})" if told.inferred else ""
    limits = f"{in_brackets(label.part)}{renewals}{inferred}"
    status = status_words(told.status, named, limits, nobody=nobody)
    return f"{status} · {when_words(told.last)}{_times(told)}"


def _times(told: Told) -> str:
    """Return how often a status was said and from when on, in brackets; "" for once."""
    if told.times <= 1:
        return ""
    first = when_words(told.first)
    times = trn("{number} time from {day}", "{number} times from {day}", told.times, day=first)
    return f" ({times})"


def _reading_order(e: Evidence) -> tuple[bool, int, date]:
    """Statuses first, then by act, then oldest first; ties keep the order of ids."""
    return (
        e.entry.status is None,
        ACT_ORDER.index(e.entry.act),
        e.asserted.lower or e.asserted.upper or date.max,
    )
