"""The keys of JSON output, and the keys that a page says it has."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from docs.session import Shell

# What stands in several places is described once.
SHARED: Mapping[str, str] = {"assessment": "A", "evidence": "E", "others": "O"}
# Their keys are ids, or those of the files.
OPEN = {
    "read_in_full",
    "read_in_part",
    "links",
    "record",
    "blanks",
    "not_compared",
    "groups",
    "counts",
}

_TABLE = re.compile(r"<!-- keys: (\w+) -->\n((?:\|.*\n)+)")
_ROW = re.compile(r"\| `([^`]+)` \|")


def found_keys(document: object, section: str) -> dict[str, set[str]]:
    """Return the keys of a document by section, in the notation of the page."""
    found: dict[str, set[str]] = {section: set()}
    _walk(document, section, "", found)
    return found


def written_keys(shell: Shell, section: str, *commands: str) -> dict[str, set[str]]:
    """Return the keys of all that commands write, by section."""
    keys: dict[str, set[str]] = {}
    for command in commands:
        document = json.loads("\n".join(shell.run(f"compliance {command}")))
        for name, found in found_keys(document, section).items():
            keys.setdefault(name, set()).update(found)
    return keys


def _walk(value: object, section: str, path: str, found: dict[str, set[str]]) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            name = f"{path}.{key}".removeprefix(".")
            found.setdefault(section, set()).add(name)
            if key in SHARED and _is_shared(inner):
                _walk(inner, SHARED[key], "", found)
            elif key not in OPEN:
                _walk(inner, section, name, found)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            _walk(inner, section, f"{path}[]" if path else "", found)


def _is_shared(value: object) -> bool:
    """Tell records and assessments from lists of their ids."""
    return isinstance(value, Mapping) or (
        isinstance(value, Sequence) and any(isinstance(inner, Mapping) for inner in value)
    )


def listed_keys(page: str) -> dict[str, set[str]]:
    """Return the keys that a page lists, by section."""
    return {section: set(_ROW.findall(rows)) for section, rows in _TABLE.findall(page)}
