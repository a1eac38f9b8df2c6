"""Turn a record into plain data under the keys of its file, ready for JSON."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from compliance.model.base import key_of
from compliance.model.dates.edtf import EdtfDate


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
