"""Split what a record says into parts, so that a change can be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_field import DiffRole, Output
from compliance.workspace.evidence_fields import FIELDS, fields_in

FieldTexts = dict[str, str]

WORDING = frozenset(one.name for one in FIELDS if one.role is DiffRole.WORDING)
"""Fields whose change only rewords a record."""

REFERENCES = frozenset(one.name for one in FIELDS if one.role is DiffRole.REFERENCE)
"""Fields that hold ids, which another revision may have reassigned."""

CONTENT = tuple(one for one in FIELDS if one.given and one.role is not DiffRole.REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names for the ids of one operand that are comparable with those of the other.

    What has the same content in both goes by one name, under whatever ids it stands.
    """

    targets: Mapping[str, str]
    records: Mapping[str, str]

    def references(self, e: Evidence) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the names of what a record is about, denies and limits."""
        return (
            self.targets_of(e),
            tuple(self.records.get(i, i) for i in e.responds_to),
            tuple(self.records.get(i, i) for i in e.qualifies),
        )

    def targets_of(self, e: Evidence) -> tuple[str, ...]:
        """Return the names of what a record is about."""
        return tuple(self.targets.get(t, t) for t in e.entry.targets)


def field_texts(e: Evidence, *, current: bool) -> FieldTexts:
    """Return the parts of a record, each as text; "" for a part without a value.

    `current`: whether no later status of the same voice displaces it.
    """
    texts = {}
    for one in fields_in(Output.DIFF):
        texts[one.name] = one.line(e)
        if one.name == "status":
            texts["current"] = "now" if current else "earlier"
    return texts


def content_of(e: Evidence) -> tuple[object, ...]:
    """Return everything that a record says in its file, except its id and those it refers to."""
    return tuple(getattr(e.entry, one.name) for one in CONTENT)
