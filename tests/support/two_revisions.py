"""A workspace in two revisions of git: between them a record comes, one goes, and two change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from support.builders import record, workspace
from support.repositories import git

KEPT = record(id="e1", claim="It was kept.")
BEFORE = (
    KEPT,
    record(id="e2", claim="It was opened.", targets=["1b"]),
    record(id="e3", claim="It was left.", targets=["2b"], speaker="south-office"),
    record(id="e4", claim="It was moved.", targets=["1a"]),
)
AFTER = (
    KEPT,
    record(
        id="e2", claim="It was opened.", targets=["1b"], status="violated", respondents=["south"]
    ),
    record(id="e4", claim="It was moved.", targets=["2a"]),
    record(id="e5", claim="It is new.", targets=["*"], speaker="south-office"),
)


def repository(
    root: Path, before: tuple[Any, ...] = BEFORE, after: tuple[Any, ...] = AFTER, settings: str = ""
) -> Path:
    """Write a workspace in two commits, the first with the tag "first"."""
    root.mkdir()
    git(root, "init", "-q")
    for name, evidence in (("first", before), ("second", after)):
        shutil.rmtree(root / "evidence", ignore_errors=True)
        workspace(root, evidence=evidence)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", name)
        git(root, "tag", name)
    (root / "compliance.toml").write_text(
        (root / "compliance.toml").read_text("utf-8") + settings, "utf-8"
    )
    return root
