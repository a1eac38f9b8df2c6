"""Build the view of a difference: name rows and topics, number articles, say what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from compliance.assessments.perspective import Perspective
from compliance.diff.rows import Change, Difference, DiffKind, Row
from compliance.diff.subject import Subject
from compliance.model.agreement import Agreement, Clause
from compliance.model.base import ArticleId, EvidenceId, ReadingId, SourceId, Target
from compliance.model.holder import Holder
from compliance.model.obligation import Obligation, Reading
from compliance.model.spoken import as_spoken, names_in, point_in, title_of
from compliance.model.words import Coded
from compliance.passages.prove import Prover
from compliance.views.article import ArticleView, article_views
from compliance.views.diff.cells import CellViewWriter
from compliance.views.diff.row_words import in_short, is_own, topic_words
from compliance.views.diff.view import (
    DiffChangeView,
    DiffHeldView,
    DiffKindView,
    DiffOperandView,
    DiffRowView,
    DiffSectionView,
    DiffView,
)
from compliance.views.diff.words import (
    DIFF_KIND_MEANINGS,
    DIFF_KIND_WORDS,
    OWN_KIND_MEANINGS,
    OWN_KIND_WORDS,
)
from compliance.views.holders import HolderWriter
from compliance.views.record import RecordWriter
from compliance.views.selection import Selection
from compliance.views.target import ReadingView, TargetHead, head_of
from compliance.views.words import counted
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD
from compliance.workspace.voices import Source

SIDES = ("left", "right")
KINDS = tuple(DiffKind)


def build_diff_view(
    difference: Difference,
    selections: tuple[Selection, Selection],
    records: RecordWriter | None = None,
    *,
    everything: bool = False,
) -> DiffView:
    """Return the view of a difference; `selections` are the workspaces of both operands.

    `records` writes the records of both where they are written elsewhere too, as on a site: then
    articles have their numbers, and are not listed.
    """
    writer = DiffWriter.of(difference, selections, records)
    right, request = difference.right, selections[1].request
    cut = request.cut
    return DiffView(
        title=title_of(right.workspace.settings),
        agreement_title=selections[1].agreement.short_title,
        point_word=selections[1].agreement.one_point,
        by_record=difference.by_record,
        own=difference.own,
        everything=everything,
        known_by=cut.known_by.isoformat() if cut.known_by else None,
        points=selections[1].points,
        official=request.official,
        public=request.public,
        left=writer.operand(0),
        right=writer.operand(1),
        kinds=tuple(
            DiffKindView(
                kind=kind.value,
                kind_words=writer.kind_words[kind],
                meaning=writer.kind_meanings[kind],
                number=number,
                listed=any(row.kind is kind for row in difference.rows),
            )
            for kind, number in difference.counts.items()
        ),
        sections=writer.sections(),
        articles=() if records else writer.articles(),
        difference=difference,
        names_in=names_in(selections[1].agreement),
        point_in=point_in(selections[1].agreement),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffWriter:
    """Turns a difference into views, with the numbers and names that one page uses."""

    difference: Difference
    names: Mapping[str, str]
    cells: tuple[CellViewWriter, CellViewWriter]
    carried: tuple[frozenset[ReadingId], frozenset[ReadingId]]
    provers: tuple[Prover, Prover]

    @classmethod
    def of(
        cls,
        difference: Difference,
        selections: tuple[Selection, Selection],
        records: RecordWriter | None,
    ) -> DiffWriter:
        """Return the writer for a page, articles numbered in the order in which they are met."""
        left_selection, right_selection = selections
        # Of what has two names, the right's is the one it has now.
        names = {**left_selection.names, **right_selection.names}
        both = (difference.left, difference.right)
        writers = (records, records) if records else _record_writers(difference, names, selections)
        left, right = (
            CellViewWriter(
                by_record=difference.by_record,
                name=_name(subject, names),
                subject=subject,
                records=records,
            )
            for subject, records in zip(both, writers, strict=True)
        )
        return cls(
            difference=difference,
            names=names,
            cells=(left, right),
            carried=(_carried(difference.left), _carried(difference.right)),
            provers=(left_selection.prover, right_selection.prover),
        )

    @property
    def kind_words(self) -> Mapping[DiffKind, str]:
        """The kinds of rows as headings have them."""
        return OWN_KIND_WORDS if self.difference.own else DIFF_KIND_WORDS

    @property
    def kind_meanings(self) -> Mapping[DiffKind, str]:
        """What the kinds of rows mean."""
        return OWN_KIND_MEANINGS if self.difference.own else DIFF_KIND_MEANINGS

    def sections(self) -> tuple[DiffSectionView, ...]:
        """Return the targets that have rows, in the order of the rows; of each voice apart."""
        found: dict[tuple[str, Target], list[DiffRowView]] = {}
        for number, row in enumerate(self.difference.rows):
            voice = "" if row.voice is None else row.voice.id
            view = self._row(anchor_of_row(number), row)
            found.setdefault((voice, row.target), []).append(view)
        return tuple(self._section(target, rows) for (_, target), rows in found.items())

    def operand(self, which: int) -> DiffOperandView:
        """Return what there is to say of an operand as a whole."""
        cells = self.cells[which]
        subject = cells.subject
        return DiffOperandView(
            operand=subject.operand.text,
            name=cells.name,
            cut=_cut(subject),
            read=_read(subject),
            records=len(subject.evidence),
            origins=len({subject.origins[e.id] for e in subject.evidence if e.counted}),
            left_out=cells.left_out(self.difference.left_out[which]),
            objections=cells.records.objections.among(self._named(which)),
        )

    def _named(self, which: int) -> Iterator[EvidenceId]:
        """Yield the records of an operand that are printed, be it by their places alone."""
        for row in self.difference.rows:
            cell = (row.left, row.right)[which]
            yield from (e.id for e in (*cell.evidence, *cell.caveats, *cell.beside))
        yield from (e.id for out in self.difference.left_out[which] for e in out.evidence)

    def articles(self) -> tuple[ArticleView, ...]:
        """Return the articles cited, by number; one that both have as the right has it."""
        numbers = self.cells[0].records.numbers
        printed = {e.id: e for e, _ in _printed(self.difference)}
        left, right = self.difference.left.workspace, self.difference.right.workspace
        only_left = {a: n for a, n in numbers.items() if a not in right.articles}
        rest = {a: n for a, n in numbers.items() if a in right.articles}
        evidence = tuple(printed.values())
        subjects = (self.difference.left, self.difference.right)
        versions = tuple(subject.assessor.versions for subject in subjects)
        views = (
            *article_views(left, self.provers[0], only_left, evidence, versions[0]),
            *article_views(right, self.provers[1], rest, evidence, versions[1]),
        )
        return tuple(sorted(views, key=lambda view: view.number))

    def _section(self, target: Target, rows: Sequence[DiffRowView]) -> DiffSectionView:
        right = self.difference.right
        subject = right if _about(right.agreement, target) else self.difference.left
        head = self._head(subject, _about(subject.agreement, target) or None)
        voice = rows[0].row.voice
        return DiffSectionView(
            id=target,
            heading=head["heading"],
            duty=head["duty"],
            is_duty=head["kind"] is not None,
            held=() if self.difference.by_record else self._held(target),
            rows=tuple(rows if self.difference.by_record else sorted(rows, key=_by_kind)),
            voice=voice.name if voice else "",
            voice_id=voice.id if voice else "",
        )

    def _head(self, subject: Subject, about: Clause | Obligation | None) -> TargetHead:
        holders = HolderWriter(self.names, subject.workspace.evidence)
        return head_of(holders, as_spoken(subject.agreement), about)

    def _held(self, target: Target) -> tuple[DiffHeldView, ...]:
        """Return the readings that either operand holds, or that a record of its own goes by."""
        held = []
        each = 1 if self.difference.own else 2
        for cells, carried in zip(self.cells[:each], self.carried, strict=False):
            subject = cells.subject
            about = _about(subject.agreement, target)
            if not isinstance(about, Obligation):
                return ()
            views = self._head(subject, about)["readings"]
            read = [
                self._as_held(subject, view, reading, carried=reading.id in carried)
                for view, reading in zip(views, about.readings, strict=True)
                if reading.id in carried or any(_held_by(subject, reading))
            ]
            held.append(DiffHeldView(name=cells.name, readings=tuple(read)))
        return tuple(held) if any(one.readings for one in held) else ()

    def _as_held(
        self, subject: Subject, view: ReadingView, reading: Reading, *, carried: bool
    ) -> ReadingView:
        """Return a reading of an operand; with what limits that it holds it, if all does."""
        writer = HolderWriter(self.names, subject.workspace.evidence)
        marks = [writer.marks(holder) for holder in _held_by(subject, reading)]
        if carried or not all(marks):
            return view
        return replace(view, says=f"{view.says}{marks[0]}")

    def _row(self, anchor: str, row: Row) -> DiffRowView:
        left, right = (
            writer.cell(f"{anchor}-{side}", row, cell)
            for writer, side, cell in zip(self.cells, SIDES, (row.left, row.right), strict=True)
        )
        if self.difference.own:
            left, right = (
                replace(cell, name=in_short(cell, row, self.names)) for cell in (left, right)
            )
        workspaces = (self.difference.right.workspace, self.difference.left.workspace)
        return DiffRowView(
            anchor=anchor,
            kind=row.kind.value,
            kind_words=self.kind_words[row.kind],
            meaning=self.kind_meanings[row.kind],
            also=tuple(kind.value for kind in row.also),
            also_words=tuple(self.kind_words[kind] for kind in row.also),
            topic=topic_words(row, self.names, workspaces),
            topic_is_own=is_own(row),
            left=left,
            right=right,
            changes=tuple(_change(change) for change in row.changes),
            row=row,
            differs=f"{left.name} | {right.name}" if self.difference.own else "",
        )


def _by_kind(row: DiffRowView) -> int:
    """Contradictions first, what only one speaks of last; the others keep the order of topics."""
    return KINDS.index(row.row.kind)


def _record_writers(
    difference: Difference, names: Mapping[str, str], selections: tuple[Selection, Selection]
) -> tuple[RecordWriter, RecordWriter]:
    """Return what writes the records of either operand, with the numbers of one page."""
    numbers = _numbers(difference)
    anchors = _anchors(difference)
    left, right = selections
    return (
        left.record_writer(numbers, anchors, names),
        right.record_writer(numbers, anchors, names),
    )


def _numbers(difference: Difference) -> Mapping[ArticleId, int]:
    """Return the numbers of the articles that are printed: those that they have in the right.

    One that is in the left only keeps its own, unless another has it in the right; then it gets one
    that none has.
    """
    right, left = difference.right.workspace.numbers, difference.left.workspace.numbers
    taken = set(right.values())
    free = count(max((*right.values(), *left.values()), default=0) + 1)
    only = {a: next(free) if n in taken else n for a, n in left.items() if a not in right}
    met = {e.article.id for e, _ in _printed(difference)}
    return {article: number for article, number in {**right, **only}.items() if article in met}


def anchor_of_row(number: int) -> str:
    """Return the name by which links in a page lead to a row."""
    return f"row-{number + 1}"


def _printed(difference: Difference) -> Iterator[tuple[Evidence, str]]:
    """Yield every record that is printed, with the cell in which it stands; "" for the foot."""
    for number, row in enumerate(difference.rows):
        for side, cell in zip(SIDES, (row.left, row.right), strict=True):
            yield from ((e, f"{anchor_of_row(number)}-{side}") for e in cell.evidence)
            yield from ((e, "") for e in cell.beside)
    for part in difference.left_out:
        yield from ((e, "") for out in part for e in out.evidence)


def _anchors(difference: Difference) -> dict[EvidenceId, str]:
    """Return in which cell each record stands to which links lead.

    It is the first; of two revisions of a record it is the right, since that is how it is now.
    """
    anchors: dict[EvidenceId, str] = {}
    for e, anchor in _printed(difference):
        if anchor and (e.id not in anchors or difference.by_record):
            anchors[e.id] = anchor
    return anchors


def _carried(subject: Subject) -> frozenset[ReadingId]:
    """Return the readings that an operand's own records go by."""
    read = (e.entry.reading for e in subject.evidence if e.own)
    return frozenset(reading for reading in read if reading is not None)


