"""What a project that came back says: of statements by their passages, and of new passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from compliance.export.returned.found import Finder, Found, Means
from compliance.export.returned.incoming import Incoming, PlacedProblem, Returned
from compliance.export.returned.project import Project
from compliance.export.returned.proposals import Proposer, described
from compliance.export.returned.recoded import Recoded
from compliance.export.tables.columns import columns_of
from compliance.model.base import EvidenceId
from compliance.suggest.given import Known
from compliance.views.selection import Selection
from compliance.views.words import counted
from compliance.workspace.evidence import Evidence, id_order


def returned_project(selection: Selection, name: str, project: Project) -> Returned:
    """Return what a project says of the statements of a workspace, of which all is selected.

    Args:
        selection: With what codes and descriptions are compared: what says the same says nothing.
        name: What the file is called in messages.
        project: The project.
    """
    finder = Finder(selection, project)
    sorted_out = _Sorted(selection, tuple(finder.every()))
    places, problems, statements = [""], [], []
    for one in sorted_out.marked:
        if one.wrong:
            problems += [PlacedProblem(len(places), 1, wrong) for wrong in one.wrong]
            places.append(_place(one, one.statement))
    for e, first, recoded in sorted_out.statements():
        said = recoded.said(selection.prover)
        statements.append(Incoming(row=len(places), of=e, article=e.article.id, said=said))
        problems += [PlacedProblem(len(places), 1, wrong) for wrong in recoded.wrong]
        places.append(_place(first, e.id))
    workspace, agreement = selection.workspace, selection.agreement
    known = Known(agreement=agreement, sources=workspace.sources, incidents=workspace.incidents)
    proposer = Proposer(known, project.origin)
    proposals = tuple(proposer.proposals(sorted_out.new))
    every = columns_of(e.entry for e in selection.evidence)
    return Returned(
        name=name,
        statements=tuple(statements),
        problems=tuple(problems),
        columns={column: at for at, column in enumerate(every, 1)},
        place=lambda row, _: places[row],
        proposals=proposals,
        left_out=(*sorted_out.remarks, *proposer.remarks, *_beside(project, sorted_out.marked)),
        counted=tuple(finder.counts()),
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
            if one.statement in self._evidence:
                self.of.setdefault(one.statement, []).append(one)
            elif one.statement is not None:
                self.remarks.append(f"{described(one)}: no statement {one.statement} is here")
        self._take_in([one for one in marked if one.statement is None])

    def statements(self) -> Iterator[tuple[Evidence, Found, Recoded]]:
        """Yield each statement that came back, with the first of its passages, and all."""
        for id in sorted(self.of, key=id_order):
            found = self.of[id]
            around = {means for one in found for means in self._around[one.where]}
            yield self._evidence[id], found[0], Recoded(self._evidence[id], found, around)

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


def _place(one: Found, statement: EvidenceId | None) -> str:
    return described(one) if statement is None else f"{described(one)} ({statement})"


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
