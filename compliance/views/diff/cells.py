"""Cells: the records of one operand in a row, gathered into lines by group and origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.diff.row_writer import reason_of
from compliance.diff.rows import Cell, LeftOut, Reason, Row, TopicKind
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, Target
from compliance.model.words import Group
from compliance.views.blank import blank_of
from compliance.views.denied import lead_words
from compliance.views.diff.view import (
    DiffBesideView,
    DiffCellView,
    DiffGroupedView,
    DiffLeftOutView,
    DiffLineView,
)
from compliance.views.diff.words import REASON_WORDS
from compliance.views.record import RecordView, RecordWriter
from compliance.views.words import GROUP_WORDS
from compliance.wording.worded import Worded
from compliance.workspace.evidence import Evidence

Limits = Mapping["EvidenceId", Sequence["Evidence"]]
"""The caveats that limit each record; one may be limited by several."""

GROUPS = tuple(Group)
NOTHING_ON = Worded(
    {
        TopicKind.RESPONDENTS: "no such status",
        TopicKind.INCIDENT: "nothing on it",
        TopicKind.COUNT: "no such figure",
        TopicKind.RECORD: "nothing beside it",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellViewWriter:
    """Turns the cells of one operand into views."""

    name: str
    subject: Subject
    records: RecordWriter
    by_record: bool

    def cell(self, anchor: str, row: Row, cell: Cell) -> DiffCellView:
        """Return one cell of a row."""
        caveats: dict[EvidenceId, list[Evidence]] = {}
        for caveat in cell.caveats:
            for limited in caveat.qualifies:
                caveats.setdefault(limited, []).append(caveat)
        said = (*cell.records, *(d.evidence for d in cell.denials))
        lines = self._lines(row.target, said, caveats)
        return DiffCellView(
            anchor=anchor,
            name=self.name,
            lines=lines,
            groups=_grouped(lines),
            beside=self._beside(cell),
            blank=self._nothing(row, cell),
            records=len(cell.evidence),
            origins=len(cell.origins),
            cell=cell,
        )

    def left_out(self, parts: Sequence[LeftOut]) -> tuple[DiffLeftOutView, ...]:
        """Return what is in no row."""
        return tuple(
            DiffLeftOutView(
                why=REASON_WORDS[part.reason],
                # As reports have them, so that a site writes each of them once.
                records=tuple(
                    self.records.write(e, current=part.reason is not Reason.EARLIER)
                    for e in part.evidence
                ),
            )
            for part in parts
        )

    def write(self, target: Target, e: Evidence) -> RecordView:
        """Return a record as it stands under a target."""
        return self.records.write(e, current=e.id not in self.subject.displaced.get(target, ()))

    def _lines(
        self, target: Target, said: Sequence[Evidence], caveats: Limits
    ) -> tuple[DiffLineView, ...]:
        alike: dict[tuple[object, ...], list[RecordView]] = {}
        for e in sorted(said, key=lambda e: GROUPS.index(e.speaker.group)):
            view = self.write(target, e)
            limits = caveats.get(e.id, ())
            key = (
                e.speaker.group,
                view.status or view.verb,
                view.extent,
                view.origin,
                view.inferred,
                view.marks,
                e.entry.event,
                view.figures,
                tuple(limit.id for limit in limits),
            )
            # One act of utterance is one line, however often it was printed; what its status is
            # limited by keeps it apart, since the limit is printed in the line.
            alike.setdefault(key, []).append(view)
        return tuple(self._line(target, views, caveats) for views in alike.values())

    def _line(
        self,
        target: Target,
        views: Sequence[RecordView],
        caveats: Limits,
    ) -> DiffLineView:
        first = views[0]
        limits = caveats.get(first.id, ())
        return DiffLineView(
            group=GROUP_WORDS[first.evidence.speaker.group],
            headline=first.status or _lead(views),
            colon=first.status is not None or bool(first.references),
            said=tuple(dict.fromkeys(view.words for view in views)),
            inferred=first.inferred,
            marks=first.marks,
            figures=first.figures,
            date=first.date,
            records=tuple(views),
            caveats=tuple(self.write(target, limit) for limit in limits),
        )

    def _beside(self, cell: Cell) -> tuple[DiffBesideView, ...]:
        found: dict[str, list[RecordView]] = {}
        for e in cell.beside:
            found.setdefault(REASON_WORDS[reason_of(e)], []).append(self.records.write(e))
        return tuple(DiffBesideView(why=why, records=tuple(views)) for why, views in found.items())

    def _nothing(self, row: Row, cell: Cell) -> str | None:
        if not cell.empty or self.by_record:
            return None
        perspective = self.subject.perspective
        if cell.blank is None or perspective is None:
            return NOTHING_ON[row.topic.kind] if row.topic else None
        return blank_of(self.subject.assessor, perspective, self.name, cell.blank, row.target)


def _lead(views: Sequence[RecordView]) -> str:
    """Return what records that answer one account do, with how many statements they answer."""
    answered = {reference.id for view in views for reference in view.references}
    return lead_words(views[0].verb, len(answered))


def _grouped(lines: Sequence[DiffLineView]) -> tuple[DiffGroupedView, ...]:
    """Return the records of some lines by group, each once."""
    found: dict[str, dict[EvidenceId, RecordView]] = {}
    for line in lines:
        for view in (*line.records, *line.caveats):
            found.setdefault(GROUP_WORDS[view.evidence.speaker.group], {})[view.id] = view
    return tuple(
        DiffGroupedView(group=group, records=tuple(views.values()))
        for group, views in found.items()
    )
