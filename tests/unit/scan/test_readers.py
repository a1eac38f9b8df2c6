"""Records come out of each kind of file, and what is wrong with the others is counted."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from compliance.library.given_file import UnreadableFileError
from compliance.library.intake.extraction import FactKey
from compliance.library.intake.gzip_members import Break
from compliance.library.intake.warc_record import Left
from compliance.scan import json_lines, pages, rows
from compliance.scan.json_lines import json_records
from compliance.scan.pages import hash_of_pages, page_records
from compliance.scan.records import Missing, Read, Record
from compliance.scan.rows import row_record
from compliance.scan.tables import table_records
from compliance.scan.tally import Fault
from compliance.scan.web_archives import web_records
from support.archives import answer, packed, record
from support.crawl import DAY, address, flipped, lines, story, web, write_table


def told(found: Iterable[Read]) -> tuple[list[str], Counter[str]]:
    """Return where records stand, and how many of the others there are for each reason."""
    places, missing = [], Counter[str]()
    for one in found:
        if isinstance(one, Record):
            places.append(one.place)
        else:
            missing[str(one.why)] += one.number
    return places, missing


def of_lines(data: bytes) -> tuple[list[str], Counter[str]]:
    return told(json_records("a.jsonl", BytesIO(data)))


def test_pages_of_a_web_archive_are_records_and_all_else_is_counted() -> None:
    image = record("https://news.example/a.png", answer(b"x", kind="image/png"))
    data = flipped(packed([*web(range(3)), image, *web(range(3, 5))]), 200, 20)
    places, missing = told(web_records("a.warc.gz", BytesIO(data)))
    assert places == ["record 2", "record 3", "record 5", "record 6"]
    assert missing == {str(Left.OTHER): 1, "corrupt": 1}
    assert told(web_records("a", BytesIO(data[:-40])))[1]["cut short"] == 1


def test_each_line_is_a_record_with_what_it_says_of_the_article() -> None:
    (one,) = json_records("a.jsonl", BytesIO(b"\xef\xbb\xbf" + lines([7])))
    assert isinstance(one, Record)
    assert (one.place, one.capture.name) == ("line 1", "a.jsonl/7")
    assert one.capture.data == story(7, planted=False).encode()
    assert one.capture.address == address(7)
    found = {fact.key: fact.value for fact in one.capture.facts}
    assert found == {FactKey.URL: address(7), FactKey.PUBLISHED: DAY}


def test_lines_that_are_none_are_counted_and_blank_ones_are_not() -> None:
    data = b'{"text": "a"}\n\n  \n[1]\n{"text": 1}\n\xff\n' + b"[" * 9000 + b'\n{"text": "b"}'
    assert of_lines(data) == (["line 1", "line 8"], Counter({"not of the form of their file": 4}))
    assert of_lines(b'{"text": "a"}\n{"text": "') == (["line 1"], Counter({"cut short": 1}))
    assert of_lines(b"") == ([], Counter())


def test_lines_that_are_too_long_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST", 40)
    monkeypatch.setattr(json_lines, "PIECE", 16)
    long = b'{"text": "' + b"x" * 90 + b'"}\n'
    data = b'{"text": "a"}\n' + long + b'{"text": "b"}\n' + long[:-1]
    assert of_lines(data) == (["line 1", "line 3"], Counter({"too large": 2}))


def test_an_article_that_is_too_large_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES", 5)
    assert row_record("a", "line 1", 1, {"text": "123456"}) == Missing(Fault.LARGE)


def test_packed_lines_are_read_behind_a_damaged_member() -> None:
    parts = [lines(range(at, at + 40)) for at in (0, 40, 80)]
    members = [gzip.compress(part, mtime=0) for part in parts]
    assert len(of_lines(b"".join(members))[0]) == 120
    places, missing = of_lines(flipped(b"".join(members), len(members[0]) + 900, 30))
    assert missing == {"corrupt": 1}
    assert 80 <= len(places) < 120
    places, missing = of_lines(b"".join(members)[:-300])
    assert missing == {"cut short": 1}
    assert 80 <= len(places) < 120


@pytest.mark.parametrize(
    ("behind", "lines_read"), [(b'end"}\n', 2), (b'{"text": "c"}\n', 3), (b"", 2)]
)
def test_what_stands_around_a_break_is_a_record_only_if_it_is_whole(
    behind: bytes, lines_read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = [b'{"text": "a"}\n{"te', Break(short=False), behind + b'{"text": "b"}\n{']
    monkeypatch.setattr(json_lines, "unpacked", lambda _: iter([*pieces, Break(short=True)]))
    places, missing = of_lines(gzip.compress(b""))
    assert len(places) == lines_read
    assert missing == {"corrupt": 1, "cut short": 1}


def test_each_row_of_a_table_is_a_record(tmp_path: Path) -> None:
    write_table(tmp_path / "a.parquet", range(7), (3,))
    with (tmp_path / "a.parquet").open("rb") as stream:
        found = list(table_records("a.parquet", stream))
    assert [one.place for one in found if isinstance(one, Record)] == [
        f"row {number}" for number in range(1, 8)
    ]
    first = found[0]
    assert isinstance(first, Record)
    assert {fact.key: fact.value for fact in first.capture.facts} == {
        FactKey.URL: address(0),
        FactKey.PUBLISHED: DAY,
    }


def test_of_a_damaged_group_of_rows_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_table(path, range(15))
    group = parquet.read_metadata(path).row_group(1)
    text = next(c for c in map(group.column, range(4)) if c.path_in_schema == "text")
    data = flipped(path.read_bytes(), text.data_page_offset + text.total_compressed_size - 60, 40)
    places, missing = told(table_records("a.parquet", BytesIO(data)))
    assert missing == {"corrupt": 5}
    assert len(places) == 10
    assert told(table_records("a", BytesIO(data[:-20]))) == ([], Counter({"cut short": 1}))


def test_the_bytes_of_pages_may_stand_in_a_table_and_rows_may_have_none() -> None:
    stream = BytesIO()
    columns = {
        "HTML": pa.array([b"<html>a</html>", b" ", None], pa.binary()),
        "title": ["A", "B", "C"],
        "crawl_date": [date(1999, 7, 2)] * 3,
        "tags": [["a"], ["b"], ["c"]],
    }
    parquet.write_table(pa.table(columns), stream)
    one, *others = table_records("a.parquet", stream)
    assert isinstance(one, Record)
    assert (one.capture.name, one.capture.data) == ("a.parquet/A", b"<html>a</html>")
    assert {fact.key for fact in one.capture.facts} == {FactKey.TITLE, FactKey.RETRIEVED}
    assert others == [Missing(Fault.FORM), Missing(Fault.FORM)]


def test_pages_that_lie_by_themselves_are_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = tuple(tmp_path / name for name in ("a.html", "b.html", "none.html"))
    for path in paths[:2]:
        path.write_bytes(path.name.encode())
    places, missing = told(page_records(paths))
    assert (places, missing) == (["the whole file"] * 2, {"not of the form of their file": 1})
    whole = hash_of_pages(paths)
    assert whole == hash_of_pages(paths) != hash_of_pages(paths[:2])
    (tmp_path / "b.html").write_bytes(b"other")
    assert hash_of_pages(paths) != whole

    def too_large(path: Path) -> bytes:
        raise UnreadableFileError(path, "is larger than 64 MiB", "split it")

    monkeypatch.setattr(pages, "read_given_file", too_large)
    assert list(page_records(paths[:1])) == [Missing(Fault.LARGE)]


def test_facts_that_are_not_right_say_nothing() -> None:
    row = json.loads('{"text": "a", "url": "nowhere", "date": "soon", "title": "T", "lang": "en"}')
    one = row_record("a", "line 1", 1, row)
    assert isinstance(one, Record)
    assert {fact.key for fact in one.capture.facts} == {FactKey.TITLE, FactKey.LANGUAGE}
