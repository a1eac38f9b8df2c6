"""CSV, for spreadsheets: a report with one row a record and target, a matrix with one a cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from compliance.render.json.report import all_records

if TYPE_CHECKING:
    from compliance.views.matrix.view import MatrixView
    from compliance.views.panel import PanelView
    from compliance.views.record import RecordView
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
    writer.writerow(REPORT_HEAD)
    targets = [view.whole, *(t for c in view.clauses for t in (c.whole, *c.obligations))]
    for target in targets:
        panels = (target.focus, *target.beside) if target.focus else target.beside
        for panel in panels:
            writer.writerows(_rows(target, panel))
    return out.getvalue()


def _rows(target: TargetView, panel: PanelView) -> list[list[str]]:
    return [[plain(cell) for cell in _row(target, record)] for record in all_records(panel)]


def _row(target: TargetView, view: RecordView) -> list[str | None]:
    e, entry = view.evidence, view.evidence.entry
    return [
        target.id,
        e.side,
        e.speaker.group,
        e.speaker.id,
        entry.voice,
        " ".join(relay.id for relay in e.relays),
        entry.act,
        entry.status,
        ("yes" if view.current else "no") if entry.status else None,
        " ".join(entry.respondents),
        entry.respondent_words,
        entry.scope,
        entry.reading,
        entry.link,
        entry.claim,
        entry.event.text if entry.event else None,
        e.asserted.text,
        " ".join(e.responds_to),
        entry.extent,
        " ".join(e.qualifies),
        entry.incident,
        ":".join(view.origin),
        e.id,
        e.article.id,
        e.article.published.text,
        e.article.url or e.article.copy_url,
        entry.passage.start,
        entry.passage.end,
        view.proof,
    ]


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
