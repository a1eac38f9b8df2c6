"""Archives are units of their own, pages that lie together are some."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from compliance.scan import units
from compliance.scan.units import Form, units_in
from compliance.views.scan import FailedView
from support.archives import packed
from support.crawl import crawl, lines, web, write_table

DAMAGED = b"\x1f\x8b" + b"x" * 40


def test_a_file_is_told_by_how_it_begins(tmp_path: Path) -> None:
    write_table(tmp_path / "table", range(3))
    files = {
        "gz-lines": gzip.compress(lines([1])),
        "gz-web": packed(web([1])),
        "gz-text": gzip.compress(b"words"),
        "lines": lines([1]),
        "page": b"<html>",
        "text": b"{words",
        "damaged": DAMAGED,
        "damaged.warc.gz": DAMAGED,
        "damaged.jsonl.gz": DAMAGED,
        "web": web([1])[0],
        "zstd": b"\x28\xb5\x2f\xfd",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    forms = {unit.name: unit.form for unit in units_in([tmp_path], [])}
    assert forms == {
        "damaged and 3 more": Form.PAGES,
        "damaged.jsonl.gz": Form.LINES,
        "damaged.warc.gz": Form.WEB,
        "gz-lines": Form.LINES,
        "gz-web": Form.WEB,
        "lines": Form.LINES,
        "table": Form.TABLE,
        "web": Form.WEB,
        "zstd": Form.WEB,
    }


def test_what_is_called_an_archive_and_is_none_is_no_page(tmp_path: Path) -> None:
    for name in ("a.WARC.gz", "b.warc", "c.parquet", "d.jsonl", "e.html"):
        (tmp_path / name).write_bytes(b"<html><p>Access denied</p>")
    (tmp_path / "empty.parquet").touch()
    refused: list[FailedView] = []
    assert [unit.name for unit in units_in([tmp_path], refused)] == ["d.jsonl", "e.html"]
    assert [one.name for one in refused] == ["a.WARC.gz", "b.warc", "c.parquet", "empty.parquet"]
    assert refused[0].why == "is called as a web archive, and is none; see that it was got whole"


def test_pages_of_a_folder_are_divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "PAGES_AT_ONCE", 3)
    for folder, number in (("a", 4), ("b", 2)):
        (tmp_path / folder).mkdir()
        for page in range(number):
            (tmp_path / folder / f"{page}.html").write_bytes(b"<html>")
    found = list(units_in([tmp_path], []))
    assert [len(unit.paths) for unit in found] == [3, 1, 2]
    assert [unit.size for unit in found] == [18, 6, 12]
    assert len({unit.key for unit in found}) == 3


def test_a_crawl_has_a_unit_an_archive(tmp_path: Path) -> None:
    names = [unit.name for unit in units_in([crawl(tmp_path / "crawl")], [])]
    archives = ["a.warc.gz", "b.warc.gz", "c.jsonl", "copy-of-a.warc.gz", "d.parquet"]
    assert names == [*archives, "one.html and 1 more"]


def test_what_cannot_be_read_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    refused: list[FailedView] = []
    assert list(units_in([tmp_path, tmp_path / "none"], refused)) == []
    assert [one.name for one in refused] == ["link", "none"]
    assert not any(str(tmp_path) in one.why for one in refused)


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> tuple[str, ...]:
        raise PermissionError(13, "not allowed")

    monkeypatch.setattr(units, "names_in", forbidden)
    refused: list[FailedView] = []
    assert list(units_in([tmp_path], refused)) == []
    (one,) = refused
    assert (one.name, one.why.startswith("cannot be listed: ")) == (tmp_path.name, True)
