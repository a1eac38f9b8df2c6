"""A plan in lines, for whoever decides whether it is carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compliance.export.formats.qda.codes import codebook
from compliance.export.returned.found import Finder
from compliance.export.returned.plan import Plan
from compliance.export.returned.project import Project
from compliance.export.returned.statements import FieldChange
from compliance.views.selection import Selection
from compliance.views.words import counted


def plan_lines(plan: Plan, unfit: Sequence[str]) -> Iterator[str]:
    """Yield what a plan would change, what waits for a person, and what is left out, and why."""
    for one in plan.changed:
        yield from changed_lines(one.evidence.id, one.changes)
    for proposal in plan.proposals:
        made = proposal.suggestion
        words = " … ".join(part for part in (made.pin.start, made.pin.end) if part)
        yield f"{proposal.article.id}: for the inbox"
        yield f"  {', '.join(made.targets)}: “{words}”"
    yield from _listed("counted otherwise", plan.counted)
    yield from _listed("left out", plan.remarks)
    yield from _listed("wrong after that", unfit)
    changed, waiting = len(plan.changed), len(plan.proposals)
    yield f"{counted(plan.same, 'statement')} as here, {changed} changed, {waiting} for the inbox"
    yield from absent_lines(plan.absent)


def changed_lines(id: str, changes: Iterable[FieldChange], *, new: bool = False) -> Iterator[str]:
    """Yield a statement that is changed, field by field, or that is new."""
    yield f"{id}: new" if new else id
    for one in changes:
        yield f"  {one.field}: {one.after if new else f'{one.before} -> {one.after}'}"


def absent_lines(absent: int) -> Iterator[str]:
    """Yield how many statements did not come back, if any."""
    if absent:
        yield f"{counted(absent, 'statement')} of the agreement not in the file: they stay"


def codebook_lines(selection: Selection, project: Project) -> Iterator[str]:
    """Yield which codes of a codebook mean something here, and which do not.

    Nothing comes of a codebook: the files of an agreement are written by hand.
    """
    means = Finder(selection, project).codes
    ours = {one.means: one.name for code in codebook(selection) for one in code.every()}
    groups = {one.name for code in codebook(selection) for one in code.every() if not one.means}
    strange = [
        name for guid, name in project.codes.items() if not means[guid] and name not in groups
    ]
    lacking = sorted(name for meant, name in ours.items() if meant and meant not in means.values())
    yield from _listed("codes that mean nothing here", strange)
    yield from _listed("codes of the agreement that it lacks", lacking)
    known = sum(meant is not None for meant in means.values())
    yield f"{counted(known, 'code')} of it mean what they mean here; a codebook changes nothing"


def _listed(head: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    yield from [f"{head}:", *listed] if listed else []
