"""CSV, for spreadsheets: a report or difference with a row a record, a matrix with one a cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from compliance.render.json.report import all_records, once_a_record
from compliance.render.parts import gathered
from compliance.views.coverage.view import CoverageView
from compliance.views.diff.view import DiffView
from compliance.views.matrix.view import MatrixView
from compliance.views.panel import PanelView
from compliance.views.record import RecordView
from compliance.views.record_data import CELLS, cell_of, later_cells
from compliance.views.report.view import ReportView, TargetView
from compliance.views.ties.view import NetworkView
from compliance.views.words import GROUP_WORDS

REPORT_HEAD = (
    "target",
    "side",
    "group",
    "speaker",
    "voice",
    "via",
    "act",
    "status",
    "current",
    "respondents",
    "respondent_words",
    "scope",
    "reading",
    "link",
    "claim",
    "event",
    "asserted",
    "responds_to",
    "extent",
    "qualifies",
    "incident",
    "origin",
    "evidence",
    "article",
    "published",
    "url",
    "passage_start",
    "passage_end",
    "proof",
)
DIFF_HEAD = ("row", "kind", "topic", "cell")
MATRIX_HEAD = ("row", "row_words", "column", "column_words", "says", "records", "origins", "blank")
NETWORK_HEAD = (
    "tie",
    "from",
    "from_name",
    "to",
    "to_name",
    "directed",
    "statements",
    "origins",
    "official",
    "media",
    "other",
    "evidence",
    "answers",
)
COVERAGE_HEAD = (
    "point",
    "side",
    "span",
    "full",
    "part",
    "known",
    "records",
    "official",
    "in_own",
    "searches",
    "blank",
)
# A field without a place of its own comes last: what reads the file by column finds the others.
# After these come the fields that came later, as far as any record of the report gives them.
PROOF_COLUMN: Final = "proof_words"
REPORT_COLUMNS = (
    *REPORT_HEAD,
    *(name for name in CELLS if name not in REPORT_HEAD),
    PROOF_COLUMN,
)
_OF_EACH: Final = REPORT_COLUMNS[1:]
"""The columns that say something of the record itself, and not where it stands."""
LIMITED_COLUMN: Final = "passage_limited"
OBJECTIONS_COLUMN: Final = "objections"
_SIGNS: Final = (
    r"=+@\-"
    # What some spreadsheets take for these: the wide, the small, the raised and the lowered forms.
    "\uff1d\uff0b\uff20\uff0d\ufe66\ufe62\ufe6b\ufe63\u207c\u207a\u208c\u208a\ufb29\u2a75\u2a76"
)
_PASSED_OVER: Final = (
    # White space, quotes, and what is not seen; what ends a line or a cell is not among them.
    r"\x00-\x08\x0e-\x1b\x1f \x7f-\x84\x86-\xa0\xad\u061c\u1680\u180e\u2000-\u200f"
    r"\u202a-\u202f\u205f-\u206f\u3000\ufeff\"'"
)
_ENDS: Final = r",;|\t-\r\x1c-\x1e\x85\u2028\u2029"
"""What may end a cell or a line: what divides cells is set where the file is opened."""
_EITHER: Final = r"\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
"""What divides for some programs and is white space for others."""
_AT_START: Final = re.compile(rf"[{_PASSED_OVER}{_EITHER}]*[{_SIGNS}\t\n\r]")
_END: Final = re.compile(rf"([{_ENDS}])")
_WITHIN: Final = re.compile(rf"([{_ENDS}][{_PASSED_OVER}{_EITHER}]*+)([{_SIGNS}])?")
_PUT_IN: Final = re.compile(rf"([{_ENDS}])'(?=[{_PASSED_OVER}{_EITHER}]*+[{_SIGNS}])")
"""What a spreadsheet may take for a formula, or cut until it is one, and where one may begin.

