"""Whose view is asked for: a side with all its voices, or one voice with its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.workspace.workspace import ALWAYS, UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Collection

    from compliance.model.agreement import Agreement
    from compliance.model.base import SideId, SourceId
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


class UnknownVoiceError(UnknownIdError):
    """A report was asked for of a side or source that the workspace does not have."""

    def __init__(self, wanted: str, known: Collection[str]) -> None:
        super().__init__("side or source", wanted, known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A side, or some of its voices: `voices` is None for all of them."""

    id: str
    side: SideId
    voices: frozenset[SourceId] | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def speaks(self, evidence: Evidence) -> bool:
        """Tell whether the speaker of a record is one of these voices."""
        if self.voices is None:
            return evidence.side == self.side
        return evidence.speaker.id in self.voices

    @property
    def is_side(self) -> bool:
        """Whether it is a whole side."""
        return self.voices is None

    @property
    def labelled(self) -> bool:
        """Whether it can be labelled: third parties and the unidentified are not one voice."""
        return self.side not in ALWAYS


def find_perspective(workspace: Workspace, agreement: Agreement, wanted: str) -> Perspective:
    """Return the side or voice of that id.

    Raises:
        UnknownVoiceError: there is none; says what is near.
    """
    sides = perspectives(workspace, agreement)
    for side in sides:
        if side.id == wanted:
            return side
    for source in workspace.sources.values():
        if source.id == wanted:
            voices = workspace.voices_of(source.id)
            return Perspective(id=wanted, side=source.side, voices=voices)
    raise UnknownVoiceError(wanted, [*(s.id for s in sides), *workspace.sources])


def perspectives(workspace: Workspace, agreement: Agreement) -> tuple[Perspective, ...]:
    """Return every side of an agreement in order, then third parties and the unidentified.

    Between them stand sides of other agreements whose voices speak of this one, so that no
    record is passed over.
    """
    declared = workspace.sides(agreement)
    speaking = {evidence.side for evidence in workspace.evidence_on(agreement)}
    others = [side.id for a in workspace.agreements.values() for side in a.sides]
    guests = [side for side in others if side in speaking]
    sides = dict.fromkeys((*declared, *guests, *ALWAYS))
    return tuple(Perspective(id=side, side=side) for side in sides)


def rest_of(perspective: Perspective, workspace: Workspace) -> Perspective:
    """Return the other voices of a voice's own side."""
    whole = {s.id for s in workspace.sources.values() if s.side == perspective.side}
    rest = frozenset(whole - (perspective.voices or whole))
    return Perspective(id=perspective.side, side=perspective.side, voices=rest)
