"""Rules on obligations that nobody speaks about, and on sides of which nothing was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.assessments.blank import own_articles
from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_target
from compliance.audit.rule import rule
from compliance.model.base import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited


@rule("silent-target", Severity.INFO)
def silent_target(audited: Audited) -> Iterator[Remark]:
    """Nobody is recorded as speaking of an obligation: no counted record is under it.

    What is said of its point as a whole, or of the whole agreement, is not said of it.
    """
    spoken = {
        target
        for e in audited.workspace.evidence_on(audited.agreement)
        if e.counted
        for target in e.entry.targets
    }
    points = {clause.number for clause in audited.agreement.clauses}
    for target in audited.targets:
        if target not in spoken and target not in points and target != WHOLE:
            message = "no counted record is under it; look for articles that speak of it"
            yield of_target(audited, target, message)


@rule("side-not-read", Severity.INFO)
def side_not_read(audited: Audited) -> Iterator[Remark]:
    """No article that a voice of a side itself published was read in full, and none searched for.

    What is known of the side is what others carry; its blanks say "not searched", and a reader may
    ask why the outlets of another side were read.
    """
    workspace, agreement = audited.workspace, audited.agreement
    searched = {search.side for search in workspace.searches}
    file, _ = audited.target_places[WHOLE]
    places = {side.id: index for index, side in enumerate(agreement.sides)}
    for side in workspace.sides(agreement):
        perspective = find_perspective(workspace, agreement, side)
        asked = audited.source is None or audited.source.side == side
        if asked and side not in searched and not own_articles(workspace, perspective, Cut()):
            message = (
                "no article that a voice of this side itself published was read in full, and no "
                "search is recorded; read some, or record the search"
            )
            yield Remark(subject=side, file=file, route=("sides", places[side]), message=message)