A formula can begin within a cell of ours: quotes keep cells together only where they are divided
by commas. A white space that only some programs leave out counts too (OWASP: CSV injection).
"""


def render_report_csv(view: ReportView, write: CellWriter | None = None) -> Iterator[bytes]:
    """Yield the records of a report as CSV (RFC 4180, CRLF line ends), head first.

    `write` makes the cells that every table has of a record, after its target; `cells_made_once`
    is one for tables that hold the same records.
    """
    later = later_cells(e for _, panel in _panels(view) for e in panel.assessment.evidence)
    records = (record for _, panel in _panels(view) for record in panel.records)
    limited = (LIMITED_COLUMN,) if any(r.passage.limits.words for r in records) else ()
    objections = (OBJECTIONS_COLUMN,) if view.objections else ()
    more = (*later, *limited, *objections)
    each, rest = write or _cell_writer(_OF_EACH), _cell_writer(more)
    rows = (
        (plain(target.id), *each(record), *rest(record))
        for target, panel in _panels(view)
        for record in all_records(panel)
    )
    return written((*REPORT_COLUMNS, *more), rows)


def cells_made_once() -> CellWriter:
    """Return what makes the cells of a record the first time and knows them after that."""
    return once_a_record(_cell_writer(_OF_EACH))


def _panels(view: ReportView) -> Iterator[tuple[TargetView, PanelView]]:
    for target in (view.whole, *(t for c in view.clauses for t in (c.whole, *c.obligations))):
        for panel in (target.focus, *target.beside) if target.focus else target.beside:
            yield target, panel


Getter = Callable[[RecordView], str | None]
CellWriter = Callable[[RecordView], Sequence[str]]
"""Makes cells of a record, as they are written."""

_OWN: Final[Mapping[str, Getter]] = {
    "current": lambda view: ("yes" if view.current else "no") if view.status else None,
    "origin": lambda view: ":".join(view.origin),
    "evidence": lambda view: view.evidence.id,
    "url": lambda view: view.evidence.article.url or view.evidence.article.copy_url,
    "passage_start": lambda view: view.evidence.entry.passage.start,
    "passage_end": lambda view: view.evidence.entry.passage.end,
    LIMITED_COLUMN: lambda view: view.passage.limits.words,
    OBJECTIONS_COLUMN: lambda view: "; ".join(one.words for one in view.objections),
    "proof": lambda view: view.proved.level,
    PROOF_COLUMN: lambda view: view.proof,
}
"""The columns that are no field of a record, or say it in another way."""


def _cell_writer(columns: Iterable[str]) -> CellWriter:
    getters = tuple(_OWN.get(column) or cell_of(column) for column in columns)
    return lambda view: tuple([plain(get(view)) for get in getters])


def render_diff_csv(view: DiffView) -> Iterator[bytes]:
    """Yield the records of a difference as CSV, head first: one row a record and cell."""
    told = [record for _, record in _told(view)]
    limited = (LIMITED_COLUMN,) if any(r.passage.limits.words for r in told) else ()
    objections = (OBJECTIONS_COLUMN,) if any(r.objections for r in told) else ()
    later = later_cells(record.evidence for record in told)
    more = (*later, *limited, *objections)
    write = _cell_writer((*_OF_EACH, *more))
    rows = ((*map(plain, place), *write(record)) for place, record in _told(view))
    return written((*DIFF_HEAD, *REPORT_COLUMNS, *more), rows)


def _told(view: DiffView) -> Iterator[tuple[tuple[str, ...], RecordView]]:
    """Yield each record of each cell with its row, the kind, the topic, the cell and the target."""
    rows = ((section.id, row) for section in view.sections for row in section.rows)
    for number, (target, row) in enumerate(rows, 1):
        for which, cell in zip(("left", "right"), row.cells, strict=True):
            place = (str(number), row.kind, row.topic, which, target)
            yield from ((place, record) for record in cell.said)


def render_matrix_csv(view: MatrixView) -> Iterator[bytes]:
    """Yield a matrix as CSV (RFC 4180, CRLF line ends), head first, one row a cell."""
    own = (OBJECTIONS_COLUMN,) if view.objections else ()
    return written((*MATRIX_HEAD, *own), _matrix_rows(view))


def _matrix_rows(view: MatrixView) -> Iterator[list[str]]:
    names = dict(view.columns)
    words = {one.objection.id: one.objection.words for one in view.objections}
    for row in view.rows:
        for cell in row.cells:
            said = "; ".join(line.words for line in cell.lines)
            counts = (str(len(cell.evidence)), str(cell.origins))
            values = (row.id, row.words, cell.column, names[cell.column], said, *counts, cell.blank)
            objections = ["; ".join(words[one] for one in cell.objections)] if words else []
            yield [plain(one) for one in (*values, *objections)]


def render_network_csv(view: NetworkView) -> Iterator[bytes]:
    """Yield the ties of a network as CSV, head first, one row a tie."""
    return written(NETWORK_HEAD, _tie_rows(view))


def _tie_rows(view: NetworkView) -> Iterator[list[str]]:
    for tie in view.ties:
        ends = (tie.source.id, tie.source.name, tie.target.id, tie.target.name)
        groups = dict(tie.groups)
        each = (str(groups.get(group, 0)) for group in GROUP_WORDS.values())
        counts = (str(len(tie.statements)), str(tie.origins), *each)
        ids = (" ".join(tie.statements), " ".join(tie.answers))
        directed = "yes" if tie.directed else "no"
        yield [plain(one) for one in (tie.tie, *ends, directed, *counts, *ids)]


def render_coverage_csv(view: CoverageView) -> Iterator[bytes]:
    """Yield coverage as CSV, head first: one row a point, side and span."""
    return written(COVERAGE_HEAD, _coverage_rows(view))


def _coverage_rows(view: CoverageView) -> Iterator[list[str]]:
    for point in view.points:
        for row in point.rows:
            for cell in row.cells:
                read = (cell.full, cell.part, cell.known)
                told = map(len, (cell.records, cell.official, cell.in_own, cell.searches))
                values = (point.id, row.side, cell.span, *map(str, (*read, *told)), cell.blank)
                yield [plain(one) for one in values]


class _Given:
    """What a writer of CSV writes to: it gets each line back."""

    def write(self, line: str) -> str:
        """Return a line."""
        return line


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield a table in UTF-8, its cells as they are: `plain` makes them safe for a spreadsheet."""
    lines = map(csv.writer(_Given()).writerow, chain([head], rows))
    for text in gathered(lines, ""):
        yield text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1_024)  # most cells are words of a few lists
def plain(cell: str | None) -> str:
    """Return a cell in which no spreadsheet finds a formula, however it divides cells.

    A "'" is put before each place where one could begin; docs/reference/json.md says how a program
    takes it away again.
    """
    if not cell:
        return ""
    return _WITHIN.sub(_quoted, f"'{cell}" if _AT_START.match(cell) else cell)


def unquoted(cell: str) -> str:
    """Return the text of which `plain` made a cell."""
    if cell.startswith("'") and _AT_START.match(cell, 1):
        cell = cell[1:]
    return _PUT_IN.sub(r"\1", cell)


def _quoted(found: re.Match[str]) -> str:
    """Return a run of what ends cells, with a "'" behind each end if a sign follows the run."""
    run, sign = found.groups()
    return _END.sub(r"\1'", run) + sign if sign else found[0]
