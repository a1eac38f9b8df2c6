"""The hooks that other repositories may run before a commit."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.yaml.reader import read_yaml
from support.builders import workspace
from support.cli import run_cli
from support.repository import ROOT

FILE = ".pre-commit-hooks.yaml"
# What pre-commit reads of a hook (pre-commit.com, "Creating new hooks").
NEEDED = {"id", "name", "entry", "language"}
KNOWN = NEEDED | {"always_run", "description", "pass_filenames"}


def hooks() -> list[dict[str, Any]]:
    # The file is a list, and the reader of workspaces wants a mapping.
    lines = (ROOT / FILE).read_text("utf-8").splitlines()
    made = read_yaml(("hooks:\n" + "\n".join(lines) + "\n").encode(), FILE)
    assert made.problems == ()
    assert isinstance(made.value, dict)
    found: list[dict[str, Any]] = made.value["hooks"]
    return found


@pytest.fixture(params=hooks(), ids=lambda hook: hook["id"])
def hook(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each hook in turn."""
    found: dict[str, Any] = request.param
    return found


def test_the_page_names_each_hook() -> None:
    page = (ROOT / "docs" / "how-to" / "check-in-ci.md").read_text("utf-8")
    assert re.findall(r"- id: ([\w-]+)", page) == [hook["id"] for hook in hooks()]


def test_a_hook_is_as_pre_commit_reads_it(hook: dict[str, Any]) -> None:
    assert NEEDED <= set(hook) <= KNOWN
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False


def test_a_hook_runs_whatever_changed(hook: dict[str, Any]) -> None:
    # Of files that are deleted pre-commit passes none on, so that any filter would skip the hook.
    assert hook["always_run"] is True


def test_no_commit_deletes_a_file_that_others_need(hook: dict[str, Any], tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    entry = f"{shlex.quote(sys.executable)} -m {hook['entry']}"
    script = root / ".git" / "hooks" / "pre-commit"

    def git(*words: str) -> int:
        name = ("-c", "user.name=A coder", "-c", "user.email=coder@example.org")
        return subprocess.run(["git", *name, *words], cwd=root, check=False).returncode

    assert [git("init", "-q"), git("add", "."), git("commit", "-q", "-m", "all")] == [0, 0, 0]
    script.parent.mkdir(exist_ok=True)
    script.write_text(f"#!/bin/sh\nexec {entry}\n", "utf-8")
    script.chmod(0o755)
    assert git("commit", "-q", "--allow-empty", "-m", "nothing") == 0
    assert git("rm", "-q", "articles/herald-1999-07-01.yaml") == 0
    assert git("commit", "-q", "-m", "deleted") != 0


def test_a_hook_passes_in_a_workspace_and_fails_where_a_file_is_wrong(
    hook: dict[str, Any], tmp_path: Path
) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "compliance"
    root = workspace(tmp_path)
    assert run_cli(*arguments, cwd=root).status == 0
    (root / "incidents.yaml").write_text("incidents: none\n", "utf-8")
    assert run_cli(*arguments, cwd=root).status == 3


def test_the_audit_fails_where_a_record_changed_since_it_was_affirmed(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[{}])
    lock = (
        '{"evidence":"gazette-1999-06-28#e1",'
        '"text_sha256":"3c5c23bc0157c0ef4d740aecc480a57ad048df924055b98e519610303d8b68ca",'
        f'"range":[271,287],"words":3,"passage_sha256":"{"0" * 64}",'
        '"fingerprint":{"claim":"0000000000000000"},"on":"1999-07-02"}\n'
    )
    (root / "compliance.lock").write_text(lock, "utf-8")
    (audit,) = (hook for hook in hooks() if hook["id"] == "compliance-audit")
    done = run_cli(*shlex.split(audit["entry"])[1:], cwd=root)
    assert done.status == 1
    assert "suspect" in done.stdout
