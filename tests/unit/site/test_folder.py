"""The folder of a site: only what is ours is replaced or removed, and only when it differs."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from compliance.site.folder import (
    MANIFEST,
    ForeignFolderError,
    SiteFile,
    SiteFolder,
    UnwritableSiteError,
)


def pages(**texts: str) -> list[SiteFile]:
    return [SiteFile(f"{name}/page.html", partial(str, text)) for name, text in texts.items()]


def write(root: Path, **texts: str) -> SiteFolder:
    folder = SiteFolder(root)
    assert list(folder.write(pages(**texts))) == [f"{name}/page.html" for name in texts]
    return folder


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    root = tmp_path / "new" / "site"
    folder = write(root, one="1", two="2")
    assert (folder.written, folder.unchanged, folder.removed) == (2, 0, 0)
    assert (root / "one/page.html").read_text("utf-8") == "1"
    assert json.loads((root / MANIFEST).read_text("utf-8"))["files"] == [
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


def test_a_run_cut_short_can_be_done_again(tmp_path: Path) -> None:
    """The folder is known as a site's from the first page on."""
    root = tmp_path / "site"
    assert next(SiteFolder(root).write(pages(one="1", two="2"))) == "one/page.html"
    folder = write(root, one="1", three="3")
    assert (folder.unchanged, folder.removed) == (1, 0)
    assert json.loads((root / MANIFEST).read_text("utf-8"))["files"] == [
        "one/page.html",
        "three/page.html",
    ]


def test_pages_of_old_are_removed_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    (tmp_path / "two" / "mine.txt").write_text("kept", "utf-8")
    folder = write(tmp_path, three="3")
    assert folder.removed == 2
    assert not (tmp_path / "one").exists()
    assert (tmp_path / "two" / "mine.txt").exists()


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(ForeignFolderError, match="holds other files"):
        list(SiteFolder(tmp_path).write(pages(one="1")))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    "manifest",
    [
        b"no json",
        b"[]",
        b"{}",
        b'{"files": 3}',
        b'{"files": [3, "", "../outside.txt", "/outside.txt", "a/../../outside.txt"]}',
    ],
)
def test_a_damaged_or_hostile_manifest_removes_nothing(tmp_path: Path, manifest: bytes) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("not ours", "utf-8")
    root = tmp_path / "site"
    root.mkdir()
    (root / MANIFEST).write_bytes(manifest)
    assert write(root, one="1").removed == 0
    assert outside.read_text("utf-8") == "not ours"


def test_a_page_that_became_a_link_is_replaced_and_its_aim_is_not_touched(tmp_path: Path) -> None:
    aim = tmp_path / "aim.txt"
    aim.write_text("not ours", "utf-8")
    root = tmp_path / "site"
    write(root, one="1", two="2")
    for name in ("one", "two"):
        (root / name / "page.html").unlink()
        (root / name / "page.html").symlink_to(aim)
    folder = write(root, one="1")
    assert not (root / "one/page.html").is_symlink()
    assert folder.removed == 0
    assert aim.read_text("utf-8") == "not ours"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with pytest.raises(UnwritableSiteError, match="cannot write"):
        list(SiteFolder(blocked / "site").write(pages(one="1")))


def test_two_names_that_a_file_system_may_take_for_one_are_both_kept_apart(tmp_path: Path) -> None:
    folder = write(tmp_path, one="1", One="2")
    assert folder.written >= 2
