"""The pages of a site on which two sides are compared: every line leads to its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.diff.compare import compare
from compliance.diff.operand import parse_operand
from compliance.diff.subject import Asked, Subject
from compliance.views.diff.build import build_diff_view
from compliance.views.site.links import LinkView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.assessments.perspective import Perspective
    from compliance.views.diff.view import (
        DiffCellView,
        DiffKindView,
        DiffLineView,
        DiffOperandView,
        DiffRowView,
        DiffSectionView,
        DiffView,
    )
    from compliance.views.record import RecordView
    from compliance.views.site.contents import SiteContents
    from compliance.views.site.view import HeadView


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLineView:
    """What records of one group and one origin come to, with the way to each."""

    words: str
    inferred: bool
    date: str
    records: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceCellView:
    """What one side says in a row; `blank` says why there is nothing, where there is not."""

    name: str
    blank: str | None
    records: int
    origins: int
    lines: tuple[DifferenceLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRowView:
    """One row: its kind, what it is about, and what either side says."""

    anchor: str
    kind: str
    also: tuple[str, ...]
    topic: str
    cells: tuple[DifferenceCellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceSectionView:
    """A target with its rows."""

    anchor: str
    target: LinkView
    duty: str
    rows: tuple[DifferenceRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """Records of one side that are in no row, for one reason."""

    words: str
    records: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePageView:
    """A page on which two sides are compared."""

    site: HeadView
    left: LinkView
    right: LinkView
    operands: tuple[DiffOperandView, ...]
    kinds: tuple[DiffKindView, ...]
    sections: tuple[DifferenceSectionView, ...]
    left_out: tuple[LeftOutView, ...]
    not_said: str


class DifferencePages:
    """Compares pairs of sides; what a side says is gathered once for all its pairs."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self._subjects: dict[str, Subject] = {}

    def page(self, left: Perspective, right: Perspective) -> DifferencePageView:
        """Return the page on which two sides are compared."""
        contents = self.contents
        view = self._difference(left, right)
        names = [contents.selection.names[p.id] for p in (left, right)]
        return DifferencePageView(
            site=contents.head(f"{names[0]} and {names[1]}"),
            left=contents.side_link(left.id),
            right=contents.side_link(right.id),
            operands=view.operands,
            kinds=view.kinds,
            sections=tuple(self._section(section) for section in view.sections),
            left_out=tuple(
                LeftOutView(
                    words=f"{operand.name}: {part.why}", records=_links(contents, part.records)
                )
                for operand in view.operands
                for part in operand.left_out
            ),
            not_said=view.not_said,
        )

    def _difference(self, left: Perspective, right: Perspective) -> DiffView:
        contents = self.contents
        selection = contents.selection
        difference = compare(self._subject(left), self._subject(right))
        return build_diff_view(difference, (selection, selection), selection.records)

    def _subject(self, perspective: Perspective) -> Subject:
        made = self._subjects.get(perspective.id)
        if made is None:
            contents = self.contents
            operand = parse_operand(perspective.id)
            made = self._subjects[perspective.id] = Subject.within(
                contents.selection.assessor, operand, perspective, Asked()
            )
        return made

    def _section(self, section: DiffSectionView) -> DifferenceSectionView:
        return DifferenceSectionView(
            anchor=section.anchor,
            target=LinkView(words=section.heading, href=self.contents.target_link(section.id).href),
            duty=section.duty,
            rows=tuple(_row(self.contents, row) for row in section.rows),
        )


def _row(contents: SiteContents, row: DiffRowView) -> DifferenceRowView:
    return DifferenceRowView(
        anchor=row.anchor,
        kind=row.kind,
        also=row.also,
        topic=row.topic,
        cells=tuple(_cell(contents, cell) for cell in row.cells),
    )


def _cell(contents: SiteContents, cell: DiffCellView) -> DifferenceCellView:
    lines = [_line(contents, line) for line in cell.lines]
    lines += [
        DifferenceLineView(
            words=f"not compared: {beside.why}",
            inferred=False,
            date="",
            records=_links(contents, beside.records),
        )
        for beside in cell.beside
    ]
    return DifferenceCellView(
        name=cell.name,
        blank=cell.blank,
        records=cell.records,
        origins=cell.origins,
        lines=tuple(lines),
    )


def _line(contents: SiteContents, line: DiffLineView) -> DifferenceLineView:
    said = "; ".join((*line.said, *(f"{one.verb} {one.words}" for one in line.caveats)))
    reading = f" (reading {line.reading})" if line.reading is not None else ""
    return DifferenceLineView(
        words=f"{line.group}: {line.headline}{':' if line.status else ''} {said}{reading}",
        inferred=line.inferred,
        date=line.date,
        records=_links(contents, (*line.records, *line.caveats)),
    )


def _links(contents: SiteContents, records: Iterable[RecordView]) -> tuple[LinkView, ...]:
    return tuple(contents.record_link(record.id) for record in records)
