"""Perspectives: a side with all its voices, or one voice with the voices that are part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compliance.errors import ComplianceError
from compliance.model.agreement import Agreement
from compliance.model.base import SideId, SourceId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.workspace.evidence import Evidence
from compliance.workspace.faults import shown
from compliance.workspace.voices import Source
from compliance.workspace.workspace import ALWAYS, UnknownIdError, Workspace

NOW: Final = parse_edtf("9999-12-31")
"""A day after whatever anybody has said: the side of a voice is the last for which it spoke."""


class NoVoiceError(ComplianceError):
    """What is asked for is the word of a joint body, which has none of its own."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"{shown(wanted)} is a joint body, which has no voice; name the side or source that "
            f"speaks for it, or see: compliance show {wanted}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """The voices whose statements are asked for; with `voices` None, all that speaks for the side.

    `source` is the voice asked for, with its parts among `voices`; a part belongs to it on days on
    which it speaks for the same side. `sides` are all for which it ever speaks. Without a `source`,
    the voices are asked for as far as they speak for the side.
    """

    id: str
    side: SideId
    voices: frozenset[SourceId] | None = None
    source: Source | None = None

    def __hash__(self) -> int:
        # Assessments are looked up by perspective; hashing every voice each time would be slow.
        return hash(self.id)

    def speaks(self, evidence: Evidence) -> bool:
        """Return whether one of these voices is the speaker of a record."""
        if self.voices is None:
            return evidence.side == self.side
        return self.includes(evidence.speaker, evidence.asserted)

    def includes(self, source: Source, when: EdtfDate) -> bool:
        """Return whether a source is one of these voices on a day."""
        if self.voices is not None and source.id not in self.voices:
            return False
        if self.source is None:
            return source.side_on(when) == self.side
        return source.id == self.source.id or source.side_on(when) == self.source.side_on(when)

    @property
    def sides(self) -> tuple[SideId, ...]:
        """The sides for which these voices speak, each on some day."""
        return (self.side,) if self.source is None else self.source.sides

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
        NoVoiceError: A joint body has it, which does not speak.
        UnknownIdError: No side or source has it; the message names the nearest one.
    """
    sides = perspectives(workspace, agreement)
    for side in sides:
        if side.id == wanted:
            return side
    for source in workspace.sources.values():
        if source.id == wanted:
            voices = workspace.voices_of(source.id)
            last = source.side_on(NOW)
            return Perspective(id=wanted, side=last, voices=voices, source=source)
    if any(wanted == body.id for body in agreement.bodies):
        raise NoVoiceError(wanted)
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


def rests_of(perspective: Perspective, workspace: Workspace) -> tuple[Perspective, ...]:
    """Return, for each of its sides, the voices of that side that are not in a perspective."""
    every, voices = workspace.sources.values(), perspective.voices or frozenset()
    rests = (
        (side, frozenset(s.id for s in every if side in s.sides and s.id not in voices))
        for side in perspective.sides
    )
    return tuple(Perspective(id=side, side=side, voices=rest) for side, rest in rests if rest)
