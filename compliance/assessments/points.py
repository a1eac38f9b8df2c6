"""What was asked for of an agreement: one rule for every command that has `--point`."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.errors import ComplianceError
from compliance.model.agreement import Agreement, is_printed_as
from compliance.model.base import WHOLE, Target
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import shown


class UnknownPointError(ComplianceError):
    """A point or obligation that was asked for but is in no agreement."""

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        if all(part.strip() in known for part in wanted.split(",")):
            hint = "; give --point once for each"
        else:
            hint = did_you_mean(wanted, known) or "; see: compliance show"
        super().__init__(f"no point {shown(wanted)}{hint}")


def targets_asked(agreement: Agreement, points: Sequence[str]) -> tuple[Target, ...]:
    """Return the points, clauses and obligations asked for, each with what stands in it.

    They come in the order of the text, each once. Without points it is everything, the whole
    agreement first. What the agreement does not have is left out: see `check_points`.
    """
    if not points:
        return agreement.targets
    ids = (target_asked(agreement, point) for point in points if point != WHOLE)
    wanted = {target for one in ids for target in agreement.within(one)}
    return tuple(target for target in agreement.targets if target in wanted)


def target_asked(agreement: Agreement, asked: str) -> str:
    """Return the id of what was asked for by its id, or by its number as the agreement prints it.

    It is what was asked for if it is neither, or if several have that number.
    """
    outline = agreement.outline
    if asked in outline.about:
        return asked
    bearing = [target for target, about in outline.about.items() if is_printed_as(about, asked)]
    return bearing[0] if len(bearing) == 1 else asked


def check_points(points: Sequence[str], *agreements: Agreement) -> None:
    """Refuse what is no point, clause or obligation of any of these agreements.

    Raises:
        UnknownPointError: none of them has one of the points.
    """
    known = dict.fromkeys(t for one in agreements for t in one.targets if t != WHOLE)
    for point in points:
        if not any(target_asked(agreement, point) in known for agreement in agreements):
            raise UnknownPointError(point, tuple(known))
