"""The records of Parquet files, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

import pyarrow as pa
from pyarrow import parquet

from compliance.scan.records import Missing, Read
from compliance.scan.rows import is_used, row_record
from compliance.scan.tally import Fault

AT_ONCE: Final = 64
"""Rows that are in memory at a time."""
_BROKEN: Final = (pa.ArrowException, OSError, ValueError)


def table_records(name: str, stream: IO[bytes]) -> Iterator[Read]:
    """Yield the rows of a Parquet file; of a group of rows that is damaged, those before that."""
    try:
        table = parquet.ParquetFile(stream, page_checksum_verification=True)
    except _BROKEN:
        # What is in the file stands at its end: without that nothing is known of it.
        yield Missing(Fault.SHORT)
        return
    columns = [column for column in table.schema_arrow.names if is_used(column)]
    done = 0
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        read = 0
        try:
            for batch in table.iter_batches(
                AT_ONCE, row_groups=[group], columns=columns, use_threads=False
            ):
                for row in batch.to_pylist():
                    read += 1
                    yield row_record(name, f"row {done + read}", done + read, row)
        except _BROKEN:
            yield Missing(Fault.CORRUPT, rows - read)
        done += rows
