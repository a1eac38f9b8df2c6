"""The program's own words. None of them judges; a test holds the lists closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.assessments.blank import Blank
from compliance.model.words import Act, ChainRole, Extent, Group, ObligationKind, Scope, Status
from compliance.passages.level import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ACT_WORDS: Mapping[Act, str] = {
    Act.ASSESSES: "says",
    Act.STATES: "says",
    Act.DENIES: "denies",
    Act.INTERPRETS: "reads as",
    Act.COMMITS: "says it will",
    Act.DEMANDS: "asks",
    Act.FORECASTS: "expects",
    Act.CAVEATS: "adds",
    Act.BACKGROUND: "says",
}

STATUS_WORDS: Mapping[Status, str] = {
    Status.FULFILLED: "fulfilled",
    Status.PARTLY_FULFILLED: "partly fulfilled",
    Status.IN_PROGRESS: "in progress",
    Status.NOT_FULFILLED: "not fulfilled",
    Status.VIOLATED: "violated",
    Status.LAPSED: "lapsed",
    Status.UNCLEAR: "unclear",
}

EXTENT_WORDS: Mapping[Extent, str] = {
    Extent.WHOLE: "the whole",
    Extent.PART: "a part",
    Extent.UNSPECIFIED: "which part, not said",
}

GROUP_WORDS: Mapping[Group, str] = {
    Group.OFFICIAL: "official",
    Group.MEDIA: "media",
    Group.OTHER: "other",
}

KIND_WORDS: Mapping[ObligationKind, str] = {
    ObligationKind.ACT: "to be done once",
    ObligationKind.STATE: "to be kept",
    ObligationKind.CONDITIONAL: "conditional",
    ObligationKind.RIGHT: "a right",
}

SCOPE_WORDS: Mapping[Scope, str] = {
    Scope.IN_SCOPE: "under the target",
    Scope.ARGUABLE: "under the target on one reading",
    Scope.OUTSIDE_ZONE: "people or place outside it",
    Scope.OTHER_INSTRUMENT: "another instrument",
    Scope.NOT_A_CLAUSE: "in no point",
}

CHAIN_WORDS: Mapping[ChainRole, str] = {
    ChainRole.ORIGIN: "origin",
    ChainRole.AGENCY: "agency",
    ChainRole.OUTLET: "outlet",
    ChainRole.TRANSLATION: "translation",
    ChainRole.REPOST: "copy",
}

PROOF_WORDS: Mapping[Level, str] = {
    Level.EXACT: "exact",
    Level.FOLDED: "folded",
    Level.ATTESTED: "attested",
    Level.UNVERIFIED: "unverified",
    Level.AMBIGUOUS: "ambiguous",
    Level.NEAR: "near",
    Level.MISSING: "missing",
}

PROOF_MEANINGS: Mapping[Level, str] = {
    Level.EXACT: "found once in the text held here",
    Level.FOLDED: "found once, but for quotes, dashes or white space",
    Level.ATTESTED: "no text here; the lock says where it was found",
    Level.UNVERIFIED: "no text here, and no lock",
    Level.AMBIGUOUS: "found in several places",
    Level.NEAR: "not found; something close stands there",
    Level.MISSING: "not found",
}

NO_STATUS = "no status"
NOBODY_NAMED = "nobody named"
NO_DATE = "no date in the text"
UNCONFIRMED = "(unconfirmed)"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def joined(words: Sequence[str]) -> str:
    """Join words as a list is written: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def blank_words(blank: Blank, read: int, name: str, *, official: bool = False) -> str:
    """Say which blank it is. It is always about what was read, never about a side.

    `official`: other voices were left out, and may well stand in what was read.
    """
    if blank is Blank.SEARCHED_EMPTY:
        return "searched, nothing found"
    if blank is Blank.SILENT:
        nothing = "nothing official" if official else "nothing"
        return f"{nothing} in the {counted(read, f'{name} article')} read in full"
    return "not searched"


def status_words(status: Status, respondents: Sequence[str]) -> str:
    """Write a status with those whose conduct it is about."""
    if respondents:
        return f"{STATUS_WORDS[status]} by {joined(respondents)}"
    return f"{STATUS_WORDS[status]}, {NOBODY_NAMED}"
