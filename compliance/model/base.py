"""What every record read from a file has in common: frozen, slotted, closed to unknown keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NewType, TypeVar, dataclass_transform

from pydantic import ConfigDict, Field

T = TypeVar("T")

AgreementId = NewType("AgreementId", str)
SideId = NewType("SideId", str)
SourceId = NewType("SourceId", str)
ArticleId = NewType("ArticleId", str)
IncidentId = NewType("IncidentId", str)
ReadingId = NewType("ReadingId", str)
InstrumentId = NewType("InstrumentId", str)
EvidenceId = NewType("EvidenceId", str)
"""Unique in the workspace: the article's id, "#", the entry's id."""
Target = NewType("Target", str)
"""What a record is about: "*" the whole agreement, a clause number, or an obligation id."""

WHOLE: Target = Target("*")

CONFIG = ConfigDict(extra="forbid")

ID_PATTERN = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
NUMBER_PATTERN = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
NO_CONTROLS = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"

# Not aliases of Annotated types: pydantic heeds those only as types, never among the metadata.
ID_RULE = Field(pattern=ID_PATTERN, max_length=80)
NUMBER_RULE = Field(pattern=NUMBER_PATTERN, max_length=20)

Id = Annotated[str, ID_RULE]
Line = Annotated[str, Field(pattern=NO_CONTROLS, min_length=1, max_length=2_000)]
"""One line in our words, or a name: no control characters, never empty."""
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"{}|\\^`\x00-\x20]+$", max_length=2_000)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def file_record(cls: type[T]) -> type[T]:
    """Make a class the shape of one record in a workspace file.

    A plain dataclass: only the gate (`workspace.shapes`) builds validators from it, so that
    `--help` never pays for them, and what the program makes itself is not checked again.
    Comparing and printing are shared: made anew for each class they took a tenth of a report.
    """
    cls.__pydantic_config__ = CONFIG  # type: ignore[attr-defined]
    cls.__eq__ = _equal  # type: ignore[method-assign]
    cls.__hash__ = _hash  # type: ignore[method-assign]
    cls.__repr__ = _shown  # type: ignore[method-assign]
    return dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)


def _equal(self: object, other: object) -> bool:
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: object) -> int:
    return hash(_values(self))


def _shown(self: object) -> str:
    names: tuple[str, ...] = type(self).__slots__  # type: ignore[attr-defined]
    values = zip(names, _values(self), strict=True)
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"


def _values(self: object) -> tuple[object, ...]:
    names: tuple[str, ...] = type(self).__slots__  # type: ignore[attr-defined]
    return tuple(getattr(self, name) for name in names)
