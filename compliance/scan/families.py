"""Group articles that are copies or versions of one another, over all files of hits."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import parquet

from compliance.files.writing import replace_file
from compliance.library.likeness import Likeness

FILE: Final = "families.parquet"
FEWEST: Final = 4
"""Runs that are compared: of shorter texts only those that are the same are a family."""
SCHEMA: Final = pa.schema(
    {"text_sha256": pa.string(), "family": pa.string()},
    metadata={"schema": "compliance/scan-families/1"},
)

_COLUMNS: Final = ["text_sha256", "published", "runs"]


@dataclass(frozen=True, slots=True)
class _Text:
    sha256: str
    published: str
    runs: array[int]


def write_families(out: Path, files: Iterable[Path]) -> int:
    """Write which texts of hits are a family, each named by its first; return how many there are.

    Raises:
        OSError: a file cannot be read, or the folder not be written.
    """
    families = dict(_families(_texts(files)))
    table = pa.table({"text_sha256": list(families), "family": list(families.values())}, SCHEMA)
    sink = pa.BufferOutputStream()
    parquet.write_table(table.sort_by("text_sha256"), sink, compression="zstd")
    replace_file(out / FILE, [sink.getvalue()])
    return len(set(families.values()))


def _texts(files: Iterable[Path]) -> list[_Text]:
    """Return the texts of hits, each once, the first published first; a day before its months."""
    found: dict[str, _Text] = {}
    for path in files:
        for batch in parquet.ParquetFile(path).iter_batches(columns=_COLUMNS):
            for row in batch.to_pylist():
                text = _Text(row["text_sha256"], row["published"], array("I", row["runs"]))
                known = found.setdefault(text.sha256, text)
                if text.published < known.published:
                    found[text.sha256] = text
    return sorted(found.values(), key=lambda text: (text.published, text.sha256))


def _families(texts: Iterable[_Text]) -> Iterator[tuple[str, str]]:
    """Yield each text with the first of its family.

    A text joins the family whose first text it is most like: no chain of likenesses makes one
    family of texts that are nothing like each other.
    """
    firsts: list[_Text] = []
    having: dict[int, list[int]] = {}
    for text in texts:
        shared = Counter(number for run in text.runs for number in having.get(run, ()))
        best = min(shared, key=lambda number: (-shared[number], number), default=None)
        if best is not None and _is_like(text, firsts[best], shared[best]):
            yield text.sha256, firsts[best].sha256
            continue
        if len(text.runs) >= FEWEST:
            for run in text.runs:
                having.setdefault(run, []).append(len(firsts))
        firsts.append(text)
        yield text.sha256, text.sha256


def _is_like(one: _Text, other: _Text, shared: int) -> bool:
    enough = len(one.runs) >= FEWEST
    return enough and Likeness(shared, len(one.runs), len(other.runs)).is_like
