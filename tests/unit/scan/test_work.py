"""The hits of a unit are written whole or not at all, and the ledger knows what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from compliance.scan import hits_file, work
from compliance.scan.hits_file import COUNTS, Sink, counts_in
from compliance.scan.ledger import BOOKS, Ledger, State
from compliance.scan.search import Searcher
from compliance.scan.summary import summary_of
from compliance.scan.units import Form, Unit, units_in
from compliance.scan.work import MOST_ATTEMPTS, hits_path, scan_unit
from compliance.views.scan import FailedView
from support.archives import packed
from support.crawl import crawl, html, lake_searcher, lines, page_of_two, web


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return lake_searcher(tmp_path_factory.mktemp("lake"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "hits"
    Ledger(folder).make()
    return folder


def unit_of(path: Path, data: bytes) -> Unit:
    path.write_bytes(data)
    (unit,) = units_in([path], [])
    return unit


def test_what_was_found_and_counted_is_in_one_file(
    tmp_path: Path, out: Path, searcher: Searcher
) -> None:
    unit = unit_of(tmp_path / "a.warc.gz", packed(web(range(4), (1, 2))))
    slip = scan_unit(unit, searcher, out, "run")
    path = hits_path(out, slip.sha256)
    assert (slip.state, slip.run, slip.attempts, slip.size) == (State.DONE, "run", 1, unit.size)
    assert counts_in(path) == slip.tally
    assert (slip.tally.records, slip.tally.articles) == (4, 2)
    table = parquet.read_table(path)
    assert table.schema.metadata[b"schema"] == b"compliance/scan/1"
    rows = table.to_pylist()
    assert [row["place"] for row in rows] == ["record 2", "record 3"]
    assert rows[0]["data"] == html(1, planted=True)
    assert rows[0]["headers"] == [{"name": "Content-Type", "value": "text/html"}]
    assert Ledger(out).get(unit) == slip


def test_of_several_articles_in_a_record_the_first_has_its_bytes(
    tmp_path: Path, out: Path, searcher: Searcher
) -> None:
    slip = scan_unit(unit_of(tmp_path / "a.html", page_of_two()), searcher, out, "run")
    rows = parquet.read_table(hits_path(out, slip.sha256)).to_pylist()
    assert [(row["part"], row["data"] is None) for row in rows] == [(1, False), (2, True)]


def test_the_same_bytes_have_the_same_hits_to_the_byte(
    tmp_path: Path, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("one", "two"):
        Ledger(tmp_path / name).make()
        units = units_in([crawl(tmp_path / f"{name}-crawl")], [])
        slips = [scan_unit(unit, searcher, tmp_path / name, name) for unit in units]
        files = (hits_path(tmp_path / name, slip.sha256) for slip in slips)
        made.append({path.name: path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert len(made[0]) == 5
    # As many hits in other groups.
    monkeypatch.setattr(hits_file, "AT_ONCE", 1)
    Ledger(tmp_path / "three").make()
    (unit,) = units_in([tmp_path / "one-crawl" / "b.warc.gz"], [])
    path = hits_path(tmp_path / "three", scan_unit(unit, searcher, tmp_path / "three", "r").sha256)
    assert parquet.read_metadata(path).num_row_groups == 2
    assert (
        parquet.read_table(path).to_pylist()
        == parquet.read_table(tmp_path / "one" / path.name).to_pylist()
    )


def test_hits_that_are_there_are_not_made_again(
    tmp_path: Path, out: Path, searcher: Searcher
) -> None:
    unit = unit_of(tmp_path / "a.jsonl", lines(range(3), (1,)))
    first = scan_unit(unit, searcher, out, "one")
    path = hits_path(out, first.sha256)
    written = path.stat().st_mtime_ns
    again = scan_unit(unit, searcher, out, "two")
    assert (again.tally, path.stat().st_mtime_ns) == (first.tally, written)
    # Not a file of hits, as of a program that was killed by a full disk.
    path.write_bytes(path.read_bytes()[:-9])
    assert scan_unit(unit, searcher, out, "three").tally == first.tally
    assert counts_in(path) == first.tally


def test_other_tables_have_no_counts(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
    assert counts_in(tmp_path / "a.parquet") is None
    table = pa.table({"a": [1]}).replace_schema_metadata({COUNTS: b"{"})
    parquet.write_table(table, tmp_path / "b.parquet")
    assert counts_in(tmp_path / "b.parquet") is None


def test_a_unit_is_begun_so_often_in_one_run(tmp_path: Path, out: Path, searcher: Searcher) -> None:
    unit = unit_of(tmp_path / "a.jsonl", lines([1]))
    ledger = Ledger(out)
    for number in range(1, MOST_ATTEMPTS + 1):
        assert ledger.start(unit, "run", "").attempts == number
    slip = scan_unit(unit, searcher, out, "run")
    assert (slip.state, slip.why) == (
        State.FAILED,
        "it ended the process that read it 11 times",
    )
    assert ledger.get(unit) == slip
    assert scan_unit(unit, searcher, out, "another").state is State.DONE


def test_a_file_that_is_gone_has_failed(tmp_path: Path, out: Path, searcher: Searcher) -> None:
    unit = Unit(Form.LINES, (str(tmp_path / "none.jsonl"),), 3)
    slip = scan_unit(unit, searcher, out, "run")
    assert slip.state is State.FAILED
    assert slip.why.startswith("is not there") or "none.jsonl" not in slip.why
    assert Ledger(out).get(unit) == slip


def test_an_error_of_ours_is_told_at_once(
    tmp_path: Path, out: Path, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = unit_of(tmp_path / "a.jsonl", lines(range(2)))
    monkeypatch.setattr(work, "counts_in", lambda _: 1 // 0)
    slip = scan_unit(unit, searcher, out, "run")
    assert (slip.state, slip.why) == (State.FAILED, "it broke the program (ZeroDivisionError)")
    assert Ledger(out).get(unit) == slip


@pytest.mark.parametrize("noted", [True, False])
def test_hits_that_cannot_be_written_have_failed(
    noted: bool, tmp_path: Path, out: Path, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = unit_of(tmp_path / "a.jsonl", lines([1]))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "replace_file", full)
    if not noted:
        monkeypatch.setattr(Ledger, "put", full)
    slip = scan_unit(unit, searcher, out, "run")
    assert slip.state is State.FAILED
    assert "the hits not be written" in slip.why
    assert Ledger(out).get(unit) == (slip if noted else None)
    assert not list(out.glob("*.parquet"))


def test_the_summary_names_what_failed(tmp_path: Path, out: Path, searcher: Searcher) -> None:
    units = [
        Unit(Form.LINES, (str(tmp_path / "none.jsonl"),), 3),
        unit_of(tmp_path / "a.jsonl", lines(range(3), (1,))),
        unit_of(tmp_path / "b.jsonl", lines(range(3), (1,))),
    ]
    slips = [scan_unit(unit, searcher, out, "run") for unit in units]
    view = summary_of(out, slips, [FailedView("link", "is a link")])
    assert [one.name for one in view.failed] == ["link", "none.jsonl"]
    assert (view.files, view.read, view.repeated, view.records) == (4, 1, 1, 3)
    assert (view.articles, view.families) == (1, 1)


def test_a_slip_that_is_none_counts_as_none(tmp_path: Path, out: Path) -> None:
    unit = unit_of(tmp_path / "a.jsonl", lines([1]))
    assert Ledger(out).get(unit) is None
    (out / BOOKS / "files" / f"{unit.key}.json").write_text(json.dumps({"state": 1}))
    assert Ledger(out).get(unit) is None


def test_what_was_taken_still_counts_as_written() -> None:
    # The writer asks from a thread of its own, where no test looks.
    sink = Sink()
    sink.write(b"abc")
    assert (sink.tell(), sink.taken()) == (3, b"abc")
    sink.write(b"d")
    assert (sink.tell(), sink.taken(), sink.taken()) == (4, b"d", b"")
