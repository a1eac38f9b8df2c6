"""The folder of a site: only what is ours is replaced or removed, and only when it differs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from compliance.files import writing
from compliance.files.leftovers import temporary_name
from compliance.site.folder import ForeignFolderError, SiteFile, SiteFolder, UnwritableSiteError
from compliance.site.manifest import NAME, SCHEMA, hash_of


def pages(**texts: str) -> list[SiteFile]:
    def made(text: str) -> list[bytes]:
        return [text[:1].encode(), text[1:].encode()]

    return [SiteFile(f"{name}/page.html", partial(made, text)) for name, text in texts.items()]


def silent(_: str) -> None:
    raise AssertionError


def refused(root: Path, **texts: str) -> str:
    """Return the one sentence with which a folder is refused, left as it was."""
    before = snapshot(root)
    with pytest.raises(ForeignFolderError) as caught:
        list(SiteFolder(root, silent).write(pages(**texts)))
    assert snapshot(root) == before
    return str(caught.value).removeprefix(f'"{root}" ').partition(";")[0]


def snapshot(root: Path) -> dict[str, str | None]:
    """Return what stands in a folder, with links and their targets."""
    return {
        path.relative_to(root).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_text("utf-8")
        if path.is_file()
        else None
        for path in sorted(root.rglob("*"))
    }


def write(root: Path, **texts: str) -> SiteFolder:
    folder = SiteFolder(root, silent)
    assert list(folder.write(pages(**texts))) == [f"{name}/page.html" for name in texts]
    return folder


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    root = tmp_path / "new" / "site"
    folder = write(root, one="1", two="2")
    assert (folder.written, folder.unchanged, folder.removed) == (2, 0, 0)
    assert (root / "one/page.html").read_text("utf-8") == "1"
    assert json.loads((root / NAME).read_text("utf-8"))["files"] == [
        "one/page.html",
        "two/page.html",
    ]


def test_what_is_as_it_was_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    before = (tmp_path / "one/page.html").stat()
    folder = write(tmp_path, one="1", two="changed")
    assert (folder.written, folder.unchanged) == (1, 1)
    after = (tmp_path / "one/page.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("large", [False, True])
def test_a_page_of_the_size_that_is_held_is_written_only_if_it_differs(
    large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.site.folder.MOST_HELD", 2 if large else 3)
    write(tmp_path, one="one", two="two")
    made: list[str] = []

    def write_noted(path: Path, parts: writing.Parts) -> None:
        made.append(path.parent.name)
        writing.write_new(path, parts)

    monkeypatch.setattr("compliance.site.folder.write_new", write_noted)
    folder = write(tmp_path, one="one", two="new")
    assert (folder.written, folder.unchanged) == (1, 1)
    assert made == (["one", "two"] if large else ["two"])
    assert (tmp_path / "two/page.html").read_text("utf-8") == "new"
    assert not list(tmp_path.rglob("*.part"))


def test_nothing_is_put_in_place_before_all_pages_are_made(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, one="1", two="2")
    before = snapshot(root)
    run = SiteFolder(root, silent).write(pages(one="changed", three="3"))
    assert next(run) == "one/page.html"
    del run
    assert snapshot(root) == before


def test_a_run_that_fails_half_way_leaves_a_site_that_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever move fails, the next run knows all that stands there as its own."""
    for failing in range(1, 4):
        root = tmp_path / str(failing)
        write(root, one="1", two="2", three="3")
        monkeypatch.setattr("compliance.site.folder.move", failing_move(failing))
        with pytest.raises(UnwritableSiteError, match="No space left on device"):
            list(SiteFolder(root, silent).write(pages(one="a", two="b", four="4")))
        monkeypatch.undo()
        assert write(root, five="5").removed >= 3
        assert set(snapshot(root)) == {"five", "five/page.html", NAME}


