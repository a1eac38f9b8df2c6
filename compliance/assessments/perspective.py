"""Perspectives: a side with all its voices, or one voice with the voices that are part of it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.agreement import Agreement
from compliance.model.base import SideId, SourceId
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS, UnknownIdError, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """The voices whose statements are asked for; with `voices` None, all of the side."""

    id: str
    side: SideId
    voices: frozenset[SourceId] | None = None

    def __hash__(self) -> int:
        # Assessments are looked up by perspective; hashing every voice each time would be slow.
        return hash(self.id)

    def speaks(self, evidence: Evidence) -> bool:
        """Return whether one of these voices is the speaker of a record."""
        if self.voices is None:
            return evidence.side == self.side
        return evidence.speaker.id in self.voices

    @property
    def is_side(self) -> bool:
        """Whether it is a whole side."""
        return self.voices is None

    @property
    def labelled(self) -> bool:
        """Whether it can have a label; third parties and unidentified voices are not one voice."""
        return self.side not in ALWAYS


def find_perspective(workspace: Workspace, agreement: Agreement, wanted: str) -> Perspective:
    """Return the perspective of the side or source with an id.

    Raises:
        UnknownIdError: No side or source has it; the message names the nearest one.
    """
    sides = perspectives(workspace, agreement)
    for side in sides:
        if side.id == wanted:
            return side
    for source in workspace.sources.values():
        if source.id == wanted:
            voices = workspace.voices_of(source.id)
            return Perspective(id=wanted, side=source.side, voices=voices)
    kind = "side or source"
    raise UnknownIdError(kind, wanted, [*(s.id for s in sides), *workspace.sources])


def perspectives(workspace: Workspace, agreement: Agreement) -> tuple[Perspective, ...]:
    """Return the sides of an agreement in order, then third parties and unidentified voices.

    Sides of other agreements whose voices speak of this one come between them, so that no record
    is left out.
    """
    declared = workspace.sides(agreement)
    speaking = {evidence.side for evidence in workspace.evidence_on(agreement)}
    others = [side.id for a in workspace.agreements.values() for side in a.sides]
    guests = [side for side in others if side in speaking]
    sides = dict.fromkeys((*declared, *guests, *ALWAYS))
    return tuple(Perspective(id=side, side=side) for side in sides)


def rest_of(perspective: Perspective, workspace: Workspace) -> Perspective:
    """Return the voices of the same side that are not in a perspective."""
    whole = {s.id for s in workspace.sources.values() if s.side == perspective.side}
    rest = frozenset(whole - (perspective.voices or whole))
    return Perspective(id=perspective.side, side=perspective.side, voices=rest)
