"""compliance diff of revisions: read from git's objects, with nothing of the repository run."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from unittest import mock

import pytest

from compliance.cli import revisions
from compliance.cli.interrupts import Interrupted
from support.builders import workspace
from support.cli import run_cli
from support.lake_quarrels import one_record
from support.repositories import git, need_git


@pytest.fixture(autouse=True)
def needs_git() -> None:
    need_git()


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
    assert lines[1] == "1 row. it says it in other words: 1."
    found = json.loads(run_cli("diff", "@rev:HEAD~1", "@rev:HEAD", "-f", "json", cwd=lake).stdout)
    assert found["left"]["revision"] == "HEAD~1"
    assert found["rows"][0]["changes"] == [
        {"what": "claim", "left": "It was opened.", "right": "The gates were opened."},
        {"what": "note", "left": "", "right": "A note."},
    ]


def test_a_side_of_now_and_another_of_a_revision(repository: Path) -> None:
    finished = run_cli("diff", "north@rev:HEAD~1", "south", cwd=repository / "lake")
    assert (
        "1 row. only one speaks of it; of the other, nothing was read: 1. Not listed:"
        in finished.stdout
    )


def asked_of_git(repository: Path, revision: str = "HEAD") -> str:
    """Return what is said of a revision that is no use."""
    finished = run_cli("diff", f"north@rev:{revision}", "north", cwd=repository / "lake")
    assert finished.status == 3
    assert finished.stderr.count("\n") == 1
    return finished.stderr


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("HEAD~2", "the workspace had no compliance.toml then; choose a later one"),
        ("nothing", "git knows no such commit here; see: git log --oneline"),
        ("HEAD^{tree}", "git knows no such commit here; see: git log --oneline"),
    ],
)
def test_revisions_that_are_no_use(revision: str, said: str, repository: Path) -> None:
    assert asked_of_git(repository, revision) == f'no revision "{revision}": {said}\n'


def test_a_folder_without_a_repository(tmp_path: Path) -> None:
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    root = workspace(tmp_path / "lake")
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=root, env=env)
    assert finished.status == 3
    said = "git says: not a git repository (or any of the parent directories): .git"
    assert finished.stderr == f'no revision "HEAD": {said}; compare two folders\n'


@pytest.mark.parametrize(
    "revision",
    [
        "правки",
        "_old",
        "v1.0",
        "v1.0^0",
        ":/first",
        "HEAD^{/first}",
        "HEAD~1^{tree}^{}~0",
        "main@{1}",
        "main@{1 minute ago}",
        "@{-1}",
    ],
)
def test_whatever_git_takes_as_a_revision(revision: str, repository: Path) -> None:
    git(repository, "branch", "-M", "main")
    for name in ("правки", "_old"):
        git(repository, "branch", name, "HEAD~1")
    git(repository, "tag", "-a", "-m", "A tag", "v1.0", "HEAD~1")
    finished = run_cli("diff", f"north@rev:{revision}", "north", cwd=repository / "lake")
    known = subprocess.run(
        ["git", "rev-parse", "--verify", revision], cwd=repository, check=False, capture_output=True
    )
    assert (finished.status == 0) == (known.returncode == 0), finished.stderr
    if finished.status == 0:
        assert f"revision {revision}" in finished.stdout


def git_that_says(text: str, folder: Path) -> dict[str, str]:
    """Return the environment in which git does nothing but refuse with a text."""
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nprintf '{text}' >&2\nexit 128\n", "utf-8")
    program.chmod(0o755)
    return {"PATH": f"{program.parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "fatal: detected dubious ownership in repository at /x\\nTo add an exception:\\n",
            (
                "git says: detected dubious ownership in repository at /x; "
                "let its owner run this, or see safe.directory in: git help config"
            ),
        ),
        (
            "error: short object ID abcd is ambiguous\\nhint: The candidates are:\\n",
            "git says: short object ID abcd is ambiguous; write more of it",
        ),
        (
            "fatal: bad\\033[31m file.\\n",
            "git says: bad\\u001b[31m file; see: git log --oneline",
        ),
        ("", "git knows no such commit here; see: git log --oneline"),
    ],
)
def test_the_reason_for_which_git_refuses_is_told_in_one_sentence(
    said: str, told: str, repository: Path, tmp_path: Path
) -> None:
    env = git_that_says(said, tmp_path)
    finished = run_cli("diff", "north@rev:abcd", "north", cwd=repository / "lake", env=env)
    assert finished.status == 3
    assert finished.stderr == f'no revision "abcd": {told}\n'


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
    assert "0 rows. Not listed: the same in both: 1 (--all)." in finished.stdout
    assert not ran.exists()


def test_files_that_cannot_be_written_here(repository: Path) -> None:
    place = f"100644,{object_of(repository, 'README')},lake/sources/{'a' * 300}.yaml"
    git(repository, "update-index", "--add", "--cacheinfo", place)
    git(repository, "commit", "-q", "-m", "long")
    assert "its files cannot be written: File name too long" in asked_of_git(repository)


def test_git_is_told_to_run_fetch_replace_and_ask_nothing(repository: Path, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    log = tmp_path / "log"
    script = f'#!/bin/sh\nenv > {log}.env\necho "$@" >> {log}\nexec {shutil.which("git")} "$@"\n'
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    env = {"PATH": f"{program.parent}:{os.environ['PATH']}", "GIT_TRACE": "1", "GIT_DIR": "x"}
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=repository / "lake", env=env)
    assert (finished.status, finished.stderr) == (0, "")
    environ = log.with_suffix(".env").read_text("utf-8").splitlines()
    assert sorted(line for line in environ if line.startswith("GIT_")) == [
        "GIT_ALLOW_PROTOCOL=none",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0",
    ]
    settings = "-c core.hooksPath=/dev/null -c core.fsmonitor=false "
    for line in log.read_text("utf-8").splitlines():
        assert line.startswith(f"--no-pager --no-replace-objects {settings}")


def test_replaced_objects_are_not_taken_for_those_of_a_revision(repository: Path) -> None:
    names = [path.relative_to(repository) for path in (repository / "lake/evidence").iterdir()]
    for name in names:
        objects = (object_of(repository, f"{name}", revision) for revision in ("HEAD~1", "HEAD"))
        git(repository, "replace", *objects)
    finished = run_cli("diff", "north@rev:HEAD~1", "north", cwd=repository / "lake")
    assert finished.stdout.splitlines()[1] == "1 row. it says it in other words: 1."


def test_a_file_that_git_does_not_have_is_told_and_not_fetched(
    repository: Path, tmp_path: Path
) -> None:
    clone, ran = tmp_path / "clone", tmp_path / "ran"
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "-n", "--filter=blob:none", f"file://{repository}", str(clone))
    shutil.copytree(repository / "lake", clone / "lake")
    git(clone, "config", "remote.origin.uploadpack", f"touch {ran}; git-upload-pack")
    git(clone, "config", "protocol.file.allow", "always")
    said = "git does not have all of its files here; fetch them, or compare two folders"
    assert said in asked_of_git(clone)
    assert not ran.exists()


def test_a_folder_that_git_does_not_have_is_told(repository: Path) -> None:
    tree = object_of(repository, "lake/sources")
    (repository / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert "git does not have all of its files here" in asked_of_git(repository)


def test_a_git_that_waits_for_ever_is_ended(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (repository / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(f"[include]\n\tpath = {tmp_path / 'pipe'}\n")
    monkeypatch.setattr(revisions, "SECONDS", 1)
    assert "git does not answer within 1 seconds" in asked_of_git(repository)


def test_a_signal_as_soon_as_git_is_timed_ends_git_and_waits_for_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[threading.Timer] = []

    class Interrupting(threading.Timer):
        def start(self) -> None:
            super().start()
            started.append(self)
            raise Interrupted

    monkeypatch.setattr(revisions, "Timer", Interrupting)
    with pytest.raises(Interrupted):
        asked_of_git(repository)
    (timer,) = started
    assert timer.daemon
    timer.join(10)
    assert not timer.is_alive()


def test_files_too_large_or_too_many_are_not_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "its files are too many, or larger than 1 MiB together; compare two folders"
    monkeypatch.setattr(revisions, "MOST_CONTENTS", 1024 * 1024)
    monkeypatch.setattr(revisions, "_unpack", None)
    (repository / "lake" / "sources" / "zeros.yaml").write_bytes(bytes(1024 * 1024))
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "zeros")
    assert said in asked_of_git(repository)


def test_a_folder_of_folders_of_the_same_files_is_not_listed_to_its_end(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MOST_LISTED", 1024 * 1024)
    kind, inner = "100644 blob", object_of(repository, "README")
    for _ in range(5):
        entries = "".join(f"{kind} {inner}\tsources{n}\n" for n in range(100))
        kind, inner = "040000 tree", git(repository, "mktree", told=entries)
    tree = git(repository, "mktree", told=f"040000 tree {inner}\tlake\n")
    assert "its files are too many" in asked_of_git(
        repository, git(repository, "commit-tree", "-m", "bomb", tree)
    )


def object_of(folder: Path, name: str, revision: str = "HEAD") -> str:
    return git(folder, "rev-parse", f"{revision}:{name}")


def test_git_does_not_outlive_an_interrupt() -> None:
    git = mock.Mock(stdout=io.BytesIO(b"x"), wait=mock.Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        revisions._read(git, 10)
    assert git.kill.called


FILE = b"0123456789abcdef0123456789abcdef01234567"
LISTED = b"100644 blob " + FILE + b"\tcompliance.toml\0"
CHECKED = FILE + b" blob 2\n"


@pytest.mark.parametrize(
    ("commit", "listed", "checked", "contents"),
    [
        (b"\xff", LISTED, CHECKED, CHECKED + b"a\n\n"),
        (FILE, b"100644\tcompliance.toml\0", CHECKED, CHECKED + b"a\n\n"),
        (FILE, b"100644 blob \xff\tcompliance.toml\0", CHECKED, CHECKED + b"a\n\n"),
        (FILE, LISTED, FILE + b"\n", CHECKED + b"a\n\n"),
        (FILE, LISTED, FILE + b" blob two\n", CHECKED + b"a\n\n"),
        (FILE, LISTED, CHECKED, b""),
        (FILE, LISTED, CHECKED, b"\n"),
        (FILE, LISTED, CHECKED, FILE + b" blob two\na\n\n"),
    ],
)
def test_a_git_that_answers_something_else_is_told(
    commit: bytes,
    listed: bytes,
    checked: bytes,
    contents: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = {"rev-parse": commit, "ls-tree": listed, "--batch-check": checked}

    def run(_root: Path, _revision: str, *words: str, **_options: object) -> tuple[bytes, bool]:
        return next((answers[word] for word in words if word in answers), contents), True

    monkeypatch.setattr(revisions, "_run", run)
    finished = run_cli("diff", "north@rev:HEAD", "north", cwd=workspace(tmp_path / "lake"))
    assert finished.status == 3
    assert finished.stderr == (
        'no revision "HEAD": git does not answer as it should; '
        "see: git fsck; or compare two folders\n"
    )
