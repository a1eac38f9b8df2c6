"""Target: a file given to `scan`, as web archive, Parquet, JSON Lines or page, by what it is."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterable
from typing import Final

from compliance.library.intake.capture import Capture
from compliance.scan.hits_file import counts_in
from compliance.scan.ledger import Ledger, State
from compliance.scan.records import Record
from compliance.scan.tally import Tally
from compliance.scan.units import units_in
from compliance.scan.work import hits_path, scan_unit
from fuzz.scratch import Scratch, expect
from fuzz.target import Target, Try
from support.archives import packed
from support.crawl import html, lake_searcher, lines, web, write_table

_WORDS: Final = (
    *(b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"WARC-Type: revisit\r\n", b"\r\n\r\n"),
    *(b"Content-Length: ", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(b"PAR1", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b'{"text": "', b'"}\n', b"\xef\xbb\xbf"),
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 304\r\n", b"WARC-Date: ", b"patrol boats", b"</article>"),
)


def _make(scratch: Scratch) -> Try:
    """Every record is counted once, the hits have the counts, a second scan finds the same."""
    searcher = lake_searcher(scratch.root / "cues")
    # The process that reads pages is started here: that takes longer than any input.
    searcher.search(Record("first", Capture("a", html(1, planted=True))), Tally())
    scratch.keep()

    def attempt(data: bytes) -> None:
        given = scratch.put("given", data)
        found = []
        for run in ("one", "two"):
            out = scratch.root / run
            Ledger(out).make()
            (unit,) = units_in([given], [])
            with scratch.guard.watching(programs=True):
                slip = scan_unit(unit, searcher, out, run)
            expect(f"afar: {scratch.guard.seen}", holds=not scratch.guard.seen)
            tally = slip.tally
            others = (tally.passed, tally.faults, tally.refused)
            counted = tally.hits + sum(sum(one.values()) for one in others)
            expect(f"not done: {slip.why}", holds=slip.state is State.DONE)
            expect(f"counted {counted} of {tally.records}", holds=counted == tally.records)
            broke = [why for why in tally.refused if why.startswith("broke")]
            expect(f"broke: {broke}", holds=not broke)
            path = hits_path(out, slip.sha256)
            expect("the hits have other counts", holds=counts_in(path) == tally)
            found.append(path.read_bytes())
            shutil.rmtree(out)
        expect("a second scan finds otherwise", holds=found[0] == found[1])

    return attempt


def _seeds(scratch: Scratch) -> Iterable[bytes]:
    pages = web(range(4), (1, 2))
    table = scratch.root / "seed.parquet"
    write_table(table, range(12), (3,))
    yield from (packed(pages), b"".join(pages), packed(pages)[:-80], table.read_bytes())
    yield from (lines(range(4), (2,)), gzip.compress(lines(range(4), (2,)), mtime=0))
    yield html(1, planted=True)


TARGETS: Final = (Target("archive", _make, _seeds, words=_WORDS, seconds=10),)
