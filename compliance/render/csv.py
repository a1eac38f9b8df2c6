"""CSV, for spreadsheets: a report with one row a record and target, a matrix with one a cell."""

from __future__ import annotations

import csv
import io

from compliance.render.json.report import all_records
from compliance.views.matrix.view import MatrixView
from compliance.views.panel import PanelView
from compliance.views.record import CELLS, RecordView, evidence_cells
from compliance.views.report.view import ReportView, TargetView

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
MATRIX_HEAD = ("row", "row_words", "column", "column_words", "says", "records", "origins", "blank")
# A field without a place of its own comes last: what reads the file by column finds the others.
REPORT_COLUMNS = (
    *REPORT_HEAD,
    *(name for name in CELLS if name not in REPORT_HEAD),
)
FORMULA_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    # Some spreadsheets of East Asia take the wide forms for the narrow ones.
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)


def render_report_csv(view: ReportView) -> str:
    """Return the records of a report as CSV (RFC 4180, CRLF line ends), head first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(REPORT_COLUMNS)
    targets = [view.whole, *(t for c in view.clauses for t in (c.whole, *c.obligations))]
    for target in targets:
        panels = (target.focus, *target.beside) if target.focus else target.beside
        for panel in panels:
            writer.writerows(_rows(target, panel))
    return out.getvalue()


def _rows(target: TargetView, panel: PanelView) -> list[list[str]]:
    return [[plain(cell) for cell in _row(target, record)] for record in all_records(panel)]


def _row(target: TargetView, view: RecordView) -> list[str | None]:
    e = view.evidence
    cells = evidence_cells(view) | {
        "target": target.id,
        "current": ("yes" if view.current else "no") if view.status else None,
        "origin": ":".join(view.origin),
        "evidence": e.id,
        "url": e.article.url or e.article.copy_url,
        "passage_start": e.entry.passage.start,
        "passage_end": e.entry.passage.end,
        "proof": view.proof,
    }
    return [cells[column] for column in REPORT_COLUMNS]


def render_matrix_csv(view: MatrixView) -> str:
    """Return a matrix as CSV (RFC 4180, CRLF line ends), head first, one row a cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(MATRIX_HEAD)
    names = dict(view.columns)
    for row in view.rows:
        for cell in row.cells:
            said = "; ".join(line.words for line in cell.lines)
            counts = (str(len(cell.evidence)), str(cell.origins))
            values = (row.id, row.words, cell.column, names[cell.column], said, *counts, cell.blank)
            writer.writerow([plain(one) for one in values])
    return out.getvalue()


def plain(cell: str | None) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    if not cell:
        return ""
    return f"'{cell}" if cell[0] in FORMULA_STARTS else cell
