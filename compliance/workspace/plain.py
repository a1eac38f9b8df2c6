"""A record as plain data, under the keys its file uses: what others read as JSON."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from compliance.model.edtf import EdtfDate
from compliance.values import defaults_of, is_value, names_of
from compliance.workspace.shapes import key_of

NEVER = object()
"""Stands for the default of a field that has none."""


def as_written(value: object) -> object:
    """Return a record, list or value of a file as dicts, lists, strings, numbers and truth values.

    What a file would leave out, since it has the value that holds without it, is left out.
    """
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [as_written(item) for item in value]
    kind: type[Any] = type(value)
    if is_value(kind):
        return {
            key: as_written(getattr(value, name))
            for name, key, default in _keys(kind)  # type: ignore[arg-type] # mypy: no hash
            if getattr(value, name) != default
        }
    return value


@cache
def _keys(record: type[Any]) -> tuple[tuple[str, str, object], ...]:
    """Return name, key in files and default of each field of a record class."""
    defaults = defaults_of(record)
    return tuple((name, key_of(name), defaults.get(name, NEVER)) for name in names_of(record))
