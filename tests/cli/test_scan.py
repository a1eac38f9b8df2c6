"""compliance scan: candidates in archives, every fault counted; and the way to the inbox."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from compliance.cli import scan_options
from compliance.files.locking import locked
from compliance.scan.ledger import BOOKS
from support.cli import run_cli
from support.crawl import PLANTED, crawl, html, lines, run_here
from support.golden import Golden
from support.lake_cues import lake_with_cues


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return run_here(monkeypatch)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return lake_with_cues(tmp_path / "lake")


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    return crawl(tmp_path / "crawl")


def scanned(lake: Path, archives: Path, out: Path, *options: str) -> dict[str, Any]:
    done = run_cli("-w", lake, "scan", archives, "--out", out, "-f", "json", *options)
    assert (done.status, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def names(out: Path) -> list[str]:
    """Return the names of the articles among the hits."""
    files = [path for path in out.glob("*.parquet") if path.name != "families.parquet"]
    return sorted(row["name"] for path in files for row in parquet.read_table(path).to_pylist())


FOUND = [
    *("a.warc.gz/2", "a.warc.gz/5", "b.warc.gz/11", "b.warc.gz/13", "c.jsonl/22"),
    *("d.parquet/33", "one.html"),
]


def test_a_crawl_is_scanned_and_everything_in_it_is_counted(
    lake: Path, archives: Path, tmp_path: Path, golden: Golden, told: list[str]
) -> None:
    out = tmp_path / "hits"
    done = run_cli("-w", lake, "-v", "scan", archives, "--out", out)
    assert done.status == 0
    assert told == ["native"]  # once, though a copy of an archive waits for it
    assert "1 of 6: d.parquet: 12 records, " in done.stderr
    golden("scan/crawl.text", done.stdout)
    again = run_cli("-w", lake, "scan", archives, "--out", out, "-f", "json")
    golden("scan/crawl.json", again.stdout)
    assert names(out) == FOUND


def test_a_runner_that_cannot_be_set_up_is_asked_once(
    lake: Path, archives: Path, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def use() -> int:
        told.append("native")
        why = "there is no cluster"
        raise ConnectionError(why)

    monkeypatch.setattr(sys.modules["compliance.scan.daft_worker"], "use_native", use)
    done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "hits")
    assert (done.status, told) == (3, ["native"])
    assert done.stderr.startswith("what is left could not be scanned: there is no cluster; see")


def test_one_of_anything_is_in_the_singular(lake: Path, tmp_path: Path) -> None:
    row = {"url": "https://news.example/1", "date": "1999-07-01", "text": PLANTED}
    (tmp_path / "one.jsonl").write_text(json.dumps(row), "utf-8")
    done = run_cli("-w", lake, "-v", "scan", tmp_path / "one.jsonl", "--out", tmp_path / "hits")
    assert "1 of 1: one.jsonl: 1 record, 1 candidate\n" in done.stderr
    ones = [line.strip() for line in done.stdout.splitlines() if line.lstrip().startswith("1 ")]
    assert ones == [
        *("1  file", "1  record", "1  candidate", "1  article with candidates"),
        "1  family of copies and versions among them",
    ]


def test_each_candidate_has_its_words_and_where_it_comes_from(
    lake: Path, archives: Path, tmp_path: Path
) -> None:
    scanned(lake, archives / "c.jsonl", tmp_path / "hits")
    (path,) = (one for one in (tmp_path / "hits").glob("*.parquet") if len(one.stem) == 64)
    (row,) = parquet.read_table(path).to_pylist()
    first = row["candidates"][0]
    assert PLANTED.startswith(first["text"])
    assert row["text"][first["from"] : first["to"]] == first["text"]
    assert (first["agreement"], first["targets"][0]) == ("lake_1999", "2a")
    assert (first["side"], first["act"], first["engine"]) == ("north", "assesses", "rules")
    assert (row["file"], row["file_sha256"], row["place"]) == ("c.jsonl", path.stem, "line 3")
    assert (row["published"], row["language"]) == ("1999-07-01", "en")


def test_hits_are_taken_into_the_inbox_with_where_they_came_from(
    lake: Path, archives: Path, tmp_path: Path
) -> None:
    out, env = tmp_path / "hits", {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    scanned(lake, archives, out)
    done = run_cli("-w", lake, "articles", "add", out, env=env)
    assert done.status == 0
    drafts = sorted((lake / "articles").glob("*.yaml.draft"))
    assert len(drafts) == 7
    told = [draft.read_text("utf-8") for draft in drafts]
    assert sum("Found by a scan of a.warc.gz, record " in one for one in told) == 2
    assert sum("published: " in one for one in told) == 7
    again = run_cli("-w", lake, "articles", "add", out, env=env)
    assert again.stderr.count("drafted before") == 7
    listed = run_cli("-w", lake, "articles", "list", env=env)
    assert "news.example" in listed.stdout or listed.stdout.count("Story") >= 4


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--since", "1999-07-02"), 0),
        (("--since", "1999-07"), 7),
        (("--until", "1999-06-30"), 0),
        (("--language", "ru"), 0),
        (("--language", "en-GB"), 7),
        (("--point", "2"), 7),
        (("--point", "1", "--least", "0.5"), 0),
    ],
)
def test_what_is_asked_for_is_found(
    options: tuple[str, ...], found: int, lake: Path, archives: Path, tmp_path: Path
) -> None:
    made = scanned(lake, archives, tmp_path / "hits", *options)
    assert made["articles"] == found
    counted = sum(sum(made[name].values()) for name in ("passed", "faults", "refused"))
    assert made["records"] == made["hits"] + counted == 38


def test_what_cannot_be_scanned_is_told_and_the_rest_is(
    lake: Path, archives: Path, tmp_path: Path
) -> None:
    done = run_cli(
        *("-w", lake, "scan", archives / "c.jsonl", tmp_path / "none.warc"),
        *("--out", tmp_path / "hits"),
    )
    assert done.status == 3
    assert "none.warc: " in done.stdout
    assert str(tmp_path) not in done.stdout
    assert names(tmp_path / "hits") == ["c.jsonl/22"]


def test_a_folder_of_another_scan_is_not_added_to(
    lake: Path, archives: Path, tmp_path: Path
) -> None:
    scanned(lake, archives, tmp_path / "hits")
    done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "hits", "--least", "0.9")
    assert (done.status, done.stdout) == (3, "")
    assert "has hits of another scan" in done.stderr


def test_a_file_that_has_changed_is_scanned_again(lake: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines([1, 2]))
    assert scanned(lake, path, tmp_path / "hits")["articles"] == 0
    path.write_bytes(lines([1, 2], [2]))
    assert scanned(lake, path, tmp_path / "hits")["articles"] == 1


def test_two_scans_into_one_folder_do_not_meet(lake: Path, archives: Path, tmp_path: Path) -> None:
    scanned(lake, archives, tmp_path / "hits")
    with locked(tmp_path / "hits"):
        done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "hits")
    assert (done.status, done.stdout) == (3, "")
    assert "another scan is writing" in done.stderr


def test_a_folder_that_cannot_be_written_is_told(
    lake: Path, archives: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "file" / "hits")
    assert done.status == 3
    assert "cannot be written" in done.stderr
    scanned(lake, archives, tmp_path / "hits")
    (tmp_path / "hits" / "families.parquet").unlink()
    (tmp_path / "hits" / "families.parquet").mkdir()
    done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "hits")
    assert done.status == 3
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (("--since", "soon"), "--since"),
        (("--until", "soon"), "--until"),
        (("--address", "ray://a:1"), "only --runner ray has an address"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(
    options: tuple[str, ...], wrong: str, lake: Path, archives: Path, tmp_path: Path
) -> None:
    done = run_cli("-w", lake, "scan", archives, "--out", tmp_path / "hits", *options)
    assert done.status == 2
    assert wrong in done.stderr
    assert not (tmp_path / "hits" / BOOKS).exists()


@pytest.mark.parametrize("out", ["crawl", "crawl/hits", "crawl/pages/../hits"])
def test_hits_are_not_written_where_a_later_run_would_read_them(
    out: str, lake: Path, archives: Path, tmp_path: Path
) -> None:
    before = sorted(archives.rglob("*"))
    done = run_cli("-w", lake, "scan", archives / "c.jsonl", archives, "--out", tmp_path / out)
    assert (done.status, done.stdout) == (2, "")
    assert "which is to be scanned; name a folder outside" in " ".join(done.stderr.split())
    assert sorted(archives.rglob("*")) == before


def test_an_address_is_no_input(lake: Path, tmp_path: Path) -> None:
    done = run_cli("-w", lake, "scan", "s3://news/2022.warc.gz", "--out", tmp_path / "hits")
    assert '"s3://news/2022.warc.gz" is an address' in " ".join(done.stderr.split())
    assert done.status == 2
    assert "this program gets no archives" in " ".join(done.stderr.split())
    assert not (tmp_path / "hits").exists()


def test_it_may_run_on_a_cluster(
    lake: Path,
    archives: Path,
    tmp_path: Path,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan_options, "find_spec", lambda _: "there")
    options = ("--runner", "ray", "--address", "ray://head:10001", "--workers", "2")
    assert scanned(lake, archives, tmp_path / "hits", *options)["articles"] == 7
    assert told == ["ray://head:10001"]


@pytest.mark.parametrize(
    ("missing", "runner", "told"),
    [
        ("daft", "native", 'a scan of archives needs the extra "scan"'),
        ("fastwarc", "native", 'a scan of archives needs the extra "text"'),
        ("ray", "ray", 'a scan on a cluster needs the extra "cluster"'),
    ],
)
def test_what_is_not_installed_is_asked_for(
    missing: str,
    runner: str,
    told: str,
    lake: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan_options, "find_spec", lambda name: None if name == missing else name)
    out = tmp_path / "hits"
    done = run_cli("-w", lake, "scan", lake, "--out", out, "--runner", runner)
    assert done.status == 3
    assert told in done.stderr


def test_one_agreement_of_several_can_be_asked_for(lake: Path, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(html(1, planted=True))
    asked = ("-w", lake, "-a", "lake_1999", "scan", tmp_path / "one.html")
    done = run_cli(*asked, "--out", tmp_path / "hits", "-f", "json")
    assert json.loads(done.stdout)["articles"] == 1
