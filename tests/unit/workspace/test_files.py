"""Reading the bytes of files: regular ones of bounded size, each once, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

import pytest

from compliance.errors import InvalidWorkspaceError, Problem
from compliance.workspace.files import MOST_BYTES, MOST_LOCK_BYTES, read_file, read_folder
from compliance.workspace.load import load_workspace
from compliance.workspace.yaml.reader import Parsed, read_yaml
from support.builders import HERALD, lake_files, workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


def problems(root: Path) -> list[str]:
    try:
        load_workspace(root)
    except InvalidWorkspaceError as error:
        return [str(problem) for problem in error.problems]
    return []


def move_out(root: Path, path: str) -> Path:
    """Move a file or folder out of the workspace, and leave a link to it."""
    moved = root.parent / "elsewhere"
    (root / path).rename(moved)
    (root / path).symlink_to(moved)
    return moved


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("compliance.toml", "file"),
        ("incidents.yaml", "file"),
        (f"articles/{HERALD}.yaml", "file"),
        ("sources", "folder"),
        ("evidence", "folder"),
    ],
)
def test_a_link_in_place_of_a_file_or_folder_is_a_problem(path: str, what: str, root: Path) -> None:
    move_out(root, path)
    message = f"is a link; put the {what} itself here"
    assert problems(root) == [f'{path}:1:1: link: "{Path(path).name}" {message}']


def test_a_link_to_a_folder_below_is_a_problem_and_not_followed(root: Path) -> None:
    (root / "evidence/more").symlink_to(root / "evidence")
    message = '"more" is a link; put the folder itself here'
    assert problems(root) == [f"evidence/more:1:1: link: {message}"]


def test_a_device_or_a_folder_in_place_of_a_file_is_a_problem(root: Path) -> None:
    (root / "searches.yaml").unlink()
    os.mkfifo(root / "searches.yaml")
    (root / "compliance.lock").mkdir()
    message = "is no regular file; put a text file here"
    assert problems(root) == [
        f'compliance.lock:1:1: not-a-file: "compliance.lock" {message}',
        f'searches.yaml:1:1: not-a-file: "searches.yaml" {message}',
    ]


def test_a_file_in_place_of_a_folder_is_a_problem(root: Path) -> None:
    move_out(root, "evidence")
    (root / "evidence").unlink()
    (root / "evidence").write_text("none")
    message = '"evidence" is no folder; put a folder here'
    assert problems(root) == [f"evidence:1:1: not-a-file: {message}"]


def test_a_file_over_the_limit_is_a_problem_and_not_read(root: Path) -> None:
    for path, most in (("searches.yaml", MOST_BYTES), ("compliance.lock", MOST_LOCK_BYTES)):
        with (root / path).open("wb") as file:
            file.truncate(most + 1)
    assert problems(root) == [
        'compliance.lock:1:1: too-large: "compliance.lock" has over 128 MiB; split it',
        'searches.yaml:1:1: too-large: "searches.yaml" has over 8 MiB; split it',
    ]


def test_a_file_or_folder_that_may_not_be_read_is_a_problem(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file, walk = os.open, os.scandir

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if path.name == "incidents.yaml":
            raise PermissionError(13, "Permission denied")
        if path.name == "searches.yaml":
            raise OSError
        return open_file(path, flags, mode)

    def refuse_folder(path: str) -> object:
        if Path(path).name == "articles":
            raise PermissionError(13, "Permission denied", path)
        return walk(path)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    denied = "cannot be read: Permission denied"
    unknown = "cannot be read: the system does not say why"
    assert problems(root) == [
        f'articles:1:1: unreadable: "articles" {denied}; check its rights',
        f'incidents.yaml:1:1: unreadable: "incidents.yaml" {denied}; check its rights',
        f'searches.yaml:1:1: unreadable: "searches.yaml" {unknown}; check its rights',
    ]


def test_a_file_that_goes_away_while_it_is_read_is_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path, _flags: int) -> NoReturn:
        raise FileNotFoundError

    monkeypatch.setattr(os, "open", gone)
    noted: list[Problem] = []
    assert read_file(root, "incidents.yaml", noted) is None
    assert list(read_folder(root, "sources", noted)) == []
    assert noted == []


def test_names_that_cannot_be_printed_are_a_problem(root: Path) -> None:
    (root / "articles/a\nb.yaml").write_text("id: a\n")
    (root / "articles/a\nb.txt").write_text("passed over\n")
    Path(os.fsdecode(os.fsencode(root) + b"/articles/\xff.yaml")).write_text("id: a\n")
    message = "has characters that cannot be printed; rename the file"
    assert problems(root) == [
        f'articles/\\udcff.yaml:1:1: file-name: "\\udcff.yaml" {message}',
        f'articles/a\\u000ab.yaml:1:1: file-name: "a\\u000ab.yaml" {message}',
    ]


def test_hidden_files_other_files_and_missing_folders_are_passed_over(root: Path) -> None:
    (root / "articles/.#lock.yaml").symlink_to("nobody@nowhere")
    (root / "articles/.git").mkdir()
    (root / "articles/.git/a.yaml").write_text("[")
    (root / "articles/notes.md").write_text("[")
    (root / "articles/wire.yaml.draft").write_text("[")
    assert problems(root) == []
    assert list(read_folder(root, "nowhere", [])) == []


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paths = ("b.yaml", "a/z.yaml", "a.yaml", "a/b/c.yaml", "é.yaml")
    for path in paths:
        (tmp_path / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sources" / path).write_text(path)
    read = [source.file for source in read_folder(tmp_path, "sources", [])]
    assert read == [f"sources/{path}" for path in sorted(paths)]


def test_each_file_is_read_once_and_parsed_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    parsed: list[str] = []
    open_file = os.open

    def count(path: Path, flags: int) -> int:
        read.append(path.relative_to(root).as_posix())
        return open_file(path, flags)

    def count_parsed(source: bytes, file: str, *keys: Collection[str]) -> Parsed:
        parsed.append(file)
        return read_yaml(source, file, *keys)

    monkeypatch.setattr(os, "open", count)

    monkeypatch.setattr("compliance.workspace.parse.read_yaml", count_parsed)
    load_workspace(root)
    assert sorted(read) == sorted(lake_files())
    assert sorted(parsed) == sorted(path for path in lake_files() if path.endswith(".yaml"))