def failing_move(last: int) -> Callable[..., None]:
    """Return a way of moving files that fails at the move of that number."""
    moves = count(1)

    def move(path: Path, place: Path, *, below: Path) -> None:
        if next(moves) == last:
            raise OSError(28, "No space left on device")
        writing.move(path, place, below=below)

    return move


def test_what_a_killed_run_left_is_removed_even_before_the_first_manifest(tmp_path: Path) -> None:
    (tmp_path / temporary_name("site") / "one").mkdir(parents=True)
    (tmp_path / temporary_name(NAME)).touch()
    write(tmp_path, one="1")
    assert set(snapshot(tmp_path)) == {"one", "one/page.html", NAME}


def test_pages_of_old_are_removed_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    (tmp_path / "two" / "mine.txt").write_text("kept", "utf-8")
    folder = write(tmp_path, three="3")
    assert folder.removed == 2
    assert not (tmp_path / "one").exists()
    assert (tmp_path / "two" / "mine.txt").exists()


def test_a_page_of_old_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    (tmp_path / "two/page.html").write_text("notes of my own", "utf-8")
    assert write(tmp_path, one="1").removed == 0
    assert (tmp_path / "two/page.html").read_text("utf-8") == "notes of my own"
    assert refused(tmp_path, two="2") == 'holds another "two/page.html"'


def test_a_page_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, one="1")
    (tmp_path / "one/page.html").write_text("damaged", "utf-8")
    assert write(tmp_path, one="1").written == 1
    assert (tmp_path / "one/page.html").read_text("utf-8") == "1"


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    assert refused(tmp_path, one="1") == "holds other files"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("other", ["one/page.html", "one"])
def test_files_of_others_that_have_come_to_a_site_are_not_replaced(
    other: str, tmp_path: Path
) -> None:
    write(tmp_path, two="2")
    (tmp_path / other).parent.mkdir(exist_ok=True)
    (tmp_path / other).write_text("mine", "utf-8")
    assert refused(tmp_path, one="1", two="2") == f'holds another "{other}"'


@pytest.mark.parametrize(
    "manifest",
    [
        "no json",
        "[" * 100_000,
        "[]",
        "{}",
        '{"files": ["mine.txt"]}',
        '{"schema": "another/site/1", "files": ["mine.txt"], "content": []}',
        f'{{"schema": "{SCHEMA}", "files": ["mine.txt"]}}',
        f'{{"schema": "{SCHEMA}", "files": ["mine.txt"], "content": ["mine.txt"]}}',
        f'{{"schema": "{SCHEMA}", "files": [], "content": [{{"path": "mine.txt"}}]}}',
        f'{{"schema": "{SCHEMA}", "files": [], "content": [{{"path": "a", "sha256": 3}}]}}',
        f'{{"schema": "{SCHEMA}", "files": [], "content": 3}}',
    ],
)
def test_a_list_that_is_not_ours_makes_no_site(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / NAME).write_text(manifest, "utf-8")
    assert refused(tmp_path, one="1") == f'has a "{NAME}" that lists no site of this program'


def manifest_of(*paths: str, data: bytes = b"mine") -> str:
    """Return a list in our own form that names files as ours."""
    content = [{"path": path, "sha256": [hash_of(data)]} for path in paths]
    return json.dumps({"schema": SCHEMA, "files": [*paths], "content": content})


@pytest.mark.parametrize(
    "path", ["../mine.txt", "/mine.txt", "a/../../mine.txt", "..\\mine.txt", "", "a\0", NAME]
)
def test_a_list_that_leads_out_of_the_folder_removes_nothing(tmp_path: Path, path: str) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", "utf-8")
    root = tmp_path / "site"
    root.mkdir()
    (root / NAME).write_text(manifest_of(path), "utf-8")
    assert write(root, one="1").removed == 0
    assert mine.read_text("utf-8") == "mine"


