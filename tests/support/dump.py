"""Records as files: the way back from what was read, so that reading can be tested."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from compliance.workspace import layout
from compliance.workspace.lock_file import lock_bytes
from compliance.workspace.records import Records
from compliance.workspace.write.yaml_writer import write_yaml


def dump(records: Records) -> dict[str, str]:
    """Return the text of each file, by its path in the workspace."""
    files = {layout.SETTINGS: _toml(records.settings)}
    for folder in (
        records.agreements,
        records.sources,
        records.articles,
        records.evidence,
        records.incidents,
        records.searches,
        records.objections,
    ):
        files |= {name: write_yaml(_plain(record)) for name, record in folder.items()}
    if records.lock:
        files[layout.LOCK] = lock_bytes(records.lock).decode()
    return files


def write(root: Path, records: Records) -> Path:
    """Write a workspace into an empty folder; return the folder."""
    for name, text in dump(records).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def _plain(record: object) -> object:
    adapter: TypeAdapter[object] = TypeAdapter(type(record))
    return adapter.dump_python(record, mode="json", exclude_defaults=True, by_alias=True)


def _toml(settings: object) -> str:
    plain = _plain(settings)
    assert isinstance(plain, dict)
    # What stands in a table comes after what does not.
    tables = {key: value for key, value in plain.items() if isinstance(value, dict)}
    lines = _lines({key: value for key, value in plain.items() if key not in tables})
    return lines + "".join(f"[{key}]\n{_lines(table)}" for key, table in tables.items())


def _lines(values: dict[str, object]) -> str:
    # Strings and lists of strings are written alike in JSON and in TOML.
    return "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in values.items())
