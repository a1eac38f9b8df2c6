"""compliance import of a table: a plan of what somebody changed in a spreadsheet, then that."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from support.builders import GAZETTE, HERALD
from support.cli import run_cli
from support.tables import INERT, Sheet, changed_lines, evidence, exported, imported, lake_in_rows

ALL = "4 statements as here, 0 changed, 0 new\n"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return lake_in_rows(tmp_path)


def applied(root: Path, data: bytes) -> str:
    """Import a table, hold that the workspace is as valid as before, and return the plan."""
    done = imported(root, data, "--apply")
    assert done.status == 0, done.stderr
    assert run_cli("-w", root, "check").status == 0
    assert imported(root, exported(root)).stdout.endswith(" as here, 0 changed, 0 new\n")
    return done.stdout


def test_no_cell_of_a_table_is_a_formula_and_each_comes_back(lake: Path) -> None:
    before = evidence(lake)
    data = exported(lake)
    assert data.startswith(b"\xef\xbb\xbfid,article,targets,")
    assert b"\"'=1+1" in data
    assert imported(lake, data).stdout == ALL
    done = imported(lake, data, "--apply")
    assert (done.status, done.stdout) == (0, ALL)
    assert done.stderr == "written: nothing\n"
    assert evidence(lake) == before


def test_what_is_lost_is_told(lake: Path) -> None:
    exported(lake)
    sheet = (lake.parent / "table.csv.lost.txt").read_text("utf-8")
    assert "What a table for spreadsheets does not hold" in sheet
    assert "left out of" not in sheet


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_what_a_spreadsheet_does_to_cells_is_no_change(lake: Path, sign: str) -> None:
    sheet = Sheet.of(exported(lake))
    sheet.set("e2", event="Jun-99", passage__page="12.0", passage__time="01:02:03")
    sheet.set(f"{GAZETTE}#e3", asserted="3/6/99", note=" Two lines. ")
    sheet.set("e2", figures__2__value="2,5", voice="quoted", scope="")
    sheet.names.reverse()
    sheet.extra = [["", "", ""], []]
    data = b"\xef\xbb\xbf" + sheet.csv(sign).replace(b"1999-06-03", b"03.06.1999")
    done = imported(lake, data)
    assert (done.status, done.stdout) == (0, ALL), done.stderr


def test_a_line_that_tells_a_spreadsheet_what_divides_cells_is_no_row(lake: Path) -> None:
    sheet = Sheet.of(exported(lake))
    sheet.set("e2", act="sings", claim="Boats; nets; men; fish")
    for told in ("sep=;", '"sep=;"'):
        done = imported(lake, f"{told}\r\n".encode() + sheet.csv(";"))
        at = f"{chr(65 + sheet.names.index('act'))}4"
        assert done.stderr.startswith(f"edited.csv:{at}: act: unknown word"), done.stderr


def test_each_edited_cell_is_a_change_and_nothing_else_is_touched(lake: Path) -> None:
    before = evidence(lake)
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{GAZETTE}#e1", claim="@south: it is done", respondents="south, north")
    sheet.set(
        "e2", part__words="", figures__2__value="3,0", figures__2__as_printed="3", figures__1__of=""
    )
    plan = (
        f"{GAZETTE}#e1\n"
        "  respondents: south -> south north\n"
        f"  claim: {INERT} -> @south: it is done\n"
        f"{GAZETTE}#e2\n"
        "  part.words: at night -> nothing\n"
        "  figures.1.of: north -> nothing\n"
        "  figures.2.value: 2.5 -> 3\n"
        "  figures.2.as_printed: 2.5 -> 3\n"
        "2 statements as here, 2 changed, 0 new\n"
    )
    shown = imported(lake, sheet.csv())
    assert (shown.status, shown.stdout) == (0, plan), shown.stderr
    assert "nothing is written; to do it: compliance import" in shown.stderr
    assert evidence(lake) == before
    assert applied(lake, sheet.csv()) == plan
    after = evidence(lake)
    assert after[f"{HERALD}.yaml"] == before[f"{HERALD}.yaml"]
    gone, new = changed_lines(before[f"{GAZETTE}.yaml"], after[f"{GAZETTE}.yaml"])
    assert b'    claim: "@south: it is done"\n' in new
    assert all(b"claim" in one or b"respondents" in one for one in gone if b"=1" in one)


def test_new_rows_are_added_once_and_rows_that_lack_are_not_withdrawn(lake: Path) -> None:
    sheet = Sheet.of(exported(lake))
    sheet.rows = sheet.rows[:1]
    new = {"targets": "1a", "link": "named", "speaker": "north-ministry", "act": "background"}
    words = {"claim": "A new one.", "passage__start": "Two boats stayed", "voice": "quoted"}
    sheet.add(id="", article=GAZETTE, **new, **words)
    sheet.add(id=f"{HERALD}#", **new, **words)
    sheet.add(id="", article="wire-1999-07-05", **new, **words, figures__1__what="boats",
              figures__1__value="2", figures__1__as_printed="two")  # fmt: skip
    sheet.add(id="", article="wire-1999-07-05", **new, **words)
    plan = applied(lake, sheet.csv())
    for id in (f"{GAZETTE}#e04", f"{HERALD}#e02", "wire-1999-07-05#e01", "wire-1999-07-05#e02"):
        assert f"{id}: new\n  targets: 1a\n" in plan
    assert plan.endswith(
        "1 statement as here, 0 changed, 4 new\n"
        "3 statements of the agreement not in the file: they stay\n"
    )
    again = imported(lake, sheet.csv())
    assert again.stdout.startswith("5 statements as here, 0 changed, 0 new\n"), again.stdout


def test_a_figure_that_is_emptied_is_taken_out_once(lake: Path) -> None:
    sheet = Sheet.of(exported(lake))
    sheet.set("e2", figures__1__what="", figures__1__of="", figures__1__value="")
    sheet.set("e2", figures__1__as_printed="")
    assert "  figures.1.what: boats -> nets\n" in applied(lake, sheet.csv())
    assert imported(lake, sheet.csv()).stdout == ALL


def test_a_new_row_is_not_taken_for_a_statement_that_has_one(lake: Path) -> None:
    sheet = Sheet.of(exported(lake))
    sheet.rows.insert(0, {**sheet.rows[0], "id": ""})
    assert f"{GAZETTE}#e04: new\n" in imported(lake, sheet.csv()).stdout


def test_a_number_with_a_fraction_stays_as_it_is_written(lake: Path) -> None:
    path = lake / "evidence" / f"{GAZETTE}.yaml"
    text = path.read_text("utf-8").replace('value: "2.5"', "value: 2.5")
    path.write_text(text, "utf-8")
    sheet = Sheet.of(exported(lake))
    sheet.set("e2", claim="Other words")
    assert imported(lake, sheet.csv(), "--apply").status == 0
    assert "value: 2.5\n" in path.read_text("utf-8")


def test_a_number_that_may_be_thousands_or_a_fraction_is_asked_about(lake: Path) -> None:
    def valued(value: str, printed: str) -> bytes:
        sheet = Sheet.of(exported(lake))
        return sheet.set("e2", figures__2__value=value, figures__2__as_printed=printed).csv()

    for same in ("2,500", "2.500"):
        assert imported(lake, valued(same, "2.5")).stdout == ALL
    for either in ("1,500", "1.500"):
        refused = imported(lake, valued(either, either))
        assert refused.status == 3
        assert f'"{either}" is a number in two ways; write 1.5 or 1500\n' in refused.stderr
    assert "  figures.2.value: 2.5 -> 1.125\n" in applied(lake, valued("1.125", "1.125"))
    assert "  figures.2.value: 1.125 -> 1500\n" in applied(lake, valued("1500", "1,500"))
    assert imported(lake, valued("1,500", "1,500")).stdout == ALL


def test_a_file_with_a_space_in_its_name_is_named_as_a_shell_takes_it(lake: Path) -> None:
    file = lake.parent / "my table.csv"
    file.write_bytes(Sheet.of(exported(lake)).set("e3", claim="Other words").csv())
    done = run_cli("-w", lake, "import", file)
    assert done.stderr == f"nothing is written; to do it: compliance import '{file}' --apply\n"


def test_a_plan_as_json_says_the_same(lake: Path) -> None:
    sheet = Sheet.of(exported(lake)).set("e3", note="")
    sheet.set("e3", claim="Other words")
    new = {"targets": "1a", "link": "named", "speaker": "north-ministry", "act": "background"}
    words = {"claim": "A new one.", "passage__start": "Two boats stayed", "voice": "quoted"}
    sheet.add(id="", article=GAZETTE, **new, **words)
    plan = json.loads(imported(lake, sheet.csv(), "-f", "json").stdout)
    changed, added = plan.pop("statements")
    assert changed == {
        "id": f"{GAZETTE}#e3",
        "new": False,
        "changes": [
            {"field": "claim", "before": "An invented claim.", "after": "Other words"},
            {"field": "note", "before": "Two lines.", "after": None},
        ],
    }
    assert (added["id"], added["new"]) == (f"{GAZETTE}#e04", True)
    assert added["changes"][0] == {"field": "targets", "before": None, "after": "1a"}
    assert plan == {
        "schema": "compliance/import/1",
        "waiting": [],
        "counted": [],
        "left_out": [],
        "missing": [],
        "same": 3,
        "absent": 0,
    }


def test_a_column_that_lacks_leaves_its_field(lake: Path) -> None:
    sheet = Sheet.of(exported(lake))
    for name in ("article", "note", "figures.1.what"):
        sheet.names.remove(name)
    assert imported(lake, sheet.csv()).stdout == ALL


def test_every_mistake_is_told_at_its_cell(lake: Path) -> None:
    before = evidence(lake)
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{GAZETTE}#e1", speaker="nobody")
    sheet.set("e2", act="sings", figures__2__as_printed="")
    sheet.set(f"{GAZETTE}#e3", targets="", asserted="3/4/1999")
    sheet.set(
        f"{HERALD}#e1",
        article=GAZETTE,
        passage__start="one two three four five six seven",
        claim="A\u0007b",
    )
    sheet.rows.append(dict(sheet.rows[0]))
    sheet.add(id=f"{GAZETTE}#e77")
    sheet.add(id="other#")
    sheet.add(article="other")
    sheet.add(claim="x")
    sheet.names += ["note", "claims", ""]
    sheet.extra = [["", "", *[""] * len(sheet.names), "stray"]]
    done = imported(lake, sheet.csv(), "--apply")
    assert done.status == 3
    lines = done.stderr.splitlines()
    at = {name: sheet.names.index(name) for name in sheet.names}

    def cell(row: int, name: str) -> str:
        number = at[name]
        letters = ("" if number < 26 else chr(64 + number // 26)) + chr(65 + number % 26)
        return f"edited.csv:{letters}{row}: {name}: "

    told = (
        (2, "speaker", 'no source "nobody"'),
        (5, "claim", "the invisible character U+0007"),
        (3, "act", 'unknown word "sings"'),
        (3, "figures.2.as_printed", "nothing stands here; fill it in"),
        (4, "targets", "nothing stands here; fill it in"),
        (4, "asserted", '"3/4/1999" is a date in two ways; write 1999-03-04 or 1999-04-03'),
        (5, "article", f'a statement stays with its article, "{HERALD}"'),
        (6, "id", f'"{GAZETTE}#e1" stands in A2 already; keep one'),
        (7, "id", f'no statement "{GAZETTE}#e77" is here (a new one has "{GAZETTE}#" alone); did'),
        (8, "id", 'no article "other" is here'),
        (9, "article", 'no article "other" is here'),
        (10, "article", 'a new statement needs the id of its article, here or in "id"'),
    )
    for row, name, message in told:
        assert any(one.startswith(f"{cell(row, name)}{message}") for one in lines), (row, name)
    assert any('no column "claims" is known; did you mean "claim"?' in one for one in lines)
    assert any('the column "note" stands here twice; keep one' in one for one in lines)
    assert any("no name stands above this cell" in one for one in lines)
    assert len(lines) == len(told) + 3, done.stderr
    assert evidence(lake) == before


def test_a_row_without_its_id_column_is_told(lake: Path) -> None:
    done = imported(lake, b"claim,xyz\nx,y\n")
    assert done.status == 3
    assert 'edited.csv:A1: the column "id" is missing' in done.stderr
    assert 'edited.csv:B1: no column "xyz" is known; take the column out' in done.stderr
    new = imported(lake, f"id,targets\n{GAZETTE}#,1a\n".encode())
    assert 'edited.csv:A2: id: the key "passage" is missing; add it' in new.stderr
    empty = imported(lake, b"\n")
    assert 'edited.csv:A1: the column "id" is missing' in empty.stderr
    (line,) = imported(lake, b"x,y\n1,2,3\n").stderr.splitlines()
    assert line.startswith("edited.csv:A1: this row names no columns that are known; put that of")


def test_what_several_columns_lack_is_told_at_the_first(lake: Path) -> None:
    head = "id,passage.start,passage.end,passage.time,targets"
    done = imported(lake, f"{head}\n{GAZETTE}#,,,,1a\n".encode())
    assert "edited.csv:B2: passage.start: nothing stands here; fill it in" in done.stderr
    assert "passage.time" not in done.stderr


def test_what_goes_wrong_elsewhere_names_the_file(lake: Path) -> None:
    (lake / "objections.yaml").write_text(
        f"objections:\n  - id: o1\n    to: [{GAZETTE}#e3]\n    by: south-office\n"
        '    said_on: "1999-06-10"\n    ground: It is older.\n    citation: A letter.\n',
        "utf-8",
    )
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{GAZETTE}#e3", asserted="1999-06-20")
    done = imported(lake, sheet.csv())
    assert done.status == 3
    assert done.stderr.startswith('edited.csv: objections.yaml: said_on "1999-06-10" is before')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("id,claim\nx,S\u00e3o\n".encode("cp1252"), "is not in UTF-8, but perhaps in an older"),
        (b'id,claim\n"x"y,z\n', "is no CSV in line 2"),
        (b"PK\3\4\0\xff", "is no text"),
    ],
)
def test_another_encoding_and_no_csv_are_told(lake: Path, data: bytes, said: str) -> None:
    done = imported(lake, data)
    assert (done.status, done.stdout) == (3, "")
    assert said in done.stderr
    assert "save it as CSV in UTF-8" in done.stderr


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "qdpx", "qdc"])
def test_an_empty_file_is_told(lake: Path, suffix: str) -> None:
    done = imported(lake, b"", to=suffix)
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr.endswith(f'edited.{suffix}" is empty; export it anew\n')


def test_utf_16_with_tabs_is_read(lake: Path) -> None:
    text = Sheet.of(exported(lake)).csv("\t").decode()
    assert imported(lake, text.encode("utf-16")).stdout == ALL


def test_very_many_mistakes_are_told_up_to_a_number(lake: Path) -> None:
    data = b"id\n" + b"x#e1\n" * 1_100
    assert len(imported(lake, data).stderr.splitlines()) == 1_001
    with mock.patch("compliance.export.tables.rows.did_you_mean", return_value="") as looked_up:
        imported(lake, data)
    assert looked_up.call_count == 1_001


def test_a_record_in_braces_is_changed_unless_a_comment_would_be_lost(lake: Path) -> None:
    path = lake / "evidence" / f"{HERALD}.yaml"
    head, _, _ = path.read_text("utf-8").partition("evidence:\n")
    data = (
        f"{head}evidence:\n  - {{id: e1, targets: [1a], link: named, speaker: north-ministry, "
        "voice: quoted, act: background, claim: x, # why\n    passage: {start: Two boats stayed}}\n"
    )
    path.write_text(data, "utf-8")
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{HERALD}#e1", claim="Other words", passage__end="in port", figures__1__what="boats")
    sheet.set(f"{HERALD}#e1", figures__1__value="2", figures__1__as_printed="two")
    applied(lake, sheet.csv())
    assert path.read_text("utf-8") == data.replace("claim: x", "claim: Other words").replace(
        "stayed}}",
        "stayed, end: in port}, figures: [{what: boats, value: 2, as_printed: two}]}",
    )
    path.write_text(data.replace("claim: x, #", "claim: x, note: |z, #").replace("|", ""), "utf-8")
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{HERALD}#e1", note="")
    done = imported(lake, sheet.csv())
    assert done.status == 3
    assert 'is written so that "evidence" cannot be changed there safely' in done.stderr


def test_records_in_brackets_are_changed_one_after_the_other(lake: Path) -> None:
    path = lake / "evidence" / f"{HERALD}.yaml"
    head, _, _ = path.read_text("utf-8").partition("evidence:\n")
    one = "targets: [1a], link: named, speaker: north-ministry, voice: quoted, act: background"
    words = "passage: {start: Two boats stayed}"
    data = f"{head}evidence: [{{id: e1, {one}, claim: x, {words}}},\n  {{id: e2, {one}, "
    data += f"claim: z, {words}}}]\n"
    path.write_text(data, "utf-8")
    sheet = Sheet.of(exported(lake))
    sheet.set(f"{HERALD}#e1", claim="one").set(f"{HERALD}#e2", claim="two")
    applied(lake, sheet.csv())
    expected = data.replace("claim: x", "claim: one").replace("claim: z", "claim: two")
    assert path.read_text("utf-8") == expected
    sheet.rows.append({**sheet.rows[-1], "id": f"{HERALD}#", "claim": "three"})
    done = imported(lake, sheet.csv(), "--apply")
    assert done.status == 3
    assert (
        "cannot be changed there safely; write it by hand: evidence: [..., {id: e03" in done.stderr
    )
    assert path.read_text("utf-8") == expected
