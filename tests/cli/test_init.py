"""compliance init: a workspace that works at once, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from compliance.files.leftovers import temporary_name
from compliance.files.locking import locked
from compliance.workspace.layout import carried_agreements
from compliance.workspace.write import create
from compliance.workspace.write.create import shipped_files, starter_files
from support.cli import run_cli
from support.golden import Golden


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    "options",
    [(), *(("--from", agreement) for agreement in carried_agreements())],
    ids=["starter", *carried_agreements()],
)
def test_a_new_workspace_has_no_problem_and_is_the_same_to_the_byte_each_time(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        done = run_cli("init", tmp_path / name, *options)
        assert (done.status, done.stdout) == (0, "")
    assert run_cli("-w", tmp_path / "a", "check").status == 0
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_it_says_what_to_do_next_in_three_lines(tmp_path: Path) -> None:
    done = run_cli("init", "new", cwd=tmp_path)
    assert done.stderr.splitlines() == [
        "Read what an invented example says:  compliance -w new report",
        "Write your own over it:              new/agreements/my_agreement.yaml, new/sources/",
        "After each change:                   compliance -w new check",
    ]
    quiet = run_cli("--quiet", "init", "other", "--from", "nov10_2020", cwd=tmp_path)
    assert (quiet.status, quiet.stdout, quiet.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ["report", "show"])
def test_a_fresh_workspace_has_something_to_say(
    command: str, tmp_path: Path, golden: Golden
) -> None:
    run_cli("init", tmp_path / "new")
    done = run_cli("-w", tmp_path / "new", command)
    assert (done.status, done.stderr) == (0, "")
    golden(f"init/{command}.text", done.stdout)


def test_the_list_of_files_of_a_fresh_workspace(tmp_path: Path, golden: Golden) -> None:
    run_cli("init", tmp_path / "new")
    golden("init/files.text", "".join(f"{name}\n" for name in sorted(files_of(tmp_path / "new"))))


def test_the_text_of_the_invented_article_proves_every_passage(tmp_path: Path) -> None:
    run_cli("init", tmp_path / "new")
    texts = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    workspace = ("-w", tmp_path / "new")
    article = tmp_path / "new" / "example-article.txt"
    added = run_cli(*workspace, "articles", "add", article, env=texts)
    assert added.status == 0, added.stderr
    shown = run_cli(*workspace, "show", "river-times-2024-02-26", env=texts)
    assert shown.stdout.count(" found\n") == 4
    affirmed = run_cli(*workspace, "affirm", "--all", "--on", "2024-03-01", env=texts)
    assert affirmed.status == 0, affirmed.stderr
    assert run_cli(*workspace, "show", "e02").stdout.count(" checked\n") == 1


@pytest.mark.parametrize(("agreement", "root"), carried_agreements().items())
def test_a_copy_has_the_workspace_and_nothing_of_the_program(
    agreement: str, root: Path, tmp_path: Path
) -> None:
    run_cli("init", tmp_path / "new", "--from", agreement)
    made = files_of(tmp_path / "new")
    folders = {"agreements", "articles", "evidence", "sources", "codings"}
    shipped = {
        path.relative_to(root).as_posix()
        for folder in folders
        for path in (root / folder).rglob("*.yaml")
    }
    top = {
        "compliance.toml",
        "incidents.yaml",
        "places.yaml",
        "searches.yaml",
        "coders.yaml",
        "compliance.lock",
    }
    ours = shipped | {name for name in top if (root / name).exists()}
    hidden = {".gitignore", ".gitattributes"}
    assert {name for name in made if not name.startswith("schemas/")} == ours | hidden
    for name in ours:
        assert made[name].endswith((root / name).read_bytes())


def test_each_file_names_its_schema_once_and_the_schema_is_there(tmp_path: Path) -> None:
    run_cli("init", tmp_path / "new", "--from", "nov10_2020")
    root = tmp_path / "new"
    for path in root.rglob("*.yaml"):
        head = path.read_text("utf-8").partition("\n")[0]
        assert head.startswith("# yaml-language-server: $schema=")
        assert (path.parent / head.partition("=")[2]).resolve().is_file()
    settings = (root / "compliance.toml").read_text("utf-8")
    assert settings.startswith("#:schema ./schemas/settings.json\n")
    headed = (root / "searches.yaml").read_bytes()
    assert create.headed("searches.yaml", headed) == headed
    assert create.headed("evidence/a.jsonl", b"{}") == b"{}"


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine", "utf-8")
    done = run_cli("init", "full", cwd=tmp_path)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == '"full" is not empty; name a new folder or an empty one\n'
    assert files_of(tmp_path) == {"full/mine": b"mine"}


@pytest.mark.parametrize("kind", ["file", "link to nowhere", "link to an empty folder"])
def test_what_is_no_folder_is_refused(kind: str, tmp_path: Path) -> None:
    if kind == "file":
        (tmp_path / "it").write_text("mine", "utf-8")
    else:
        (tmp_path / "empty folder").mkdir()
        (tmp_path / "it").symlink_to(kind.removeprefix("link to an "))
    done = run_cli("init", "it", cwd=tmp_path)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == '"it" is no folder; name a new folder or an empty one\n'


def test_an_empty_folder_stays_the_same_one_and_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = (tmp_path / "empty").stat().st_ino
    assert run_cli("init", ".", cwd=tmp_path / "empty").status == 0
    assert (tmp_path / "empty").stat().st_ino == before
    run_cli("init", tmp_path / "deep" / "down")
    assert files_of(tmp_path / "empty") == files_of(tmp_path / "deep" / "down")


def test_the_new_files_can_be_read_by_whom_the_user_lets_read(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        run_cli("init", tmp_path / "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "new" / "README.md").stat().st_mode) == 0o644


@pytest.mark.parametrize("exists", [False, True], ids=["new", "empty"])
def test_a_failure_half_way_leaves_nothing(
    exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    if exists:
        folder.mkdir()
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name in {"searches.yaml", "new"}:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    done = run_cli("init", "new", cwd=tmp_path)
    wanted = 'cannot write "new": No space left on device; make room there, then do this again\n'
    assert (done.status, done.stdout, done.stderr) == (3, "", wanted)
    assert [path.name for path in tmp_path.rglob("*")] == (["new"] if exists else [])


def test_an_agreement_that_is_not_shipped_is_named_with_the_nearest(tmp_path: Path) -> None:
    done = run_cli("init", "new", "--from", "nov11_2020", cwd=tmp_path)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == 'no agreement "nov11_2020"; did you mean "nov10_2020"?\n'
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../new/deep/ws", "new/../ws", "./ws/"])
def test_a_folder_can_be_named_in_any_way(path: str, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    assert run_cli("init", path, cwd=tmp_path / "here").status == 0
    assert (tmp_path / "here" / path / "compliance.toml").resolve().exists()


@pytest.mark.parametrize("kept", [0, 1, 5, 9])
def test_what_a_killed_run_left_in_a_folder_is_no_obstacle(kept: int, tmp_path: Path) -> None:
    """Some pieces were in their places, whole, and the others not yet."""
    folder, left = tmp_path / "ws", tmp_path / "ws" / temporary_name("init")
    left.mkdir(parents=True)
    files = shipped_files("nov10_2020")
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    (left / "files.json").write_text(json.dumps(listed), "utf-8")
    pieces = sorted({name.partition("/")[0] for name in files})
    for name, data in files.items():
        place = folder if name.partition("/")[0] in pieces[:kept] else left / "built"
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    assert run_cli("init", folder).status == 0
    assert files_of(folder) == starter_files()


@pytest.mark.parametrize(
    "listed", ["no json", "[" * 100_000, "[3]", '{"mine": 3}', '{"../mine": "0"}', "{}"]
)
def test_what_is_not_known_to_be_ours_is_not_removed(listed: str, tmp_path: Path) -> None:
    folder, left = tmp_path / "ws", tmp_path / "ws" / temporary_name("init")
    left.mkdir(parents=True)
    (left / "files.json").write_text(listed, "utf-8")
    for path in (tmp_path / "mine", folder / "mine"):
        path.write_text("mine", "utf-8")
    done = run_cli("init", "ws", cwd=tmp_path)
    assert (done.status, done.stderr) == (
        3,
        '"ws" is not empty; name a new folder or an empty one\n',
    )
    assert files_of(tmp_path) == {"mine": b"mine", "ws/mine": b"mine"}


def test_a_folder_that_another_run_is_filling_is_left_to_it(tmp_path: Path) -> None:
    with locked(tmp_path):
        done = run_cli("init", tmp_path)
    assert (done.status, list(tmp_path.iterdir())) == (3, [])
    assert "is being filled by another compliance" in done.stderr


def test_what_a_killed_run_left_beside_a_folder_is_removed(tmp_path: Path) -> None:
    """Also where the folder was in its place already."""
    assert run_cli("init", "ws", cwd=tmp_path).status == 0
    (tmp_path / temporary_name("ws") / "built").mkdir(parents=True)
    assert run_cli("init", "ws", cwd=tmp_path).status == 3
    assert [path.name for path in tmp_path.iterdir()] == ["ws"]
