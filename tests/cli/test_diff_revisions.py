"""compliance diff of revisions: read from git's objects, with nothing of the repository run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.builders import workspace
from support.cli import run_cli
from support.lake_quarrels import one_record


def git(folder: Path, *words: str) -> None:
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": "2022-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2022-01-01T00:00:00Z",
    }
    name = ("-c", "user.name=A coder", "-c", "user.email=coder@example.org")
    subprocess.run(["git", *name, *words], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def needs_git() -> None:
    if shutil.which("git") is None:
        if os.environ.get("CI"):
            pytest.fail("no git on this system")
        pytest.skip("no git on this system; install the package git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a workspace in a folder of it, in two commits, and one without before."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q")
    (root / "README").write_text("Nothing yet.\n", "utf-8")
    for message, keys in (
        ("before", None),
        ("first", {"claim": "It was opened."}),
        ("second", {"claim": "The gates were opened.", "note": "A note."}),
    ):
        if keys is not None:
            one_record(root / "lake", **keys)
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", message)
    return root


def test_two_revisions(repository: Path) -> None:
    lake = repository / "lake"
    finished = run_cli("diff", "north@rev:HEAD~1", "north", cwd=lake)
    assert finished.stderr == ""
    lines = finished.stdout.splitlines()
    assert lines[0].endswith("revision HEAD~1 | all dates")
    assert lines[1] == "1 row: reworded 1."
    found = json.loads(run_cli("diff", "@rev:HEAD~1", "@rev:HEAD", "-f", "json", cwd=lake).stdout)
    assert found["left"]["revision"] == "HEAD~1"
    assert found["rows"][0]["changes"] == [
        {"what": "claim", "left": "It was opened.", "right": "The gates were opened."},
        {"what": "note", "left": "", "right": "A note."},
    ]


def test_a_side_of_now_and_another_of_a_revision(repository: Path) -> None:
    finished = run_cli("diff", "north@rev:HEAD~1", "south", cwd=repository / "lake")
    assert "1 row: one_sided 1. Not listed: both_silent 6 (--all)." in finished.stdout


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("HEAD~2", "the workspace had no compliance.toml then; choose a later one"),
        ("nothing", "git knows no such commit here; see: git log --oneline"),
        ("HEAD^{tree}", "git knows no such commit here; see: git log --oneline"),
    ],
)
def test_revisions_that_are_no_use(revision: str, said: str, repository: Path) -> None:
    finished = run_cli("diff", f"north@rev:{revision}", "north", cwd=repository / "lake")
    assert finished.status == 3
    assert finished.stderr == f'no revision "{revision}": {said}\n'


def test_a_folder_without_a_repository(tmp_path: Path) -> None:
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    root = workspace(tmp_path / "lake")
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=root, env=env)
    assert finished.status == 3
    assert "git knows no such commit here" in finished.stderr


def test_a_machine_without_git(repository: Path) -> None:
    options = ("diff", "north@rev:HEAD", "north")
    finished = run_cli(*options, cwd=repository / "lake", env={"PATH": ""})
    assert finished.status == 3
    assert finished.stderr == (
        'no revision "HEAD": there is no git on this machine; install it, or compare two folders\n'
    )


def test_nothing_of_the_repository_runs_and_no_link_is_followed(
    repository: Path, tmp_path: Path
) -> None:
    lake = repository / "lake"
    ran = tmp_path / "ran"
    hooks = repository / ".git" / "hooks"
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        hook = hooks / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {ran}\n", "utf-8")
        hook.chmod(0o755)
    git(repository, "config", "filter.evil.smudge", f"touch {ran}")
    git(repository, "config", "core.fsmonitor", f"touch {ran}")
    secret = tmp_path / "secret.yaml"
    secret.write_text("sources: [secret]\n", "utf-8")
    (lake / "sources" / "linked.yaml").symlink_to(secret)
    (lake / ".gitattributes").write_text("*.yaml filter=evil export-ignore\n", "utf-8")
    (lake / "sources" / "deep").mkdir()
    (lake / "sources" / "third.yaml").rename(lake / "sources" / "deep" / "third.yaml")
    (lake / "notes.txt").write_text("No part of it.\n", "utf-8")
    for words in (("add", "."), ("commit", "-q", "-m", "evil")):
        git(repository, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=none", *words)
    (lake / "sources" / "linked.yaml").unlink()
    ran.unlink(missing_ok=True)
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=lake)
    assert finished.stderr == ""
    assert "0 rows. Not listed: unchanged 1 (--all)." in finished.stdout
    assert not ran.exists()


def test_files_that_cannot_be_written_here(repository: Path) -> None:
    long = f"lake/sources/{'a' * 300}.yaml"
    for words in (
        (
            "update-index",
            "--add",
            "--cacheinfo",
            f"100644,{object_of(repository, 'README')},{long}",
        ),
        ("commit", "-q", "-m", "long"),
    ):
        git(repository, *words)
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=repository / "lake")
    assert finished.status == 3
    assert "its files cannot be written: File name too long" in finished.stderr


def object_of(folder: Path, name: str) -> str:
    asked = ["git", "rev-parse", f"HEAD:{name}"]
    return subprocess.run(
        asked, cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()
