"""The program's own words for differences. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.diff.kinds import Kind, Reason
from compliance.model.words import Scope
from compliance.views.words import SCOPE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND_MEANINGS: Mapping[Kind, str] = {
    Kind.DENIAL: "one denies a record of the other",
    Kind.ATTRIBUTION: "both tell of one incident and name others whose conduct it is",
    Kind.READING: "opposed statuses that rest on different readings of the duty",
    Kind.CONFLICT: "one says fulfilled or lapsed, the other not fulfilled or violated",
    Kind.FIGURE: "both count the same thing of the same people and give other numbers",
    Kind.PARTIAL: "both speak of it, and no other rule fits",
    Kind.AGREE: "the same status, or a telling of one incident, of the same named; not more",
    Kind.ONE_SIDED: "only one speaks of it",
    Kind.BOTH_SILENT: "neither speaks of it",
    Kind.CHANGED: "the record says something else",
    Kind.REWORDED: "the record says it in other words of ours, or by another passage",
    Kind.MOVED: "the record is about another target",
    Kind.RENUMBERED: "the same record under another number",
    Kind.ADDED: "the record is in the right only",
    Kind.WITHDRAWN: "the record is in the left only; its speaker has withdrawn nothing",
    Kind.UNCHANGED: "the same record in both",
}

REASON_WORDS: Mapping[Reason, str] = {
    Reason.OTHER_INSTRUMENT: SCOPE_WORDS[Scope.OTHER_INSTRUMENT],
    Reason.OUTSIDE_ZONE: SCOPE_WORDS[Scope.OUTSIDE_ZONE],
    Reason.NOT_A_CLAUSE: SCOPE_WORDS[Scope.NOT_A_CLAUSE],
    Reason.CHARACTERISED: "as told by another side",
    Reason.IN_DOUBT: "speaker in doubt",
    Reason.EARLIER: "earlier status",
    Reason.INTERPRETS: "reads as",
    Reason.COMMITS: "says it will",
    Reason.DEMANDS: "asks",
    Reason.FORECASTS: "expects",
    Reason.CAVEATS: "adds",
    Reason.BACKGROUND: "background",
}

NOT_SAID_HERE = (
    "Who is right. A kind says how two statements stand to each other, no more: a denial upholds "
    "nothing, an agreement of two proves nothing, and nothing beside a statement is no consent."
)
