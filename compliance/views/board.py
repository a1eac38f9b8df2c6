"""What tables and timelines are built from: assessments, names, origins and the blanks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.assessments.assessment import Assessor
from compliance.assessments.origins import origins_of
from compliance.model.base import WHOLE
from compliance.views.blank import blank_of
from compliance.views.matrix.view import MatrixCellView
from compliance.views.panel import PanelWriter
from compliance.views.record import RecordWriter
from compliance.views.report.build import party_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.assessments.blank import Blank
    from compliance.assessments.cut import Cut
    from compliance.assessments.origins import Origin
    from compliance.assessments.perspective import Perspective
    from compliance.model.agreement import Agreement
    from compliance.model.base import EvidenceId, Target
    from compliance.passages.prove import Prover
    from compliance.views.matrix.view import MatrixLineView
    from compliance.views.timeline.view import MarkView
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


class Board:
    """A workspace as one agreement sees it after a cut, for those who lay it out."""

    def __init__(
        self,
        workspace: Workspace,
        agreement: Agreement,
        prover: Prover,
        cut: Cut,
        *,
        official: bool = False,
    ) -> None:
        self.workspace = workspace
        self.agreement = cut.heard(agreement, workspace.evidence)
        self.prover = prover
        self.cut = cut
        self.official = official
        self.names = party_names(workspace, agreement)
        self.assessor = Assessor.of(workspace, self.agreement, cut, official=official)
        self.everyone = self.assessor.everyone
        self.marks: dict[EvidenceId, tuple[MarkView, ...]] = {}

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence after the cut, in the order of ids."""
        groups = self.assessor.groups
        return tuple(
            e
            for e in self.workspace.evidence_on(self.agreement)
            if self.cut.admits(e) and e.speaker.group in groups
        )

    @cached_property
    def origins(self) -> Mapping[EvidenceId, Origin]:
        """The origin of each record."""
        return origins_of(self.evidence, self.workspace.lock)

    @cached_property
    def panels(self) -> PanelWriter:
        """What writes labels as words."""
        return PanelWriter(assessor=self.assessor, records=self.records)

    @cached_property
    def records(self) -> RecordWriter:
        """What writes records; it names articles by their ids, since a matrix numbers none."""
        articles = dict.fromkeys(e.article.id for e in self.evidence)
        return RecordWriter(
            numbers=dict.fromkeys(articles, 0),
            party_names=self.names,
            incidents=self.workspace.incidents,
            origins=self.origins,
            homes={},
            prover=self.prover,
            public=True,
        )

    @property
    def targets(self) -> tuple[tuple[Target, str], ...]:
        """Every target with what it is about: the agreement, its points, their obligations."""
        rows: list[tuple[Target, str]] = [(WHOLE, "the agreement as a whole")]
        for clause in self.agreement.clauses:
            rows.append((clause.number, clause.title))
            rows.extend((o.id, o.duty) for o in clause.obligations)
        return tuple(rows)

    def cell(
        self,
        column: str,
        lines: Sequence[MatrixLineView],
        evidence: Iterable[Evidence],
        blank: Blank | None = None,
    ) -> MatrixCellView:
        """Make a cell of its lines and of the records behind them, each counted once."""
        ids = tuple(dict.fromkeys(e.id for e in evidence))
        return MatrixCellView(
            column=column,
            lines=tuple(lines),
            evidence=ids,
            origins=len({self.origins[i] for i in ids}),
            blank=blank,
            blank_words=None if blank is None else self.why(column, blank),
        )

    def blank(self, perspective: Perspective, target: Target) -> Blank:
        """Say why there is nothing of a side on a target."""
        return self.assessor.blank(perspective, target)

    def why(self, side: str, blank: Blank) -> str:
        """Write a blank of a side."""
        perspective = next(p for p in self.everyone if p.id == side)
        return blank_of(self.assessor, perspective, blank)
