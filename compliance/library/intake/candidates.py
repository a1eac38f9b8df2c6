"""The articles in a file of hits, as a scan writes them; for the process that reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, FactKey, FoundFact

HITS: Final = b"compliance/scan/1"
FAMILIES: Final = b"compliance/scan-families/1"

_COLUMNS: Final = (
    *("file", "place", "name", "address", "retrieved", "encoding", "headers", "facts", "data"),
)
_AT_ONCE: Final = 16
_BROKEN: Final = (pa.ArrowException, OSError, ValueError, KeyError, TypeError)


def prepare() -> None:
    """Load what is needed later, when no file can be opened and no thread be started."""
    pa.set_memory_pool(pa.system_memory_pool())  # others set aside much that they do not fill
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table({"a": ["b"]}), sink, compression="zstd")
    list(_rows(sink.getvalue().to_pybytes(), ("a",)))


def unpack(capture: Capture) -> Iterator[Capture]:
    """Yield the articles in a file of hits, as they came; of a list of families none.

    Raises:
        UnfitCaptureError: it is another file, or damaged.
    """
    try:
        metadata = parquet.read_metadata(BytesIO(capture.data)).metadata or {}
        told = metadata.get(b"schema")
        if told == HITS:
            # Of several articles in one record, the first alone has the bytes.
            rows = _rows(capture.data, _COLUMNS)
            yield from (_capture(row) for row in rows if row["data"] is not None)
    except _BROKEN:
        wrong, cure = "is damaged", "scan again what it was made of, with a new folder for --out"
        raise UnfitCaptureError(capture.name, wrong, cure) from None
    if told not in {HITS, FAMILIES}:
        raise UnfitCaptureError(capture.name, "is Parquet, but no hits of a scan", "scan it first")


def _rows(data: bytes, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    table = parquet.ParquetFile(BytesIO(data), page_checksum_verification=True)
    for batch in table.iter_batches(_AT_ONCE, columns=list(columns), use_threads=False):
        yield from batch.to_pylist()


def _capture(row: Mapping[str, Any]) -> Capture:
    note = FoundFact(FactKey.NOTE, f"Found by a scan of {row['file']}, {row['place']}.", Basis.FILE)
    facts = (
        FoundFact(FactKey(one["key"]), one["value"], Basis(one["basis"]), one["place"])
        for one in row["facts"]
    )
    return Capture(
        row["name"],
        row["data"],
        address=row["address"],
        retrieved=row["retrieved"],
        headers=tuple((one["name"], one["value"]) for one in row["headers"]),
        facts=(*facts, note),
        encoding=row["encoding"],
    )
