"""What a codebook that came back has of the agreement, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.export.formats.qda.codes import codebook
from compliance.export.returned.found import Finder
from compliance.export.returned.project import Project
from compliance.views.selection import Selection
from compliance.views.words import counted


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
