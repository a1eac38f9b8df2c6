"""What a project that came back would change here: nothing is changed by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compliance.export.returned.found import Finder, Found, Means
from compliance.export.returned.project import Project
from compliance.export.returned.proposals import Proposal, Proposer, described
from compliance.export.returned.statements import ChangedStatement, Recoded
from compliance.model.base import EvidenceId
from compliance.suggest.given import Known
from compliance.views.returned import ReturnedStatement, ReturnedView, WaitingPassage
from compliance.views.selection import Selection
from compliance.views.words import counted
from compliance.workspace.evidence import Evidence, id_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What came back: changed statements, proposals, and a sentence for each thing left out.

    `counted` says what positions count where that is no code points. `same` is how many statements
    came back unchanged, `absent` how many of the agreement did not come back: they stay.
    """

    origin: str
    changed: tuple[ChangedStatement, ...]
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...]
    counted: tuple[str, ...]
    same: int
    absent: int

    def view(self, unfit: Sequence[str]) -> ReturnedView:
        """Return what it would change, for whoever decides, with what would be wrong then."""
        changed = (ReturnedStatement(one.evidence.id, False, one.changes) for one in self.changed)  # noqa: FBT003
        return ReturnedView(
            statements=tuple(changed),
            waiting=tuple(map(_waiting, self.proposals)),
            counted=self.counted,
            left_out=self.remarks,
            wrong=tuple(unfit),
            same=self.same,
            absent=self.absent,
            has_passages=True,
        )


def _waiting(one: Proposal) -> WaitingPassage:
    made = one.suggestion
    return WaitingPassage(one.article.id, made.targets, made.pin.start, made.pin.end)


def plan_of(selection: Selection, project: Project) -> Plan:
    """Return what a project would change in the workspace, of which all is selected."""
    finder = Finder(selection, project)
    sorted_out = _Sorted(selection, tuple(finder.every()))
    changed, remarks = [], list(sorted_out.remarks)
    for e, recoded in sorted_out.statements():
        found = recoded.changed(selection.prover)
        changed += [found] if found else []
        remarks += [f"{e.id}: {one}" for one in recoded.remarks]
    workspace, agreement = selection.workspace, selection.agreement
    known = Known(agreement=agreement, sources=workspace.sources, incidents=workspace.incidents)
    proposer = Proposer(known, project.origin)
    proposals = tuple(proposer.proposals(sorted_out.new))
    back = len(sorted_out.of)
    return Plan(
        origin=project.origin,
        changed=tuple(changed),
        proposals=proposals,
        remarks=(*remarks, *proposer.remarks, *_beside(project, sorted_out.marked)),
        counted=tuple(finder.counts()),
        same=back - len(changed),
        absent=len(workspace.evidence_on(agreement)) - back,
    )


class _Sorted:
    """Marked passages by the statements that they are of; `new` are of none."""

    def __init__(self, selection: Selection, marked: tuple[Found, ...]) -> None:
        self.marked = marked
        self.of: dict[EvidenceId, list[Found]] = {}
        self.new: list[Found] = []
        self.remarks: list[str] = []
        self._selection = selection
        self._evidence = {e.id: e for e in selection.workspace.evidence_on(selection.agreement)}
        self._around: dict[object, set[Means]] = {}
        for one in marked:
            self._around.setdefault(one.where, set()).update(one.means)
            if one.wrong:
                self._remark(one, f"its description cannot be read: {one.wrong}")
            if one.statement in self._evidence:
                self.of.setdefault(one.statement, []).append(one)
            elif one.statement is not None:
                self._remark(one, f"no statement {one.statement} is here")
        self._take_in([one for one in marked if one.statement is None])

    def statements(self) -> Iterator[tuple[Evidence, Recoded]]:
        """Yield each statement that came back, with its passages."""
        for id in sorted(self.of, key=id_order):
            found = self.of[id]
            around = {means for one in found for means in self._around[one.where]}
            yield self._evidence[id], Recoded(self._evidence[id], found, around)

    def _take_in(self, nameless: Sequence[Found]) -> None:
        """Take passages for more codes of the only statement that came back there; else for new."""
        there: dict[object, list[EvidenceId]] = {}
        for id in self.of if nameless else ():
            proof = self._selection.prover.prove(self._evidence[id])
            there.setdefault((proof.text_sha256, proof.range), []).append(id)
        for one in nameless:
            placed = one.placed
            ids = there.get((placed.text_sha256, placed.range), ()) if placed else ()
            if len(ids) == 1:
                self.of[ids[0]].append(one)
            else:
                self.new.append(one)

    def _remark(self, one: Found, why: str) -> None:
        self.remarks.append(f"{described(one)}: {why}")


def _beside(project: Project, marked: Iterable[Found]) -> Iterator[str]:
    """Yield what is in a project and means nothing here, counted."""
    strange = Counter(name for one in marked for name in one.strange)
    for name, number in sorted(strange.items()):
        yield f'the code "{name}", of {counted(number, "passage")}, is none of this agreement'
    if project.elsewhere:
        codings = counted(project.elsewhere, "coding")
        yield f"{codings} of pictures, sounds, films or whole sources: only passages are taken"
    if project.notes:
        yield f"{counted(project.notes, 'note')}: only descriptions of passages are read"
