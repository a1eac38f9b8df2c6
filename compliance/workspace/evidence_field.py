"""Declare a field of a record of evidence: what it says, and which outputs list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from compliance.model.words import Act
from compliance.workspace.evidence import Evidence

Plain = str | int | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value in JSON, except booleans."""


OWN_WAY: Final = "printed there in a way of its own"
"""The reason why an output prints a field but does not list it."""


class Output(Enum):
    """The outputs that list the fields of a record."""

    JSON = auto()
    CSV = auto()
    SHOW = auto()
    DETAILS = auto()
    """The details under a record in the pages of a report and of a site."""
    TEXT = auto()
    """The details under a record in the text report."""
    FINGERPRINT = auto()
    DIFF = auto()


class DiffRole(Enum):
    """What a change of a field means when two revisions are compared."""

    CONTENT = auto()
    """The record says something else."""
    WORDING = auto()
    """It says the same, with other words of ours or another passage."""
    REFERENCE = auto()
    """It may only follow ids that another revision has reassigned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hash:
    """How a field enters the fingerprint.

    Several fields may share a `part`. `always`: also where the record says nothing; a field that
    came later is hashed only where it is there, so that no record affirmed before turns suspect.
    """

    part: str
    data: Callable[[Evidence], Plain]
    always: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceField:
    """One field of a record.

    `data` returns what it says as plain data, `line` the same in one line ("" for nothing).
    `label` is what readers call it, `detail` what it is called under a record. `acts` may carry it.
    `left_out` names the outputs that do not list it as they list others, with the reasons. A field
    that is not `given` is worked out of others.
    """

    name: str
    data: Callable[[Evidence], Plain]
    line: Callable[[Evidence], str]
    label: str
    detail: str
    acts: frozenset[Act] = frozenset(Act)
    role: DiffRole = DiffRole.CONTENT
    hash: Hash | None = None
    given: bool = True
    left_out: Mapping[Output, str] = field(default_factory=dict)

    def cell(self, e: Evidence) -> str:
        """Return its value for a spreadsheet, with several ids in one cell."""
        said = self.data(e)
        if said is None:
            return ""
        return " ".join(map(str, said)) if isinstance(said, list) else self.line(e)


def declare(  # noqa: PLR0913 - one declaration of everything about a field
    name: str,
    data: Callable[[Evidence], Plain] | None = None,
    line: Callable[[Evidence], str] | None = None,
    *,
    label: str | None = None,
    detail: str | None = None,
    acts: frozenset[Act] = frozenset(Act),
    role: DiffRole = DiffRole.CONTENT,
    hashed: Hash | bool = True,
    given: bool = True,
    left_out: Mapping[Output, str] | None = None,
) -> EvidenceField:
    """Return the declaration of a field; defaults follow from its name.

    Args:
        name: The name in `EvidenceEntry`, unless the field is not `given`.
        data: What it says, as plain data; by default the value in the entry.
        line: The same in one line; by default the text, or several texts with commas.
        label: What readers call it; by default the name with spaces.
        detail: What it is called under a record; by default the label.
        acts: The acts that may carry it.
        role: What a change of it comes to.
        hashed: How it enters the fingerprint; True: under its name, where it is there.
        given: Whether it stands in the file.
        left_out: The outputs that do not list it as they list others, each with the reason.
    """
    said = data or (lambda e: _plain(getattr(e.entry, name)))
    return EvidenceField(
        name=name,
        data=said,
        line=line or (lambda e: _line(said(e))),
        label=label or name.replace("_", " "),
        detail=detail or label or name.replace("_", " "),
        acts=acts,
        role=role,
        hash=_hash(name, said, hashed=hashed),
        given=given,
        left_out=left_out or {},
    )


def _hash(name: str, said: Callable[[Evidence], Plain], *, hashed: Hash | bool) -> Hash | None:
    if isinstance(hashed, Hash):
        return hashed
    return Hash(part=name, data=said, always=False) if hashed else None


def _plain(value: object) -> Plain:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | None) else str(value)


def _line(said: Plain) -> str:
    if isinstance(said, list):
        return ", ".join(map(str, said))
    return "" if said is None else str(said)
