"""compliance import of a workbook: what spreadsheets make of cells, and what none should be."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest import mock

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from compliance.export.known import ONLY_SOME
from compliance.export.tables import xlsx_file, xlsx_sheet
from compliance.export.tables.writers import fit_for_xlsx
from compliance.library.intake.zips import ZipLimits
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD, article, record, workspace
from support.cli import run_cli
from support.exchange.workbooks import SAVED, SHEET, by_calamine, opened, saved, with_parts
from support.tables import evidence, exported, imported

INERT = "=1+1, -2;@x"
TEXTS = "007"
RECORDS: list[dict[str, Any]] = [
    record(id="e1", status="fulfilled", respondents=["south"], claim=INERT, note="1e5"),
    record(
        id="e2",
        act="states",
        event="1999-06",
        passage={"start": "Two boats stayed", "page": 12, "time": "1:02:03"},
        figures=[{"what": "boats", "of": "north", "value": "2.5", "as_printed": "2,5"}],
        note=TEXTS,
    ),
    record(id="e3", asserted="1999-06-03"),
    record(id="e1", article=HERALD, act="denies", responds_to=[f"{GAZETTE}#e1"], extent="whole"),
]
ALL = "4 statements as here, 0 changed, 0 new\n"
Edit = Callable[[Any], None]


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake", evidence=RECORDS, articles=[article()])


@pytest.fixture
def made(lake: Path) -> bytes:
    return exported(lake, to="xlsx")


def back(lake: Path, data: bytes, *options: str) -> Any:  # noqa: ANN401 - what run_cli returns
    return imported(lake, data, *options, to="xlsx")


def at(sheet: Worksheet, name: str, row: int) -> Any:  # noqa: ANN401 - a cell of openpyxl
    column = next(cell.column for cell in sheet[1] if cell.value == name)
    return sheet.cell(row, column)


def edited(data: bytes, **cells: object) -> bytes:
    """Return a workbook with other values in the second row of statements (e2)."""
    book, sheet = opened(data)
    for name, value in cells.items():
        at(sheet, name.replace("__", "."), 3).value = value
    return saved(book)


def test_a_workbook_is_the_same_each_time_and_every_cell_a_text(lake: Path, made: bytes) -> None:
    assert exported(lake, to="xlsx") == made
    book, sheet = opened(made)
    assert (book.sheetnames, sheet.freeze_panes) == (["statements"], "A2")
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert at(sheet, "claim", 2).value == INERT
    assert [at(sheet, name, 3).value for name in ("passage.page", "event")] == ["12", "1999-06"]
    assert sheet.auto_filter.ref == sheet.dimensions
    lists = {str(one.sqref)[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists["D"] == '"named,inferred"'
    table = exported(lake).decode("utf-8-sig").splitlines()
    assert table[0].split(",") == by_calamine(made)[0]


def test_what_is_lost_is_told(lake: Path, made: bytes) -> None:
    sheet = (lake.parent / "table.xlsx.lost.txt").read_text("utf-8")
    assert made
    assert "What a workbook for spreadsheets does not hold" in sheet
    assert "more than 32,767 characters" in sheet
    assert "left out of" not in sheet


def test_what_is_too_long_for_a_cell_has_no_row_and_is_told(lake: Path) -> None:
    made = load_workspace(lake)
    first, *others = made.evidence_on(made.agreement())
    long, short = (
        replace(first, entry=replace(first.entry, note="\N{ROWBOAT}" * number + more))
        for number, more in ((16_383, "ab"), (16_383, "a"))
    )
    assert fit_for_xlsx([short, *others]) == (short, *others)
    assert fit_for_xlsx([long, *others]) == tuple(others)
    assert resolve_name(ONLY_SOME["xlsx"]) is fit_for_xlsx
    with mock.patch("compliance.export.tables.writers.MOST_ROWS", 3):
        assert fit_for_xlsx([short, *others]) == (short, others[0])


def test_an_edited_cell_is_a_change_and_the_rest_stays(lake: Path, made: bytes) -> None:
    before = evidence(lake)
    data = edited(made, claim="@south: done", note=None)
    plan = (
        f"{GAZETTE}#e2\n  claim: An invented claim. -> @south: done\n  note: 007 -> nothing\n"
        "3 statements as here, 1 changed, 0 new\n"
    )
    shown = back(lake, data)
    assert (shown.status, shown.stdout) == (0, plan), shown.stderr
    assert evidence(lake) == before
    assert back(lake, data, "--apply").status == 0
    assert run_cli("-w", lake, "check").status == 0
    assert back(lake, exported(lake, to="xlsx")).stdout == ALL


@pytest.mark.parametrize(
    ("name", "value", "style", "said"),
    [
        ("passage.page", 12, "General", ""),
        ("passage.page", 12.0, "0.00", ""),
        ("figures.1.value", 2.5, "General", ""),
        ("passage.time", time(1, 2, 3), "[h]:mm:ss", ""),
        ("event", date(1999, 6, 1), "mmm\\-yy", ""),
        ("event", date(1999, 6, 1), "mmm-yy", ""),
        ("event", datetime.fromisoformat("1999-06-02"), "yyyy-mm-dd", "1999-06 -> 1999-06-02"),
        ("claim", 1984, '"year" General', "-> 1984"),
        ("claim", 0.1 + 0.2, "General", "-> 0.3"),
        ("note", CellRichText("00", TextBlock(InlineFont(b=True), "7")), "@", ""),
        ("note", "a\nb", "@", "write the text in one line"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_value_is_read_where_it_is_sure(
    lake: Path, made: bytes, name: str, value: object, style: str, said: str
) -> None:
    book, sheet = opened(made)
    cell = at(sheet, name, 3)
    cell.value, cell.number_format = value, style
    done = back(lake, saved(book))
    assert said in done.stdout + done.stderr
    assert said or done.stdout == ALL, done.stdout + done.stderr


@pytest.mark.parametrize("way", SAVED.values(), ids=SAVED)
def test_what_comes_back_as_it_left_changes_nothing(
    lake: Path, made: bytes, way: Callable[[bytes], bytes]
) -> None:
    before = evidence(lake)
    assert back(lake, way(made)).stdout == ALL
    assert back(lake, way(made), "--apply").stdout == ALL
    assert evidence(lake) == before


def told(done: Any) -> list[str]:  # noqa: ANN401
    assert (done.status, done.stdout) == (3, ""), done.stdout
    lines: list[str] = done.stderr.splitlines()
    return lines


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        ("=1+1", "@", "this cell is a formula; write what it comes to, as a text"),
        ("#REF!", "@", 'a spreadsheet found the mistake "#REF!" here; write a text'),
        (True, "@", "this cell is a yes or no, not a text; write it as a text, in a cell of the"),
        (100_000, "0.00E+00", 'the number "100000" stands here, perhaps for what was written'),
        (0.5, "0%", 'the number "0.5" stands here'),
        (10**15, "General", 'the number "1000000000000000" stands here'),
        (
            datetime.fromisoformat("1999-06-02T12:00"),
            "yyyy-mm-dd hh:mm",
            "this cell is a date or time that is not",
        ),
        (1, "yyyy-mm-dd", "this cell is a date or time that is not known here"),
        (60, "dd/mm/yy", "this cell is a date or time that is not known here"),
    ],
)
def test_what_is_no_text_is_told_at_its_cell(
    lake: Path, made: bytes, value: object, style: str, said: str
) -> None:
    book, sheet = opened(made)
    cell = at(sheet, "claim", 3)
    cell.value, cell.number_format = value, style
    (line,) = told(back(lake, saved(book)))
    assert line.startswith(f"edited.xlsx:statements!{cell.coordinate}: {said}")


def test_cells_that_are_merged_are_told_and_hidden_rows_count(lake: Path, made: bytes) -> None:
    book, sheet = opened(made)
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.add_filter_column(0, ["x"])
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Empty")
    book.move_sheet("Empty", -1)
    assert back(lake, saved(book)).stdout == ALL
    sheet.merge_cells("F2:F4")
    lines = told(back(lake, saved(book)))
    assert (
        'edited.xlsx:statements!F2: this cell is merged with others up to "F4"; divide them, and '
        "fill in each" in lines
    )


def test_a_second_sheet_is_named_and_a_renamed_one_is_read(lake: Path, made: bytes) -> None:
    book, sheet = opened(made)
    sheet.title = "What I did"
    at(sheet, "act", 3).value = "sings"
    assert told(back(lake, saved(book)))[0].startswith('edited.xlsx:"What I did"!H3: act: unknown')
    other = book.create_sheet("Notes")
    other["A1"] = "to do"
    (line,) = told(back(lake, saved(book)))
    assert line == (
        '"edited.xlsx" has several sheets in which anything stands: "What I did", "Notes"; '
        "keep that of the statements alone"
    )
    twice = {"xl/workbook.xml": lambda text: text.replace('"Notes"', '"What I did"')}
    (line,) = told(back(lake, with_parts(saved(book), twice)))
    assert '"What I did", "What I did"' in line
    (line,) = told(back(lake, saved(Workbook())))
    assert line.startswith('edited.xlsx:A1: the column "id" is missing')


def test_days_since_1904_and_dates_in_words_are_read(lake: Path, made: bytes) -> None:
    cell = '<c r="AA3" t="d"><v>1999-06-02T00:00:00</v></c>'
    book, sheet = opened(made)
    name = at(sheet, "event", 3).coordinate
    iso = with_parts(made, {SHEET: lambda text: swapped(text, name, cell.replace("AA3", name))})
    assert "event: 1999-06 -> 1999-06-02\n" in back(lake, iso).stdout
    at(sheet, "event", 3).value = date(1999, 6, 2)
    at(sheet, "event", 3).number_format = "yyyy-mm-dd"
    book.epoch = CALENDAR_MAC_1904
    assert "event: 1999-06 -> 1999-06-02\n" in back(lake, saved(book)).stdout


def swapped(text: str, place: str, cell: str) -> str:
    head, found, tail = text.partition(f'<c r="{place}"')
    assert found
    return head + cell + tail.partition("</c>")[2]


def rows_of(text: str) -> Callable[[str], str]:
    return lambda _: f'<worksheet xmlns="x"><sheetData>{text}</sheetData></worksheet>'


def inline(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t><rPh><t>no</t></rPh></is></c>'


def test_cells_need_not_say_where_they_stand(lake: Path, made: bytes) -> None:
    head = f'<row>{inline("id")}<c/>{inline("claim")}</row><row/><row r="5"/>'
    row = f"<row>{inline(f'{GAZETTE}#e1')}{inline('x', 'C6')}{inline('y', '?')}</row>"
    done = back(lake, with_parts(made, {SHEET: rows_of(head + row)}))
    (line,) = told(done)
    assert line.startswith("edited.xlsx:statements!D6: no name stands above this cell")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="B2" t="s"><v>7</v></c>', "statements!B2: the text of this cell is not there"),
        ('<c r="B2" t="s"><v>x</v></c>', "statements!B2: the text of this cell is not there"),
        ('<c r="B2"><v>nan</v></c>', 'statements!B2: the number "nan" stands here'),
        ('<c r="B2"><v>1e999</v></c>', 'statements!B2: the number "1e999" stands here'),
        ('<c r="B2" t="str"><v>a_x0007_b</v></c>', "statements!B2: claim: the invisible character"),
        ('<c r="B2" s="999"><v>5</v></c>', ""),
        ('<c r="B2" s="x"><v>5</v></c>', ""),
        ('<c r="B2" t="inlineStr"/>', ""),
    ],
)
def test_whatever_a_cell_is_it_is_a_text_or_a_message(
    lake: Path, made: bytes, cell: str, said: str
) -> None:
    rows = f'<row r="1">{inline("id")}{inline("claim")}</row>'
    rows += f'<row r="2">{inline(f"{GAZETTE}#e1")}{cell}</row><mergeCells/>'
    done = back(lake, with_parts(made, {SHEET: rows_of(rows)}))
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_formats_of_cells_may_be_anything(lake: Path, made: bytes) -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="x" formatCode="mmmm yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="x"/><xf/></cellXfs>'
        "</styleSheet>"
    )
    rows = f'<row r="1">{inline("id")}{inline("event")}{inline("claim")}</row>'
    rows += f'<row r="2">{inline(f"{GAZETTE}#e2")}<c s="0"><v>36312</v></c>'
    rows += '<c s="1"><v>7</v></c></row>'
    data = with_parts(made, {SHEET: rows_of(rows), "xl/styles.xml": styles.encode()})
    assert back(lake, data).stdout.startswith(f"{GAZETTE}#e2\n  claim: An invented claim. -> 7\n")


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"_rels/.rels": None}, "is no workbook; save it anew"),
        ({"xl/workbook.xml": None}, "is no workbook; save it anew"),
        ({"xl/workbook.xml": LAUGHS}, "edited.xlsx: xl/workbook.xml:1:13: a document type is"),
        ({SHEET: LAUGHS}, f"edited.xlsx: {SHEET}:1:13: a document type is declared"),
        ({SHEET: None}, f"edited.xlsx: {SHEET}:1:1: it is no XML"),
        (
            {"xl/workbook.xml": bytes(range(256)) * (2**14 + 1)},
            "has a part of more than 4 MiB that lists others",
        ),
        ({"xl/x.bin": b"0" * 2 * 1024**2}, "packed as only a bomb is; save it anew"),
        ({"xl/_rels/workbook.xml.rels": None}, 'A1: the column "id" is missing'),
        ({"xl/workbook.xml": b"<workbook><sheets><sheet/></sheets></workbook>"}, "A1: the column"),
    ],
)
def test_a_workbook_that_none_should_be_is_refused(
    lake: Path, made: bytes, parts: dict[str, bytes | None], said: str
) -> None:
    before = evidence(lake)
    done = back(lake, with_parts(made, parts), "--apply")
    assert said in "\n".join(told(done))
    assert evidence(lake) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip file", "is damaged or was cut short; save it anew as a workbook (.xlsx)"),
        (b"\xd0\xcf\x11\xe0", "has a password, or is of a kind that came before .xlsx; save it"),
    ],
)
def test_what_is_no_workbook_is_refused(lake: Path, data: bytes, said: str) -> None:
    (line,) = told(back(lake, data))
    assert said in line


def test_a_text_that_stands_in_very_many_cells_is_refused(lake: Path, made: bytes) -> None:
    with mock.patch.object(xlsx_sheet, "_MOST_TEXT", 5):
        (line,) = told(back(lake, made))
    assert line == (
        '"edited.xlsx" has more than 134,217,728 characters in its cells; '
        "take out what is no statement"
    )


def test_a_workbook_with_very_many_files_is_refused(lake: Path, made: bytes) -> None:
    with mock.patch.object(xlsx_file, "_LIMITS", ZipLimits(members=5, member=9**9, total=9**9)):
        (line,) = told(back(lake, made))
    assert "has 6 files in it, more than 5" in line


def test_cells_far_away_take_no_memory(made: bytes) -> None:
    far = "".join(
        f'<row r="{row}">{inline("x", f"XFD{row}")}</row>' for row in range(1_048_000, 1_048_576)
    )
    rows = f'<dimension ref="A1:XFD1048576"/><row r="1">{inline("id", "A1")}</row>{far}'
    data = with_parts(made, {SHEET: rows_of(rows)})
    tracemalloc.start()
    table = xlsx_file.read_xlsx("far.xlsx", data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(table.problems) == 576
    assert most < 8 * 1024**2
