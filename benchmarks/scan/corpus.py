"""Make a crawl of many articles, in web archives and Parquet, with passages, copies and faults.

    python benchmarks/scan/corpus.py DIR 200000
    python benchmarks/scan/corpus.py DIR 1000000 long    two files, of JSON Lines and of 1 GB

Half of the articles are pages in web archives of 2,000 records, half are rows in Parquet of 2,000.
One in a hundred has a passage about the shipped agreement; every tenth of these is a copy of
another, in another place. Two web archives are cut short, one has a member that is corrupt, one is
there twice, and one Parquet file has a group of rows that is corrupt. `.expected.json` has what a
scan should count.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

import pyarrow as pa
from pyarrow import parquet

EACH: Final = 2_000
DAY: Final = "2022-03-28"
ROWS: Final = 200
EVERY: Final = 100
PASSAGES: Final = (
    "Armenia has not withdrawn its armed forces from Karabakh, Azerbaijan's foreign ministry said.",
    "Azerbaijan violated the ceasefire near the Lachin corridor, Armenia's defence ministry said.",
    "Russian peacekeepers in Karabakh let Azerbaijani troops enter, Armenia's government said.",
)
WORDS: Final = (
    *("market", "school", "river", "council", "street", "budget", "team", "coach", "player"),
    *("weather", "film", "garden", "bridge", "doctor", "train", "station", "company", "police"),
    *("court", "festival", "museum", "winter", "summer", "village", "road", "plan", "year"),
    *("price", "growth", "loan", "house", "power", "water", "energy", "women", "children"),
)
MENU: Final = "".join(
    f'<li class="menu-{n}"><a href="/section/{n}?from=menu" data-n="{n}">Section {n}</a></li>'
    for n in range(120)
)
SCRIPT: Final = "".join(f"window.c{n}={{a:{n},f:function(x){{return x*{n}}}}};" for n in range(150))


def prose(number: int) -> str:
    """Return some 350 words about nothing, others for each number."""
    random = Random(number)  # noqa: S311 - nothing here is a secret
    sentences = (" ".join(random.choices(WORDS, k=12)) for _ in range(28))
    return " ".join(f"The {sentence} was seen." for sentence in sentences)


def story(number: int) -> tuple[str, bool]:
    """Return the text of an article, and whether a passage is planted in it."""
    planted = number % EVERY == EVERY - 1
    if not planted:
        return prose(number), False
    # Every tenth is a copy of the one before it.
    origin = number - EVERY if number // EVERY % 10 == EVERY // 10 - 1 else number
    return f"{PASSAGES[origin // EVERY % len(PASSAGES)]} {prose(origin)}", True


def page(number: int) -> tuple[bytes, bool]:
    """Return an article as a page with what is around it, some 25 KB."""
    text, planted = story(number)
    middle = len(text) // 2
    cut = text.find(". ", middle) + 1
    html = (
        f'<!doctype html><html lang="en"><head><title>Story {number}</title><meta'
        f' property="article:published_time" content="{DAY}"><script>{SCRIPT}</script></head><body>'
        f"<nav><ul>{MENU}</ul></nav><article><h1>Story {number} of the day</h1><p>{text[:cut]}</p>"
        f"<p>{text[cut + 1 :]}</p></article><footer><ul>{MENU}</ul></footer></body></html>"
    )
    return html.encode(), planted


def record(number: int, body: bytes) -> bytes:
    """Return a record of a web archive."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: {DAY}T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def members(first: int) -> Iterator[tuple[bytes, bool]]:
    """Yield the members of a web archive, and whether a passage is planted in each."""
    for number in range(first, first + EACH):
        body, planted = page(number)
        yield gzip.compress(record(number, body), 1, mtime=0), planted


def table(first: int) -> tuple[bytes, list[bool]]:
    """Return a Parquet file, and whether a passage is planted in each row."""
    stories = [story(number) for number in range(first, first + EACH)]
    urls = [f"https://journal.example/{number}" for number in range(first, first + EACH)]
    columns = {"url": urls, "date": [DAY] * EACH, "text": [text for text, _ in stories]}
    stream = BytesIO()
    parquet.write_table(
        pa.table(columns), stream, row_group_size=ROWS, write_page_checksum=True, compression="zstd"
    )
    return stream.getvalue(), [planted for _, planted in stories]


class Corpus:
    """Writes the files, and counts what a scan of them should count."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = dict.fromkeys(("files", "records", "planted", "short", "corrupt"), 0)

    def web(self, number: int) -> None:
        """Write a web archive: of the first, some have faults."""
        made = list(members(number * EACH))
        planted = [one for _, one in made]
        parts = [member for member, _ in made]
        if number in {1, 2}:  # cut within its last record
            parts[-1] = parts[-1][:-200]
            planted[-1] = False
            self.counts["short"] += 1
        if number == 3:  # noqa: PLR2004 - a member in the middle
            broken = bytearray(parts[700])
            broken[300:340] = bytes(40)
            parts[700] = bytes(broken)
            planted[700] = False
            self.counts["corrupt"] += 1
        data = b"".join(parts)
        self._write(f"web-{number:04}.warc.gz", data, planted)
        if number == 4:  # noqa: PLR2004 - the same bytes again
            (self.folder / "again.warc.gz").write_bytes(data)

    def rows(self, number: int, first: int) -> None:
        """Write a Parquet file; one has a group of rows that is corrupt."""
        data, planted = table(first)
        if number == 1:
            group = parquet.read_metadata(BytesIO(data)).row_group(4)
            column = group.column(group.num_columns - 1)
            place = column.data_page_offset + column.total_compressed_size - 500
            data = data[:place] + bytes(40) + data[place + 40 :]
            planted[4 * ROWS : 5 * ROWS] = [False] * ROWS
            self.counts["corrupt"] += ROWS
        self._write(f"rows-{number:04}.parquet", data, planted)

    def _write(self, name: str, data: bytes, planted: list[bool]) -> None:
        (self.folder / name).write_bytes(data)
        self.counts["files"] += 1
        self.counts["records"] += len(planted)
        self.counts["planted"] += sum(planted)


def make(folder: Path, articles: int) -> dict[str, int]:
    """Write a crawl of so many articles into a folder, and return what a scan should count."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(folder)
    files = articles // (2 * EACH)
    for number in range(files):
        corpus.web(number)
        corpus.rows(number, (files + number) * EACH)
    (folder / ".expected.json").write_text(json.dumps(corpus.counts))
    return corpus.counts


def long(folder: Path, lines: int) -> dict[str, int]:
    """Write so many short articles as lines of one file, and 1,000 bytes for each as pages."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(1)  # noqa: S311 - nothing here is a secret
    with (folder / "lines.jsonl").open("w", encoding="utf-8") as stream:
        for number in range(lines):
            text = " ".join(random.choices(WORDS, k=60))
            if number % (EVERY * EVERY) == 0:
                text = f"{PASSAGES[0]} {text}"
            stream.write(json.dumps({"id": number, "date": DAY, "text": text}) + "\n")
    pages = 0
    with (folder / "web.warc.gz").open("wb") as packed:
        while packed.tell() < lines * 1_000:
            body, _ = page(pages)
            # What cannot be packed, as much as a page of news has when it is packed.
            body += f"<!-- {random.randbytes(11_000).hex()} -->".encode()
            packed.write(gzip.compress(record(pages, body), 1, mtime=0))
            pages += 1
    return {"lines": lines, "pages": pages}


if __name__ == "__main__":
    made = (long if sys.argv[3:] == ["long"] else make)(Path(sys.argv[1]), int(sys.argv[2]))
    print(made)  # noqa: T201 - a script
