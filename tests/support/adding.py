"""Add files to a workspace, with a text library beside it."""

from __future__ import annotations

from pathlib import Path

from support.cli import Finished, run_cli


def add(root: Path, *argv: str | Path) -> Finished:
    env = {"COMPLIANCE_TEXTS": str(root.parent / "texts")}
    return run_cli("-w", root, "articles", "add", *argv, env=env)


def file(root: Path, name: str, data: str | bytes) -> Path:
    path = root.parent / "in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
