"""A matrix as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.json.report import objected_json
from compliance.render.json.writing import Json, dumps
from compliance.views.matrix.view import MatrixCellView, MatrixView

SCHEMA = "compliance/matrix/1"


def render_matrix_json(view: MatrixView, *, tight: bool = False) -> Iterator[bytes]:
    """Yield a matrix as JSON, row by row."""
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": view.agreement,
            "by": view.by,
            "as_of": view.as_of,
            "known_by": view.known_by,
            "official": view.official,
            "columns": [{"id": column, "name": name} for column, name in view.columns],
            "rows": (
                {
                    "id": row.id,
                    "words": row.words,
                    "part": row.part,
                    "cells": [_cell(cell) for cell in row.cells],
                }
                for row in view.rows
            ),
            "notes": view.notes,
            **objected_json(view.objections),
        },
        tight=tight,
    )


def _cell(cell: MatrixCellView) -> Json:
    return {
        "column": cell.column,
        "lines": [
            {"words": line.words, "evidence": line.evidence, "quiet": line.quiet}
            for line in cell.lines
        ],
        "evidence": cell.evidence,
        "origins": cell.origins,
        "blank": cell.blank,
        **({"objections": cell.objections} if cell.objections else {}),
    }