def _name(subject: Subject, names: Mapping[str, str]) -> str:
    return tr("everybody") if subject.perspective is None else names[subject.perspective.id]


def _cut(subject: Subject) -> str:
    """Return which revision, path or day an operand is of; "" for the workspace as it is."""
    operand, cut = subject.operand, subject.assessor.cut
    parts = [
        tr("revision {revision}", revision=operand.revision) if operand.revision else "",
        operand.path.as_posix() if operand.path else "",
        tr("as of {day}", day=cut.as_of.isoformat()) if cut.as_of else "",
    ]
    return ", ".join(part for part in parts if part)


def _read(subject: Subject) -> str:
    """Return how many articles were read in full: of the operand's own, or of everybody's."""
    workspace, cut = subject.workspace, subject.assessor.cut
    if subject.perspective is not None:
        return counted(subject.assessor.articles_read(subject.perspective), "article")
    articles = workspace.articles.values()
    return counted(sum(a.coded is Coded.FULL and cut.reads(a) for a in articles), "article")


def _change(change: Change) -> DiffChangeView:
    declared = FIELD.get(change.field)
    field = change.field if declared is None else declared.label
    return DiffChangeView(field=field, before=change.before, after=change.after)


def _about(agreement: Agreement, target: Target) -> Clause | Obligation | None:
    return as_spoken(agreement).about(target)


def _held_by(subject: Subject, reading: Reading) -> Iterator[Holder]:
    """Yield the holders of a reading that are an operand or one of its voices."""
    perspective, sources = subject.perspective, subject.workspace.sources
    if perspective is None:
        return
    for holder in reading.holders:
        source = sources.get(SourceId(holder.source))
        is_voice = source is not None and _speaks_for(perspective, source)
        if is_voice or holder.source == perspective.id:
            yield holder


def _speaks_for(perspective: Perspective, source: Source) -> bool:
    if perspective.voices is None:
        return perspective.side in source.sides
    return source.id in perspective.voices
