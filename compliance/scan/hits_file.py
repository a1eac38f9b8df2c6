"""Hits as Parquet, a row each: written piece by piece, so that few are in memory at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa
from pyarrow import parquet

from compliance.library.likeness import runs_of, some_of
from compliance.library.store import MOST_BYTES
from compliance.model.base import AgreementId, as_written
from compliance.scan.hit import Hit
from compliance.scan.tally import Tally
from compliance.suggest.suggestion import Suggestion

AT_ONCE: Final = 64
"""Rows of a group: with pages of the usual size a few megabytes."""
COUNTS: Final = b"compliance/scan/counts/1"
"""The key of the counts in the metadata of a file of hits."""

_WORDS: Final = pa.string()
_CANDIDATE: Final = pa.struct(
    {
        "agreement": _WORDS,
        "from": pa.int64(),
        "to": pa.int64(),
        "text": _WORDS,
        "targets": pa.list_(_WORDS),
        "speaker": _WORDS,
        "speaker_words": _WORDS,
        "side": _WORDS,
        "group": _WORDS,
        "voice": _WORDS,
        "act": _WORDS,
        "status": _WORDS,
        "respondents": pa.list_(_WORDS),
        "scope": _WORDS,
        "asserted": _WORDS,
        "event": _WORDS,
        "incident": _WORDS,
        "score": pa.float64(),
        "engine": _WORDS,
        "version": _WORDS,
    }
)
_FACT: Final = pa.struct({"key": _WORDS, "value": _WORDS, "basis": _WORDS, "place": _WORDS})
_HEADER: Final = pa.struct({"name": _WORDS, "value": _WORDS})
SCHEMA: Final = pa.schema(
    {
        "file": _WORDS,
        "file_sha256": _WORDS,
        "place": _WORDS,
        "part": pa.int32(),
        "name": _WORDS,
        "address": _WORDS,
        "retrieved": _WORDS,
        "published": _WORDS,
        "language": _WORDS,
        "outlet": _WORDS,
        "title": _WORDS,
        "text_sha256": _WORDS,
        "text": pa.large_string(),
        "runs": pa.list_(pa.uint32()),
        "candidates": pa.list_(_CANDIDATE),
        "encoding": _WORDS,
        "headers": pa.list_(_HEADER),
        "facts": pa.list_(_FACT),
        "data": pa.large_binary(),
    },
    metadata={"schema": "compliance/scan/1"},
)
"""Keys may be added, never renamed: others read these files."""

_FIELDS: Final = [field.name for field in _CANDIDATE][3:]


def parts_of(hits: Iterable[Hit], file: str, file_sha256: str, tally: Tally) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file, in pieces.

    Args:
        hits: Its rows in their order.
        file: What the file that was scanned is called.
        file_sha256: The hash of its bytes.
        tally: What is counted while the hits are made; it is kept in the file.
    """
    sink = Sink()
    with parquet.ParquetWriter(
        sink, SCHEMA, compression="zstd", write_page_checksum=True
    ) as writer:
        for group in _groups(hits):
            rows = [_row(hit, file, file_sha256, before) for before, hit in group]
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
            yield sink.taken()
        writer.add_key_value_metadata({COUNTS: msgspec.json.encode(tally)})
    yield sink.taken()


def counts_in(path: Path) -> Tally | None:
    """Return what was counted when a file of hits was written; None if there is no whole one."""
    try:
        found = parquet.read_metadata(path).metadata or {}
        return msgspec.json.decode(found.get(COUNTS, b""), type=Tally)
    except (OSError, pa.ArrowException, msgspec.MsgspecError):
        return None


class Sink(io.BytesIO):
    """Keeps what is written until it is taken, and knows how much was written in all."""

    def __init__(self) -> None:
        super().__init__()
        self._before = 0

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._before + super().tell()

    def taken(self) -> bytes:
        """Return what is kept, and keep it no longer."""
        data = self.getvalue()
        self._before += len(data)
        super().__init__()  # as new
        return data


def _groups(hits: Iterable[Hit]) -> Iterator[list[tuple[Hit | None, Hit]]]:
    """Yield some hits at a time, each with the one before it."""
    group: list[tuple[Hit | None, Hit]] = []
    size, before = 0, None
    for hit in hits:
        group.append((before, hit))
        before, size = hit, size + len(hit.capture.data)
        if len(group) == AT_ONCE or size > MOST_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _row(hit: Hit, file: str, file_sha256: str, before: Hit | None) -> dict[str, object]:
    """Return the row of a hit; of several articles in one record, the first has its bytes."""
    capture, given = hit.capture, hit.given
    again = before is not None and before.capture is capture
    return {
        "file": file,
        "file_sha256": file_sha256,
        "place": hit.place,
        "part": hit.part,
        "name": capture.name,
        "address": capture.address,
        "retrieved": capture.retrieved,
        "published": given.published.text,
        "language": given.language,
        "outlet": given.outlet,
        "title": hit.title,
        "text_sha256": hit.text_sha256,
        "text": given.text,
        "runs": some_of(runs_of(given.text)),
        "candidates": [_candidate(*one) for one in hit.candidates],
        "encoding": capture.encoding,
        "headers": [{"name": name, "value": value} for name, value in capture.headers],
        "facts": [as_written(fact) for fact in capture.facts],
        "data": None if again else capture.data,
    }


def _candidate(agreement: AgreementId, one: Suggestion) -> dict[str, object]:
    fields = {name: as_written(getattr(one, name)) for name in _FIELDS}
    return {"agreement": agreement, "from": one.range[0], "to": one.range[1], **fields}
