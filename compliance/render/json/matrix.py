"""A matrix for programs: JSON version 1, and CSV with one row a cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from compliance.render.csv import plain
from compliance.render.json.report import dumps

if TYPE_CHECKING:
    from compliance.render.json.report import Json
    from compliance.views.matrix.view import MatrixCellView, MatrixView

SCHEMA = "compliance/matrix/1"
HEAD = ("row", "row_words", "column", "column_words", "says", "records", "origins", "blank")


def render_matrix_json(view: MatrixView, *, tight: bool = False) -> str:
    """Return a matrix as JSON text."""
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": view.agreement,
            "by": view.by,
            "as_of": view.as_of,
            "known_by": view.known_by,
            "official": view.official,
            "columns": [{"id": column, "name": name} for column, name in view.columns],
            "rows": [
                {
                    "id": row.id,
                    "words": row.words,
                    "part": row.part,
                    "cells": [_cell(cell) for cell in row.cells],
                }
                for row in view.rows
            ],
            "notes": list(view.notes),
        },
        tight=tight,
    )


def _cell(cell: MatrixCellView) -> Json:
    return {
        "column": cell.column,
        "lines": [
            {"words": line.words, "evidence": list(line.evidence), "quiet": line.quiet}
            for line in cell.lines
        ],
        "evidence": list(cell.evidence),
        "origins": cell.origins,
        "blank": cell.blank,
    }


def render_matrix_csv(view: MatrixView) -> str:
    """Return a matrix as CSV (RFC 4180, CRLF line ends), head first, one row a cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    names = dict(view.columns)
    for row in view.rows:
        for cell in row.cells:
            said = "; ".join(line.words for line in cell.lines)
            counts = (str(len(cell.evidence)), str(cell.origins))
            values = (row.id, row.words, cell.column, names[cell.column], said, *counts, cell.blank)
            writer.writerow([plain(one) for one in values])
    return out.getvalue()
