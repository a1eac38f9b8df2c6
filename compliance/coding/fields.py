"""The fields in which codings are compared, each with its scale; and where two records differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compliance.coding.alpha import NOMINAL, SETS, Metric, Value
from compliance.coding.coded import Coded
from compliance.model.base import EvidenceId
from compliance.model.evidence import REFERENCES
from compliance.workspace.evidence_fields import FIELD, FIELDS, DiffRole, Plain

NOTHING: Final = "-"
"""What stands for a field that a coder left out: that, too, is something to agree on."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A field of which alpha is told, and how far apart its values are."""

    field: str
    metric: Metric

    @property
    def label(self) -> str:
        """What readers call the field."""
        return FIELD[self.field].label

    @property
    def kind(self) -> str:
        """Its level of measurement: "nominal", or "sets"."""
        return "sets" if self.metric is SETS else "nominal"

    def value(self, one: Coded) -> Value | None:
        """Return what a record says; None where its coder is an engine that never says it."""
        if self.field not in one.values:
            return None
        said = one.value(self.field)
        if self.metric is SETS:
            return frozenset(said) if isinstance(said, list) else frozenset()
        return str(said or NOTHING)


SCALES: Final = (
    *(Scale(name, NOMINAL) for name in ("act", "status", "speaker", "side", "voice", "scope")),
    Scale("targets", SETS),
    Scale("respondents", SETS),
    *(Scale(name, NOMINAL) for name in ("link", "reading", "incident")),
)
"""In the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two records of one passage differ, with what each of them says.

    `of_words` is whether they may well say the same: our words, or the ends of the passage.
    """

    field: str
    first: Plain
    second: Plain
    of_words: bool

    @property
    def label(self) -> str:
        """What readers call the field."""
        return FIELD[self.field].label


def differences(
    first: Coded, second: Coded, same: Mapping[EvidenceId, EvidenceId]
) -> tuple[Difference, ...]:
    """Return the fields in which two records differ, in the order of fields.

    What one of them never says, being of an engine, is no difference.

    Args:
        first: A record of the first coder.
        second: The one of the second that it is aligned with.
        same: The records of the second coder, each with that of the first that it is.
    """
    return tuple(_find(first, second, same))


def _find(first: Coded, second: Coded, same: Mapping[EvidenceId, EvidenceId]) -> list[Difference]:
    found = []
    for one in FIELDS:
        if one.given and one.name in first.values and one.name in second.values:
            ours, theirs = first.values[one.name], second.values[one.name]
            if not _agree(one.name, ours, theirs, same):
                found.append(Difference(one.name, ours, theirs, one.role is DiffRole.WORDING))
    return found


def _agree(name: str, ours: Plain, theirs: Plain, same: Mapping[EvidenceId, EvidenceId]) -> bool:
    """Return whether two values are the same; the order of what is listed makes no difference."""
    if isinstance(ours, list) and isinstance(theirs, list):
        if name in REFERENCES:
            theirs = [same.get(EvidenceId(str(ref)), ref) for ref in theirs]
        return (
            sorted(map(str, ours)) == sorted(map(str, theirs))
            if name != "passage"
            else ours == theirs
        )
    return (ours or None) == (theirs or None)
