"""The basis of every record read from a file: ids, field types, their limits, and the decorator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, NewType, TypeVar, dataclass_transform

from compliance.model.characters import IN_A_LINE
from compliance.model.dates.edtf import EdtfDate

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """Limits on a text (`pattern`, length in code points), a list (length) or a number (`ge`)."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    ge: int | None = None
    strict: bool | None = None
    description: str | None = None

    def asked(self) -> dict[str, object]:
        """Return the constraints that are set, under the names that pydantic uses."""
        names = ("pattern", "min_length", "max_length", "ge", "strict")
        return {name: one for name in names if (one := getattr(self, name)) is not None}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add the constraints to pydantic's schema of the value."""
        made: Schema = handler(source)
        inner = made
        # An optional field has a "nullable" schema around that of its value, which is constrained.
        while inner["type"] == "nullable":
            inner = inner["schema"]
        inner.update(self.asked())
        return made

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:  # noqa: ANN401
        """Add the description to the JSON Schema of the value."""
        made: Schema = handler(schema)
        return made if self.description is None else {**made, "description": self.description}


T = TypeVar("T")

AgreementId = NewType("AgreementId", str)
SideId = NewType("SideId", str)
SourceId = NewType("SourceId", str)
BodyId = NewType("BodyId", str)
ArticleId = NewType("ArticleId", str)
IncidentId = NewType("IncidentId", str)
PlaceId = NewType("PlaceId", str)
ReadingId = NewType("ReadingId", str)
InstrumentId = NewType("InstrumentId", str)
CoderId = NewType("CoderId", str)
EvidenceId = NewType("EvidenceId", str)
"""Unique in the workspace: the article's id, "#", the entry's id."""
Target = NewType("Target", str)
"""The id of what a record is about: "*" (the whole agreement), a clause or an obligation."""

WHOLE: Target = Target("*")

KEYS: Final = {"since": "from"}
"""The keys used in files for fields whose key is a reserved word in Python."""


def key_of(name: str) -> str:
    """Return the key under which files hold a field of a record."""
    return KEYS.get(name, name)


CONFIG: Final = {"extra": "forbid", "alias_generator": key_of}
"""The pydantic settings of every record: unknown keys are errors."""

ID_PATTERN = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
NUMBER_PATTERN = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"

StrictInt = Annotated[int, FieldRule(strict=True)]
StrictBool = Annotated[bool, FieldRule(strict=True)]

DECIMAL_PATTERN = r"^-?(0|[1-9][0-9]{0,8})\.[0-9]{1,6}$"
"""The form of a number with a fraction: few enough digits that no program rounds it."""

Decimal = StrictInt | Annotated[str, FieldRule(pattern=DECIMAL_PATTERN)]
"""A whole number, or the exact text of one with a fraction."""

ID_RULE = FieldRule(pattern=ID_PATTERN, max_length=80)
NUMBER_RULE = FieldRule(pattern=NUMBER_PATTERN, max_length=20)
TargetField = Annotated[Target, FieldRule(pattern=r"^(\*|[A-Za-z0-9]+([.-][A-Za-z0-9]+)*)$")]

Id = Annotated[str, ID_RULE]
Line = Annotated[str, FieldRule(pattern=IN_A_LINE, min_length=1, max_length=2_000)]
"""One non-empty line without control characters: a name, or a sentence in our words."""
URL_PATTERN: Final = r"^https?://[^\s<>\"{}|\\^`\x00-\x20]+$"
Url = Annotated[str, FieldRule(pattern=URL_PATTERN, max_length=2_000)]
SHA256_PATTERN: Final = r"^[0-9a-f]{64}$"
Sha256 = Annotated[str, FieldRule(pattern=SHA256_PATTERN)]


def is_id(text: str) -> bool:
    """Return whether a text is an id, so that it may be a part of a path."""
    return re.fullmatch(ID_PATTERN, text) is not None


def is_sha256(text: str) -> bool:
    """Return whether a text is a SHA-256 in lower case, so that it may be a part of a path."""
    return re.fullmatch(SHA256_PATTERN, text) is not None


@dataclass_transform(frozen_default=True, kw_only_default=True)
def file_record(cls: type[T]) -> type[T]:
    """Turn a class into a frozen, slotted dataclass that describes a record of a workspace file.

    The class itself validates nothing: `workspace.gate` builds validators from it when a file is
    read. Commands such as `--help` therefore never import pydantic, and records that the program
    makes itself are not checked again.
    """
    cls.__pydantic_config__ = CONFIG  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def as_written(value: object) -> object:
    """Return a record, list or value of a file as dicts, lists, strings, numbers and booleans.

    What a file would leave out, since it has the value that holds without it, is left out.
    """
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [as_written(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_written(item) for key, item in value.items()}
    kind: type[Any] = type(value)
    if is_dataclass(kind):
        return {
            key: as_written(getattr(value, name))
            for name, key, default in _keys(kind)
            if getattr(value, name) != default
        }
    return value


@cache
def _keys(record: type[Any]) -> tuple[tuple[str, str, object], ...]:
    """Return name, key in files and default of each field of a record class."""
    return tuple((one.name, key_of(one.name), one.default) for one in fields(record))
