"""Files of hits are taken in as what was archived, with where it was found."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from compliance.library.intake.candidates import prepare, unpack
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, FactKey, FoundFact
from compliance.library.intake.kinds import Kind, kind_of
from compliance.library.intake.readers import READERS
from compliance.scan.families import write_families
from compliance.scan.ledger import Ledger
from compliance.scan.units import units_in
from compliance.scan.work import hits_path, scan_unit
from support.crawl import address, flipped, lake_searcher, lines


@pytest.fixture
def hits(tmp_path: Path) -> Path:
    """A file of hits: two articles out of JSON Lines."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(range(4), (1, 3)))
    Ledger(tmp_path).make()
    (unit,) = units_in([path], [])
    return hits_path(
        tmp_path, scan_unit(unit, lake_searcher(tmp_path / "lake"), tmp_path, "r").sha256
    )


def test_hits_come_out_as_they_were_archived(hits: Path) -> None:
    prepare()
    one = Capture("hits", hits.read_bytes())
    assert kind_of(one) is Kind.HITS
    first, second = unpack(one)
    assert (first.name, second.name) == ("a.jsonl/1", "a.jsonl/3")
    assert first.address == address(1)
    assert first.facts[-1] == FoundFact(
        FactKey.NOTE, "Found by a scan of a.jsonl, line 2.", Basis.FILE
    )
    assert FoundFact(FactKey.PUBLISHED, "1999-07-01", Basis.LIST, "date") in first.facts
    assert first.data.startswith(b"South Shore has not withdrawn")


def test_a_list_of_families_has_no_articles(hits: Path, tmp_path: Path) -> None:
    assert write_families(tmp_path, [hits]) == 2
    assert list(unpack(Capture("f", (tmp_path / "families.parquet").read_bytes()))) == []


def test_other_tables_and_damaged_ones_are_refused(hits: Path) -> None:
    stream = BytesIO()
    parquet.write_table(pa.table({"a": [1]}), stream)
    with pytest.raises(UnfitCaptureError, match="is Parquet, but no hits of a scan; scan it first"):
        list(unpack(Capture("a", stream.getvalue())))
    group = parquet.read_metadata(hits).row_group(0)
    column = group.column(group.num_columns - 1)
    place = column.data_page_offset + column.total_compressed_size - 100
    for damaged in (hits.read_bytes()[:-50], flipped(hits.read_bytes(), place, 50)):
        with pytest.raises(UnfitCaptureError, match='"a" is damaged; scan again what it was made'):
            list(unpack(Capture("a", damaged)))


def test_its_reader_may_set_aside_what_tables_need() -> None:
    assert READERS[Kind.HITS].loads > READERS[Kind.HTML].loads > READERS[Kind.DOCX].loads == 0