@pytest.mark.parametrize("known", [["0"], [], [3, None], ""])
def test_without_the_hash_of_a_file_it_is_not_removed(tmp_path: Path, known: object) -> None:
    (tmp_path / "a.txt").write_text("mine", "utf-8")
    content = [{"path": "a.txt", "sha256": known}, {"path": 3, "sha256": []}]
    listed = json.dumps({"schema": SCHEMA, "files": ["a.txt"], "content": content})
    (tmp_path / NAME).write_text(listed, "utf-8")
    assert write(tmp_path, one="1").removed == 0
    assert (tmp_path / "a.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("link", ["one", "one/page.html", "old", "old/mine.txt", NAME])
def test_a_folder_with_a_link_in_the_way_is_refused(tmp_path: Path, link: str) -> None:
    """Among what is to be written and among what is to be removed, folders and files."""
    outside, root = tmp_path / "outside", tmp_path / "site"
    for name in ("page.html", "mine.txt"):
        (outside / name).parent.mkdir(exist_ok=True)
        (outside / name).write_text("mine", "utf-8")
    root.mkdir()
    listed = manifest_of("old/mine.txt", "one/page.html")
    (root / NAME).write_text(listed, "utf-8")
    (outside / NAME).write_text(listed, "utf-8")
    (root / link).unlink(missing_ok=True)
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside / (link.partition("/")[2] if "/" in link else ""))
    if link == NAME:
        assert refused(root, one="1") == f'has a "{NAME}" that is no file'
    else:
        assert refused(root, one="1") == f'has a link, "{Path(link).name}"'
    assert (outside / "mine.txt").read_text("utf-8") == "mine"
    assert (outside / "page.html").read_text("utf-8") == "mine"


@pytest.mark.parametrize("path", ["one/page.html", NAME])
def test_a_pipe_in_the_way_is_not_opened(tmp_path: Path, path: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / NAME).write_text(manifest_of("one/page.html"), "utf-8")
    (tmp_path / path).unlink(missing_ok=True)
    os.mkfifo(tmp_path / path)
    with pytest.raises(ForeignFolderError):
        list(SiteFolder(tmp_path, silent).write(pages(one="1")))
    assert (tmp_path / path).is_fifo()


def test_a_folder_that_is_a_link_or_behind_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home/deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("home")
    monkeypatch.chdir(tmp_path)
    for root in (Path("link"), tmp_path / "link", Path("link/deep"), Path("link/new")):
        with pytest.raises(ForeignFolderError, match='has a link, "link"'):
            list(SiteFolder(root, silent).write(pages(one="1")))
    monkeypatch.chdir("home")
    # From elsewhere a link above the folder is the user's own.
    list(SiteFolder(tmp_path / "link/deep", silent).write(pages(one="1")))
    assert (tmp_path / "home/deep/one/page.html").exists()


def test_a_workspace_is_no_place_for_a_site_whatever_its_list_says(tmp_path: Path) -> None:
    (tmp_path / "compliance.toml").write_text("mine", "utf-8")
    (tmp_path / NAME).write_text(manifest_of("compliance.toml"), "utf-8")
    assert refused(tmp_path, one="1") == "is a workspace"


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ForeignFolderError, match="is no folder"):
        list(SiteFolder(tmp_path / "file", silent).write(pages(one="1")))


def test_of_two_runs_at_once_the_second_waits(tmp_path: Path) -> None:
    first = SiteFolder(tmp_path, silent).write(pages(one="1", two="2"))
    next(first)
    said: list[str] = []

    def finish_first(_seconds: float) -> None:
        said.append("waited")
        list(first)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", finish_first)
        second = SiteFolder(tmp_path, said.append)
        list(second.write(pages(one="1", two="2")))
    assert said == ["waited"]
    assert (second.written, second.unchanged) == (0, 2)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with pytest.raises(UnwritableSiteError, match="cannot write"):
        list(SiteFolder(blocked / "site", silent).write(pages(one="1")))


def test_two_names_that_a_file_system_may_take_for_one_are_both_kept_apart(tmp_path: Path) -> None:
    folder = write(tmp_path, one="1", One="2")
    assert folder.written >= 2
