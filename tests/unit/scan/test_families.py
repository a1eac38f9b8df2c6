"""Copies and versions are one family, named by the first; what is merely alike is none."""

from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

import pytest
from pyarrow import parquet

from compliance.library.likeness import runs_of, some_of
from compliance.scan.families import write_families
from compliance.scan.ledger import Ledger
from compliance.scan.search import Searcher
from compliance.scan.units import units_in
from compliance.scan.work import hits_path, scan_unit
from support.crawl import PLANTED, lake_searcher, prose


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return lake_searcher(tmp_path_factory.mktemp("lake"))


def families(
    tmp_path: Path, searcher: Searcher, *files: list[tuple[str, str]]
) -> tuple[int, list[set[str]]]:
    """Return how many families are told, and which days are in each, of files of texts by days."""
    Ledger(tmp_path).make()
    paths, days = [], {}
    for number, rows in enumerate(files):
        path = tmp_path / f"{number}.jsonl"
        lines = (json.dumps({"date": day, "text": text}) for day, text in rows)
        path.write_text("".join(f"{line}\n" for line in lines))
        (unit,) = units_in([path], [])
        paths.append(hits_path(tmp_path, scan_unit(unit, searcher, tmp_path, "run").sha256))
        for row in parquet.read_table(paths[-1]).to_pylist():
            days[row["text_sha256"]] = row["published"]
    number = write_families(tmp_path, paths)
    rows = parquet.read_table(tmp_path / "families.parquet").to_pylist()
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(days[row["family"]], set()).add(days[row["text_sha256"]])
    assert all(first == min(members) for first, members in found.items())
    assert [row["text_sha256"] for row in rows] == sorted(row["text_sha256"] for row in rows)
    return number, sorted(found.values(), key=min)


def text(number: int, more: str = "") -> str:
    return f"{PLANTED} {prose(number, 30)}{more}"


def test_copies_and_versions_in_any_file_are_one_family(tmp_path: Path, searcher: Searcher) -> None:
    found = families(
        tmp_path,
        searcher,
        [("1999-07-02", text(1)), ("1999-07-01", text(1, " A line more was added below."))],
        [("1999-07-03", text(2)), ("1999-07-04", text(1, f" {prose(9, 5)}"))],
    )
    assert found == (2, [{"1999-07-01", "1999-07-02", "1999-07-04"}, {"1999-07-03"}])


def test_the_same_text_twice_is_one(tmp_path: Path, searcher: Searcher) -> None:
    rows = [("1999-07-02", text(1)), ("1999-07-01", text(1))]
    number, _ = families(tmp_path, searcher, rows[:1], rows[1:])
    assert number == 1


def test_short_texts_are_families_of_their_own(tmp_path: Path, searcher: Searcher) -> None:
    short = "South Shore has not withdrawn its patrol boats from"
    rows = [("1999-07-01", f"{short} the ferry lane."), ("1999-07-02", f"{short} the lake.")]
    assert families(tmp_path, searcher, rows)[0] == 2


def test_without_hits_there_are_none(tmp_path: Path) -> None:
    assert write_families(tmp_path, []) == 0


def test_of_two_texts_the_same_runs_are_taken() -> None:
    one, other = runs_of(prose(1, 60)), runs_of(prose(1, 60) + prose(2, 60))
    assert one < other
    assert set(some_of(one)) == set(some_of(other)) & one
    assert len(one) / 6 < len(some_of(one)) < len(one) / 3
    assert runs_of("a b c d E") == {crc32(b"a b c d e")}
