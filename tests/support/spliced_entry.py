"""An entry of evidence, its lines, and a file into which it is put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.workspace.files import SourceBytes

ENTRY: Mapping[str, Any] = {"id": "e9", "targets": ["1a"], "claim": "a: b", "passage": {"end": "c"}}
LINES = """\
- id: e9
  targets: [1a]
  claim: "a: b"
  passage:
    end: c
"""


def indented(width: int) -> str:
    return "".join(f"{' ' * width}{line}\n" for line in LINES.splitlines())


def source(data: bytes) -> SourceBytes:
    return SourceBytes("evidence/a.yaml", "a", data)
