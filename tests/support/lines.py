"""Evidence in YAML made to JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

from compliance.workspace.yaml.reader import read_yaml


def as_lines(text: str, *, ascii_only: bool = False) -> str:
    """Return a file of evidence in YAML as JSON Lines: its other keys, then a line a record."""
    content = read_yaml(text.encode(), "").value
    assert isinstance(content, dict)
    head = {key: value for key, value in content.items() if key != "evidence"}
    lines = [json.dumps(one, ensure_ascii=ascii_only) for one in (head, *content["evidence"])]
    return "\n".join(lines) + "\n"


def put_in_lines(root: Path, *, ascii_only: bool = False) -> Path:
    """Make all the evidence of a workspace JSON Lines; return its folder."""
    for file in sorted((root / "evidence").glob("*.yaml")):
        lines = as_lines(file.read_text("utf-8"), ascii_only=ascii_only)
        file.with_suffix(".jsonl").write_text(lines, "utf-8")
        file.unlink()
    return root
