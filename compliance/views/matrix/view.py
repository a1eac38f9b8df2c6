"""A matrix: what is said, as a table; its rows and columns depend on what it is by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.model.base import AgreementId, EvidenceId, Target
from compliance.views.blank import blank_of
from compliance.views.objection import ObjectedView
from compliance.views.selection import Selection
from compliance.views.spoken import Spoken
from compliance.views.told import ToldView, told
from compliance.views.words import occasions_words
from compliance.wording.speaking import filled, tr, trn
from compliance.wording.worded import Worded
from compliance.workspace.evidence import Evidence


class By(StrEnum):
    """What a matrix is by: who speaks, whose conduct it is about, or what happened."""

    SOURCE = "source"
    RESPONDENT = "respondent"
    INCIDENT = "incident"


_HEADINGS: Mapping[By, str] = Worded(
    {
        By.SOURCE: "{agreement}, by source",
        By.RESPONDENT: "{agreement}, by respondent",
        By.INCIDENT: "{agreement}, by incident",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLineView:
    """One line of a cell, and the records behind it. `quiet`: a count or a mark, not a saying.

    `claim` is what of it is a claim, in the language `written`; None: that of the workspace.
    """

    words: str
    evidence: tuple[EvidenceId, ...] = ()
    quiet: bool = False
    claim: str = ""
    written: str | None = None

    @property
    def told(self) -> ToldView:
        """The line, in which its claim is the workspace's own."""
        return told(self.words, self.claim, self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCellView:
    """One cell: its lines, all its records, how many origins those have; or why there is none.

    `objections` are the ids of those to any record behind it; the matrix lists them in words.
    """

    column: str
    lines: tuple[MatrixLineView, ...]
    evidence: tuple[EvidenceId, ...] = ()
    origins: int = 0
    blank: Blank | None = None
    blank_words: str | None = None
    objections: tuple[str, ...] = ()

    @property
    def count(self) -> str | None:
        """How much stands behind the cell, in words."""
        if not self.evidence:
            return None
        return occasions_words(len(self.evidence), self.origins)

    @property
    def objected(self) -> str | None:
        """That there are objections to what stands behind the cell, and which, in words."""
        number, ids = len(self.objections), ", ".join(self.objections)
        return trn("objection {ids}", "objections {ids}", number, ids=ids) if number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRowView:
    """One row; `part` tells that it belongs to the one above it that is no part.

    `head` is what a reader sees of it, `short` the same in a narrow column; the id is for programs.
    `name` is what of the head is a name of the workspace's own, in the language `written`.
    """

    id: str
    short: str
    head: str
    words: str
    cells: tuple[MatrixCellView, ...]
    part: bool = False
    name: str = ""
    written: str | None = None

    @property
    def told(self) -> ToldView:
        """The head, in which the name is the workspace's own."""
        return told(self.head, self.name, self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView(Spoken):
    """A whole matrix. `notes` say what it leaves out and how it is to be read.

    `objections` are those to any of its records, those included that stand in no cell. `title_in`,
    `corner_in` and `names_in` are the tags of the languages of the title, of the corner and of the
    agreement's names; None: that of the workspace.
    """

    title: str
    title_in: str | None
    agreement: AgreementId
    agreement_title: str
    by: By
    caption: str
    corner: str
    corner_in: str | None
    columns: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRowView, ...]
    notes: tuple[str, ...]
    as_of: str | None
    known_by: str | None
    official: bool
    objections: tuple[ObjectedView, ...]
    names_in: str | None

    @property
    def heading(self) -> str:
        """The agreement, and what the matrix is by."""
        return self.headed(self.agreement_title)

    @property
    def told(self) -> ToldView:
        """The same, in which the title of the agreement is not the program's."""
        return told(self.heading, self.agreement_title, self.names_in)

    def headed(self, title: str) -> str:
        """Return a title with what the matrix is by."""
        return filled(_HEADINGS[self.by], {"agreement": title})

    @property
    def dates(self) -> str:
        """Which dates it is about, in words."""
        said = tr("said by {day}", day=self.as_of) if self.as_of else ""
        published = tr("published by {day}", day=self.known_by) if self.known_by else ""
        return ", ".join(words for words in (said, published) if words) or tr("all dates")


def cell_view(
    selection: Selection, column: str, lines: Sequence[MatrixLineView], evidence: Iterable[Evidence]
) -> MatrixCellView:
    """Return a cell of its lines and of the records behind them, each counted once."""
    ids = tuple(dict.fromkeys(e.id for e in evidence))
    behind = (*ids, *(i for line in lines for i in line.evidence))
    objections = (one.objection.id for one in selection.objections.among(behind))
    return MatrixCellView(
        column=column,
        lines=tuple(lines),
        evidence=ids,
        origins=len({selection.origins[i] for i in ids}),
        objections=tuple(dict.fromkeys(objections)),
    )


def side_cell_view(
    selection: Selection,
    side: Perspective,
    lines: Sequence[MatrixLineView],
    evidence: Iterable[Evidence],
    blank: Blank | None,
    target: Target,
) -> MatrixCellView:
    """Return the cell of a side, with the blank where it says nothing."""
    cell = cell_view(selection, side.id, lines, evidence)
    if blank is None:
        return cell
    words = blank_of(selection.assessor, side, selection.names[side.id], blank, target)
    return replace(cell, blank=blank, blank_words=words)
