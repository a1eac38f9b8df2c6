"""How a codebook that came back differs from that of the agreement: it is told, no more."""

from __future__ import annotations

from typing import Final

from compliance.export.formats.qda.codes import codebook
from compliance.export.returned.found import Finder
from compliance.export.returned.project import Project
from compliance.views.returned import ReturnedKind, ReturnedView
from compliance.views.selection import Selection
from compliance.workspace.faults import shown

_LONGEST: Final = 200


def codebook_view(selection: Selection, project: Project) -> ReturnedView:
    """Return which codes of a codebook are as here, named otherwise, none of ours, or missing."""
    ours = [one for code in codebook(selection) for one in code.every()]
    names = {one.means: one.name for one in ours if one.means}
    groups = {said for one in ours if not one.means for said in (one.guid, one.name)}
    means = Finder(selection, project).codes
    left_out, same = [], 0
    for guid, name in project.codes.items():
        meant = means[guid]
        if meant is None:
            if not groups & {guid, name}:
                left_out.append(f"the code {shown(name, _LONGEST)} is none of this agreement")
        elif name.strip().casefold() != names[meant].casefold():
            said = shown(names[meant], _LONGEST)
            left_out.append(f"the code {shown(name, _LONGEST)} is called {said} here")
        else:
            same += 1
    missing = tuple(sorted(name for meant, name in names.items() if meant not in means.values()))
    return ReturnedView(
        kind=ReturnedKind.CODEBOOK,
        left_out=tuple(left_out),
        missing=missing,
        same=same,
        absent=len(missing),
    )
