"""Scan one unit: its hits are written whole or not at all, then its slip; again after a kill."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.reading import stamp_of
from compliance.files.refusals import reason_of
from compliance.files.writing import replace_file
from compliance.library.given_file import lent_file
from compliance.library.intake.gzip_members import PIECE
from compliance.scan.hit import Hit
from compliance.scan.hits_file import counts_in, parts_of
from compliance.scan.json_lines import json_records
from compliance.scan.ledger import Ledger, Slip, State, ended
from compliance.scan.pages import hash_of_pages, page_records
from compliance.scan.records import Missing, Read
from compliance.scan.search import Searcher
from compliance.scan.tables import table_records
from compliance.scan.tally import Tally
from compliance.scan.units import Form, Unit, refused_file
from compliance.scan.web_archives import web_records

MOST_ATTEMPTS: Final = 11
"""How often a unit is begun in one run: what ends the process each time is left out then.

A runner may lose all processes with one, so that ten kills leave each unit one attempt.
"""

_READERS: Final = {Form.WEB: web_records, Form.TABLE: table_records, Form.LINES: json_records}
_BROKE: Final = f"it ended the process that read it {MOST_ATTEMPTS} times"


def scan_unit(unit: Unit, searcher: Searcher, out: Path, run: str) -> Slip:
    """Find the candidates in a unit, write them, and return what became of it; never raise.

    Args:
        unit: What to read.
        searcher: What finds them.
        out: The folder of the hits.
        run: The run that this is part of.
    """
    ledger = Ledger(out)
    slip = Slip(unit.name, State.FAILED, run, 0, "")
    try:
        slip = ledger.start(unit, run, stamp(unit))
        if slip.attempts > MOST_ATTEMPTS:
            slip = ended(slip, State.FAILED, why=_BROKE, tally=Tally())
        else:
            sha256, tally = _scanned(unit, searcher, out)
            slip = ended(slip, State.DONE, sha256=sha256, tally=tally)
        ledger.put(unit, slip)
    except ComplianceError as error:
        why = refused_file(Path(unit.paths[0]), error).why
        slip = ended(slip, State.FAILED, why=why, tally=Tally())
        _note(ledger, unit, slip)
    except OSError as error:
        why = f"it cannot be read any more, or the hits not be written: {reason_of(error)}"
        slip = ended(slip, State.FAILED, why=why, tally=Tally())
        _note(ledger, unit, slip)
    except Exception as error:  # noqa: BLE001 - else the same would be tried again and again
        why = f"it broke the program ({type(error).__name__})"
        slip = ended(slip, State.FAILED, why=why, tally=Tally())
        _note(ledger, unit, slip)
    return slip


def stamp(unit: Unit) -> str:
    """Return what changes whenever one of the files of a unit is written or replaced."""
    stamps = [stamp_of(Path(path)) for path in unit.paths]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()


def hits_path(out: Path, sha256: str) -> Path:
    """Return where the hits of a unit are, by the hash of its bytes."""
    return out / f"{sha256}.parquet"


def _scanned(unit: Unit, searcher: Searcher, out: Path) -> tuple[str, Tally]:
    """Return the hash of a unit and what was counted in it; write its hits unless they are there.

    Raises:
        ComplianceError: it cannot be read.
        OSError: it cannot be read any more, or the hits cannot be written.
    """
    with ExitStack() as at_the_end:
        if unit.form is Form.PAGES:
            paths = tuple(map(Path, unit.paths))
            sha256, records = hash_of_pages(paths), page_records(paths)
        else:
            handle = at_the_end.enter_context(lent_file(Path(unit.paths[0])))
            stream = BufferedReader(FileIO(handle, closefd=False), PIECE)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            records = _READERS[unit.form](unit.name, stream)
        path = hits_path(out, sha256)
        tally = counts_in(path)
        if tally is None:
            tally = Tally()
            hits = _hits(records, searcher, tally)
            replace_file(path, parts_of(hits, unit.name, sha256, tally))
    return sha256, tally


def _hits(records: Iterator[Read], searcher: Searcher, tally: Tally) -> Iterator[Hit]:
    for one in records:
        if isinstance(one, Missing):
            tally.miss(one.why, one.number)
        else:
            yield from searcher.search(one, tally)


def _note(ledger: Ledger, unit: Unit, slip: Slip) -> None:
    # Where not even that can be written, the summary has it.
    with suppress(OSError):
        ledger.put(unit, slip)
