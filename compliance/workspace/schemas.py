"""Make the JSON Schemas (2020-12) of files, for editors, from the record classes."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from compliance.workspace.file_kinds import FILE_TYPES, FileKind
from compliance.workspace.gate import adapter

Json = dict[str, Any]


def schema_of(kind: FileKind) -> Json:
    """Return the JSON Schema of a kind of file.

    It knows what can be known of one file alone; `compliance check` knows the rest.
    """
    made = _tidy(adapter(FILE_TYPES[kind].record).json_schema(by_alias=True))
    made.pop("description", None)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": schema_id(kind),
        "title": f"compliance {kind}",
        "description": FILE_TYPES[kind].purpose,
        **made,
    }


def schema_id(kind: FileKind) -> str:
    """Return the name by which a schema is known wherever it is."""
    return f"urn:compliance:schema:{kind}:1"


def schema_text(kind: FileKind) -> str:
    """Return a schema as JSON text, with a line break at the end."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _tidy(schema: Json) -> Json:
    """Remove what no file can hold, and titles that only repeat the key."""
    tidied = {key: _within(value) for key, value in schema.items() if not _is_noise(key, value)}
    branches: list[Json] = schema.get("anyOf", [])
    given = [_tidy(branch) for branch in branches if branch != {"type": "null"}]
    if len(given) == len(branches):
        return tidied
    del tidied["anyOf"]
    inner = given[0] if len(given) == 1 else {"anyOf": given}
    return _joined(inner, tidied)


def _within(value: object) -> object:
    """Tidy the schemas inside a keyword's value."""
    if isinstance(value, list):
        return [_within(item) for item in value]
    return _tidy(value) if isinstance(value, dict) else value


def _is_noise(key: str, value: object) -> bool:
    """Return whether a keyword is useless: a title that repeats the key, or an empty default."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, []))


def _joined(inner: Json, outer: Json) -> Json:
    """Return the schemas of a value and its key merged; the key's description comes first."""
    said = [part["description"] for part in (outer, inner) if "description" in part]
    joined = {**inner, **outer}
    return {**joined, "description": ". ".join(said)} if said else joined
