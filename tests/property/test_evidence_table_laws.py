"""Laws of tables of statements: what comes back as it left changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.export.tables.csv_file import read_csv
from compliance.export.tables.plan import plan_of_table
from compliance.export.tables.writers import write_csv
from compliance.passages.prove import Prover
from compliance.render.csv import plain, unquoted
from compliance.views.selection import Selection
from compliance.workspace.workspace import Workspace
from support.reports import TextsInMemory
from support.strategies import workspaces

NOWHERE = Path("/nonexistent")


def as_excel(data: bytes) -> bytes:
    """A table as a spreadsheet with a decimal comma saves it."""
    table = read_csv("made.csv", data)
    names = [*table.columns][::-1]
    lines = [names, *([row.cells[name] for name in names] for row in table.rows), [], [""] * 3]
    cells = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines]
    return b"\xef\xbb\xbf" + "\r\n".join([*cells, ""]).encode()


@pytest.mark.parametrize("way", [bytes, as_excel])
@given(made=workspaces())
def test_a_table_that_comes_back_as_it_left_changes_nothing(
    way: Callable[[bytes], bytes], made: Workspace
) -> None:
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    data = way(b"".join(write_csv(selection, selection.evidence)))
    plan = plan_of_table(NOWHERE, made, made.agreement(), read_csv("made.csv", data))
    assert (plan.rows, plan.files, plan.problems) == ((), {}, ())
    assert (plan.same, plan.absent) == (len(selection.evidence), 0)


@given(st.text(st.sampled_from("=+-@',;|\t\r\n\" \u200b\uff1da\u2028") | st.characters()))
@example("'=x")
@example("''=x")
@example("a,'=x")
def test_a_cell_that_is_made_safe_comes_back_as_it_was(text: str) -> None:
    assert unquoted(plain(text)) == text
