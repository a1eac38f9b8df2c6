"""What was asked for, and what every view of it is made from: each thing worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from compliance.assessments.assessment import Assessor
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import Perspective
from compliance.assessments.points import check_points, target_asked, targets_asked
from compliance.model.agreement import Agreement, Clause, target_of
from compliance.model.base import WHOLE, ArticleId, EvidenceId, IncidentId, SourceId, Target
from compliance.model.incident import Incident
from compliance.model.spoken import as_spoken
from compliance.model.words import Coded
from compliance.passages.prove import Prover
from compliance.views.holders import HolderWriter
from compliance.views.objection import ObjectionWriter
from compliance.views.panel import PanelWriter
from compliance.views.parties import party_names
from compliance.views.record import RecordWriter
from compliance.views.words import WHOLE_AGREEMENT
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.workspace import Workspace

NO_CUT = Cut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for. `points` empty: all; `source` None: everybody; `cut`: no later day."""

    source: Perspective | None = None
    cut: Cut = NO_CUT
    points: tuple[str, ...] = ()
    official: bool = False
    public: bool = False


class Selection:
    """An agreement after a cut, and of its records those that were asked for.

    Everything that several views show is made here, when it is first needed: names, article
    numbers, the writers of records and panels. `assessor` has what does not depend on the points
    and the source: the agreement as it is written, all records after the cut, and their origins;
    `agreement` is as it reads in the language spoken.
    """

    def __init__(
        self,
        assessor: Assessor,
        prover: Prover,
        request: Request,
        records: RecordWriter | None = None,
    ) -> None:
        """Take what was asked for of an agreement.

        With `records`, its records are written by the writer of another selection, with the
        numbers and anchors that they have there: so that each is written once for several files
        that print neither.
        """
        self._shared = records
        self.assessor = assessor
        self.prover = prover
        self.request = request
        self.workspace = assessor.workspace
        self.agreement = as_spoken(assessor.agreement)
        self.everyone = assessor.everyone
        self.origins = assessor.origins

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        agreement: Agreement,
        prover: Prover,
        request: Request | None = None,
    ) -> Selection:
        """Return what was asked for of an agreement; without `request`, all of it."""
        request = request or Request()
        known = request.cut.without_later(agreement, workspace.evidence)
        assessor = Assessor.of(workspace, known, request.cut, official=request.official)
        return cls(assessor, prover, request)

    def read(self, coded: Coded) -> tuple[tuple[str, str, int], ...]:
        """Return of each side its id, its name, and how many articles of its outlets are so coded.

        Nothing where there is none of any side, but for those read in full: that nothing was read
        of anybody is told.
        """
        read = self.assessor.articles_read
        counts = [(p.id, self.names[p.id], read(p, coded=coded)) for p in self.everyone]
        shown = coded is Coded.FULL or any(number for _, _, number in counts)
        return tuple(counts) if shown else ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The printed name of every side, source and joint body."""
        return party_names(self.workspace, self.agreement)

    @cached_property
    def holders(self) -> HolderWriter:
        """The writer of who holds readings, amendments and roles."""
        return HolderWriter(self.names, self.workspace.evidence)

    @cached_property
    def objections(self) -> ObjectionWriter:
        """The writer of the objections to records; nothing that was asked for leaves one out."""
        return ObjectionWriter(self.assessor)

    def side_of(self, party: str, e: Evidence) -> str:
        """Return the side of a source at the time of which a record tells.

        A side is its own, and so is a joint body: it is none of its members.
        """
        source = self.workspace.sources.get(SourceId(party))
        return party if source is None else source.side_on(e.told_of)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The points of which something was asked for, in the order of the agreement."""
        return tuple(
            clause
            for clause in self.agreement.clauses
            if not self.wanted.isdisjoint(clause.targets)
        )

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What was asked for, in the order of the text; first the whole, if everything was.

        Raises:
            UnknownPointError: a point asked for is not in the agreement.
        """
        check_points(self.request.points, self.agreement)
        return targets_asked(self.agreement, self.request.points)

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The ids of the points asked for, in the order of asking."""
        return tuple(target_asked(self.agreement, point) for point in self.request.points)

    @cached_property
    def wanted(self) -> frozenset[Target]:
        """The same as a set."""
        return frozenset(self.targets)

    @cached_property
    def duties(self) -> Mapping[Target, str]:
        """What each target of the agreement is about, in its order."""
        about = self.agreement.outline.about.values()
        words = {target_of(a): a.title if isinstance(a, Clause) else a.duty for a in about}
        return {WHOLE: tr(WHOLE_AGREEMENT), **words}

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records on the targets, in the order of ids."""
        return self.on(self.targets)

    def on(self, targets: Iterable[Target]) -> tuple[Evidence, ...]:
        """Return the records on some targets, in the order of ids."""
        by_target = self.assessor.by_target
        found = {e.id: e for target in targets for e in by_target.get(target, ())}
        return tuple(found[id] for id in sorted(found, key=id_order))

    @cached_property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The articles cited with their numbers, which are the same in every report."""
        cited = {e.article.id for e in self.evidence}
        return {a: number for a, number in self.workspace.numbers.items() if a in cited}

    @cached_property
    def records(self) -> RecordWriter:
        """The writer of records, with these numbers; a record stands under its first target."""
        if self._shared is not None:
            return self._shared
        first_under: dict[EvidenceId, str] = {}
        for target in self.targets:
            for e in self.assessor.by_target.get(target, ()):
                first_under.setdefault(e.id, target)
        return self.record_writer(self.numbers, first_under)

    @cached_property
    def panels(self) -> PanelWriter:
        """The writer of panels, whose records are those of `records`."""
        return PanelWriter(assessor=self.assessor, records=self.records)

    def record_writer(
        self,
        numbers: Mapping[ArticleId, int],
        first_under: Mapping[EvidenceId, str],
        names: Mapping[str, str] | None = None,
    ) -> RecordWriter:
        """Return a writer of records for a page with numbers, and perhaps names, of its own."""
        return RecordWriter(
            agreement=self.agreement,
            numbers=numbers,
            party_names=self.names if names is None else names,
            incidents=self.workspace.incidents,
            evidence=self.workspace.evidence,
            origins=self.origins,
            versions=self.assessor.versions,
            first_under=first_under,
            objections=self.objections,
            prover=self.prover,
            public=self.request.public,
        )


def with_parts(
    incidents: Iterable[Incident], whole: IncidentId | None = None
) -> Iterator[tuple[Incident, int]]:
    """Yield the parts of an incident, or all incidents, each before its own parts.

    With each goes how many incidents it is part of, from `whole` on.
    """
    parts: dict[IncidentId | None, list[Incident]] = {}
    for incident in incidents:
        parts.setdefault(incident.part_of, []).append(incident)
    ahead = [(part, 0) for part in reversed(parts.get(whole, []))]
    while ahead:
        incident, depth = ahead.pop()
        yield incident, depth
        ahead += [(part, depth + 1) for part in reversed(parts.get(incident.id, []))]
