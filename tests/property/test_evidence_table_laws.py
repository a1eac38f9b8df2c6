"""Laws of tables of statements: what comes back as it left changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.export.returned.plan import Plan, plan_of
from compliance.export.tables.csv_file import read_csv
from compliance.export.tables.rows import returned_table
from compliance.export.tables.table import Table
from compliance.export.tables.workbook import cell_text, text_of_cell
from compliance.export.tables.writers import write_csv, write_xlsx
from compliance.export.tables.xlsx_file import read_xlsx
from compliance.model.evidence import EvidenceFile
from compliance.passages.prove import Prover
from compliance.render.csv import plain, unquoted, written
from compliance.views.returned import FieldChange
from compliance.views.selection import Selection
from compliance.workspace.files import SourceBytes
from compliance.workspace.load import load_workspace
from compliance.workspace.parse import parse_file
from compliance.workspace.workspace import Workspace
from support.builders import GAZETTE, record, workspace
from support.exchange.odd import odd_workspaces
from support.exchange.workbooks import SAVED, by_calamine
from support.reports import TextsInMemory
from support.strategies import workspaces

BEFORE = "An invented claim"
NOWHERE = Path("/nonexistent")


def plan_of_table(root: Path, made: Workspace, table: Table) -> Plan:
    """Return the plan of a table in which nothing is wrong."""
    return plan_of(root, made, made.agreement(), returned_table(made, "made", table))


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
    plan = plan_of_table(NOWHERE, made, read_csv("made.csv", data))
    assert (plan.statements, plan.files) == ((), {})
    assert (plan.same, plan.absent) == (len(selection.evidence), 0)


@pytest.mark.parametrize("way", SAVED.values(), ids=SAVED)
@given(made=workspaces())
def test_a_workbook_that_comes_back_from_any_program_changes_nothing(
    way: Callable[[bytes], bytes], made: Workspace
) -> None:
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    data = way(b"".join(write_xlsx(selection, selection.evidence)))
    plan = plan_of_table(NOWHERE, made, read_xlsx("made.xlsx", data))
    assert (plan.statements, plan.files) == ((), {})
    assert (plan.same, plan.absent) == (len(selection.evidence), 0)


@given(made=odd_workspaces())
def test_a_workbook_has_the_words_of_each_statement_for_readers_of_others(made: Workspace) -> None:
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    data = b"".join(write_xlsx(selection, selection.evidence))
    head, *rows = by_calamine(data)
    claim, speaker = head.index("claim"), head.index("speaker")
    assert [(row[0], row[claim], row[speaker]) for row in rows] == [
        (e.id, e.entry.claim, e.entry.speaker) for e in selection.evidence
    ]


@given(st.text(st.sampled_from("_x0Dd5F\r\x00\ufffe") | st.characters()))
@example("_x000D_")
@example("_x005F_x000D_")
@example("_x0041_x0042_")
def test_a_text_in_xml_of_a_cell_comes_back_as_it_was(text: str) -> None:
    assert text_of_cell(cell_text(text)) == text


@given(st.text(st.sampled_from("=+-@',;|\t\r\n\" \u200b\uff1da\u2028") | st.characters()))
@example("'=x")
@example("''=x")
@example("a,'=x")
def test_a_cell_that_is_made_safe_comes_back_as_it_was(text: str) -> None:
    assert unquoted(plain(text)) == text


LINES = st.text(
    st.sampled_from("=+-@'\",;| #:[]{}é\U0001f6a3") | st.characters(categories=["L", "N", "P"]),
    min_size=1,
    max_size=20,
).filter(lambda text: text == text.strip() and text != BEFORE)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("tables") / "lake", evidence=[record(claim=BEFORE)])
    path = root / "evidence" / f"{GAZETTE}.yaml"
    path.write_text(path.read_text("utf-8") + "# The end: nothing comes behind it.\n", "utf-8")
    return root


@given(text=LINES)
@example("=1+1")
@example("'=1+1")
@example("yes")
def test_an_edited_cell_changes_that_field_alone(lake: Path, text: str) -> None:
    made = load_workspace(lake)
    selection = Selection.of(made, made.agreement(), Prover(made, TextsInMemory()))
    data = b"".join(write_csv(selection, selection.evidence))
    row = read_csv("made.csv", data).rows[0]
    edited = b"".join(
        written([*row.cells], [[plain({**row.cells, "claim": text}[name]) for name in row.cells]])
    )
    plan = plan_of_table(lake, made, read_csv("made.csv", edited))
    assert [(one.id, one.changes) for one in plan.view.statements] == [
        (selection.evidence[0].id, (FieldChange("claim", BEFORE, text),))
    ]
    ((before, after),) = plan.files.values()
    assert before is not None
    head, old, tail = before.decode().partition(f"claim: {BEFORE}\n")
    assert old
    assert after.decode().startswith(f"{head}claim: ")
    assert after.decode().endswith(f"\n{tail}")
    parsed = parse_file(SourceBytes("evidence/a.yaml", "", after), EvidenceFile)
    assert (parsed.problems, parsed.faults) == ((), ())
    assert parsed.record is not None
    assert parsed.record.evidence == (replace(selection.evidence[0].entry, claim=text),)
