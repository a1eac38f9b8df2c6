"""Archives as of a crawl: pages with and without passages that were planted in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, Final

import msgspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from compliance.cli.adding.around import surroundings
from compliance.cli.context import Context
from compliance.scan.search import Searcher
from compliance.scan.task import Task
from compliance.scan.units import Unit
from compliance.scan.work import scan_unit
from compliance.suggest.gather import gather_known
from compliance.suggest.rules import RulesEngine
from support.archives import answer, packed, record
from support.lake_cues import lake_with_cues

DAY: Final = "1999-07-01"
TAKEN: Final = "1999-07-02T08:00:00Z"
PLANTED: Final = (
    "South Shore has not withdrawn its patrol boats from the ferry lane, the Ministry of Waters of"
    " North Shore said on Thursday."
)
_WORDS: Final = (
    *("market", "school", "river", "council", "street", "budget", "team", "coach", "player"),
    *("weather", "film", "garden", "bridge", "doctor", "train", "station", "company", "police"),
    *("court", "festival", "museum", "winter", "summer", "village", "road", "plan", "year"),
)


def prose(number: int, sentences: int = 12) -> str:
    """Return sentences about nothing, others for each number."""
    random = Random(number)
    words = ([random.choice(_WORDS) for _ in range(9)] for _ in range(sentences))
    return " ".join(f"The {' '.join(one)} was seen." for one in words)


def story(number: int, *, planted: bool) -> str:
    """Return the text of an article."""
    return f"{PLANTED} {prose(number)}" if planted else prose(number)


def html(number: int, *, planted: bool, day: str = DAY, language: str = "en") -> bytes:
    """Return the page of an article."""
    return (
        f'<!doctype html><html lang="{language}"><head><title>Story {number}</title>'
        f'<meta property="article:published_time" content="{day}"></head><body><article>'
        f"<h1>Story {number} of the day</h1><p>{story(number, planted=planted)}</p></article>"
        "</body></html>"
    ).encode()


def page_of_two() -> bytes:
    """Return a page with two articles, each with its own head and a planted passage."""
    articles = (
        f"<article><h2>{title}</h2><span class=author>By {name}</span>"
        f"<time datetime={DAY}>x</time><p>{PLANTED}</p><p>{prose(number)}</p></article>"
        for number, title, name in ((1, "Ferry runs", "Ada Reed"), (2, "Bridge opens", "Ben Shore"))
    )
    return (
        f"<html><head><title>Front</title></head><body>{''.join(articles)}</body></html>".encode()
    )


def address(number: int) -> str:
    """Return where an article was got."""
    return f"https://news.example/{number}"


def web(numbers: Sequence[int], planted: Sequence[int] = ()) -> list[bytes]:
    """Return records of a web archive, a page each."""
    return [
        record(address(one), answer(html(one, planted=one in planted)), date=TAKEN)
        for one in numbers
    ]


def lines(numbers: Sequence[int], planted: Sequence[int] = ()) -> bytes:
    """Return articles as JSON Lines."""
    rows = (
        {"url": address(n), "date": DAY, "text": story(n, planted=n in planted)} for n in numbers
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def write_table(
    path: Path, numbers: Sequence[int], planted: Sequence[int] = (), group: int = 5
) -> None:
    """Write articles as Parquet, so many in a group of rows."""
    texts = [story(one, planted=one in planted) for one in numbers]
    days = [date.fromisoformat(DAY) for _ in numbers]
    urls = [address(one) for one in numbers]
    table = pa.table({"url": urls, "published": days, "text": texts, "bytes_read": [1] * len(urls)})
    parquet.write_table(table, path, row_group_size=group, write_page_checksum=True)


def flipped(data: bytes, at: int, number: int = 1) -> bytes:
    """Return bytes of which some are changed."""
    changed = bytearray(data)
    for place in range(at, at + number):
        changed[place] ^= 255
    return bytes(changed)


def crawl(folder: Path) -> Path:
    """Write a small crawl into a folder: each kind of archive, with copies and faults; return it.

    It has 7 planted passages in articles that can be read: two in a web archive, of which one
    member is corrupt, two in one that is cut short, one in JSON Lines, one in Parquet, one on a
    page; and a copy of the first archive under another name.
    """
    folder.mkdir()
    whole = web(range(10), (2, 5))
    broken = flipped(packed(whole), len(packed(whole[:7])) + 150)
    (folder / "a.warc.gz").write_bytes(broken)
    (folder / "copy-of-a.warc.gz").write_bytes(broken)
    cut = packed(web(range(10, 16), (11, 13)))
    (folder / "b.warc.gz").write_bytes(cut[:-80])
    (folder / "c.jsonl").write_bytes(lines(range(20, 26), (22,)) + b"{no json}\n" + b'{"text": "x')
    write_table(folder / "d.parquet", range(30, 42), (33,))
    pages = folder / "pages"
    pages.mkdir()
    (pages / "one.html").write_bytes(html(50, planted=True))
    (pages / "two.html").write_bytes(html(51, planted=False))
    return folder


def lake_task(root: Path, **changes: Any) -> Task:  # noqa: ANN401 - fields of any type
    """Return what is sought by the invented workspace, which is written into a folder."""
    context = Context(workspace=lake_with_cues(root))
    task = Task(
        known=(gather_known(context.workspace, context.agreement, context.prover),),
        languages=("en", "ru"),
        since=date(1999, 1, 1),
        until=None,
        targets=None,
        least=0.0,
        around=surroundings(context.records),
    )
    return replace(task, **changes)


def lake_searcher(root: Path, **changes: Any) -> Searcher:  # noqa: ANN401 - the same
    """Return what finds candidates by the invented workspace."""
    return Searcher(lake_task(root, **changes), RulesEngine())


def here(units: Sequence[Unit], task: Task, out: Path, run: str, _workers: int) -> Iterator[str]:
    """Scan units in this process, one after another, and tell of them as a runner does."""
    searcher = Searcher(task, RulesEngine())
    for unit in units:
        slip = scan_unit(unit, searcher, out, run)
        yield msgspec.json.encode((slip, unit.key)).decode()


def run_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let scans run in this process: daft takes seconds to start, and has tests of its own.

    Returns where it was told to work, each time that it was: daft takes that once.
    """
    told: list[str] = []

    def use(where: str) -> int:
        told.append(where)
        return 1

    runner = SimpleNamespace(use_native=lambda: use("native"), use_ray=use, run_units=here)
    monkeypatch.setitem(sys.modules, "compliance.scan.daft_worker", runner)
    return told
