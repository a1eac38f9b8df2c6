"""Who says it: the holders of readings, amendments and roles, with the same marks everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.model.base import EvidenceId
from compliance.model.holder import Holder
from compliance.model.side import AgreementSide, SideRole
from compliance.model.words import Confidence
from compliance.views.apart import why_apart
from compliance.views.kinds import ROLE_WORDS
from compliance.views.voices import period_words
from compliance.views.words import UNCONFIRMED, joined
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True)
class HolderWriter:
    """Writes who holds something, from the printed names and the records that holders cite."""

    names: Mapping[str, str]
    evidence: Mapping[EvidenceId, Evidence]

    def words(self, holder: Holder) -> str:
        """Return who holds it, with what limits that."""
        return f"{self.names[holder.source]}{self.marks(holder)}"

    def marks(self, holder: Holder) -> str:
        """Return what limits that somebody holds it, in brackets; "" if nothing does."""
        apart = None if holder.evidence is None else why_apart(self.evidence[holder.evidence])
        doubt = f" {tr(UNCONFIRMED)}" if holder.confidence is Confidence.M else ""
        return doubt if apart is None else f"{doubt} ({apart})"

    def role(self, side: AgreementSide) -> str:
        """Return the role of a side in the agreement, or who says which it has, and when."""
        return "; ".join(self.roles(side))

    def roles(self, side: AgreementSide) -> tuple[str, ...]:
        """Return the same, each role by itself."""
        if side.role is not None:
            return (ROLE_WORDS[side.role],)
        return tuple(map(self.said_role, side.roles))

    def said_role(self, one: SideRole) -> str:
        """Return a role that somebody says a side has, when, and who says so."""
        holders = joined(list(dict.fromkeys(map(self.words, one.according_to))))
        when = period_words(one)
        role = ROLE_WORDS[one.role]
        if not when:
            return tr("{role} according to {holders}", role=role, holders=holders)
        return tr("{role} {when} according to {holders}", role=role, when=when, holders=holders)
