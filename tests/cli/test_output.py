"""What commands that print have in common: where it goes, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import printed, run_cli
from support.repository import ROOT

PAGES = {"out.txt": "text", "out.md": "md", "out.HTM": "html", "out.json": "json"}
TABLES = {"out.txt": "text", "out.htm": "html", "out.json": "json", "out.SVG": "svg"}
ENDINGS = {
    "report --point 4": {**PAGES, "out.csv": "csv"},
    "audit --point 4": PAGES,
    "diff az ru --point 1": PAGES,
    "matrix": {**TABLES, "out.csv": "csv"},
    "timeline --point 4": TABLES,
    "show 4b": {"out.txt": "text"},
}


@pytest.mark.parametrize("command", ENDINGS)
def test_the_ending_of_the_output_file_chooses_the_format(command: str, tmp_path: Path) -> None:
    for name, format in ENDINGS[command].items():
        assert printed(*command.split(), "-o", tmp_path / name) == ""
        expected = printed(*command.split(), "-f", format)
        assert (tmp_path / name).read_bytes().decode() == expected


def test_a_dash_is_standard_output_and_no_file(tmp_path: Path) -> None:
    finished = run_cli("-w", ROOT, "report", "--point", "4", "-o", "-", cwd=tmp_path)
    assert finished.stdout == printed("report", "--point", "4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "ending", "others"),
    [
        ("report", "docx", "text, md, html, json, csv, pdf"),
        ("audit", "CSV", "text, md, html, json, github, sarif, junit"),
        ("timeline", "md", "text, html, svg, json, png"),
    ],
)
def test_text_is_not_written_to_a_file_that_says_it_is_something_else(
    command: str, ending: str, others: str, tmp_path: Path
) -> None:
    file = tmp_path / f"out.{ending}"
    finished = run_cli(command, "-o", file, cwd=ROOT)
    assert finished.status == 2
    message = (
        f'this command does not write {ending.lower()}, and "out.{ending}" would hold text; '
        f"end its name in another way, or name one of {others} with --format"
    )
    assert message in " ".join(finished.stderr.split())
    assert not file.exists()
    assert run_cli(command, "--point", "4", "-f", "text", "-o", file, cwd=ROOT).status < 2


@pytest.mark.parametrize(
    ("command", "status", "message"),
    [
        ("report --source azz", 3, 'no side or source "azz"; did you mean "az"?'),
        ("report --source nobody", 3, 'no side or source "nobody"; see: compliance show'),
        ("report --point 10", 3, 'no point "10"'),
        ("report --as-of 31.12.2021", 2, "31.12.2021"),
        ("report --known-by 2021-12-31/..", 2, "has no last day"),
        ("report -f docx", 2, "docx"),
        ("audit --source azz", 3, 'no side or source "azz"; did you mean "az"?'),
        ("audit --point 10", 3, 'no point "10"'),
        ("audit --fail-on none", 2, "none"),
        ("audit -f docx", 2, "docx"),
        ("diff az Ru!", 2, '"Ru!" names no side or voice; write'),
        ("diff az@rev:--help ru", 2, 'has no revision of git in "--help"'),
        ("diff az azz", 3, 'no side or source "azz"'),
        ("diff az ru -p 12", 3, 'no point "12"'),
        ("diff az ./nowhere", 3, '"nowhere" is no workspace'),
        ("diff az ru --as-of 2020-13", 2, '"2020-13"'),
        ("timeline --point 44", 3, 'no point "44"'),
        ("timeline --source azz", 3, 'did you mean "az"'),
        ("show 4z", 3, 'no id "4z"; did you mean "4"?'),
        ("show source:az-mof", 3, 'no source "az-mof"; did you mean "az-mfa"?'),
        ("show flavour:az-mod", 3, 'no id "flavour:az-mod"; did you mean "az-mod"?'),
        ("show zzzzzzzzzz", 3, 'no id "zzzzzzzzzz"; see: compliance show'),
        ("explain missing-pasage", 3, 'no code "missing-pasage"; did you mean "missing-passage"?'),
        ("-a nov10_2021 report", 3, 'no agreement "nov10_2021"; did you mean "nov10_2020"?'),
        ("reprot", 2, "reprot"),
        ("schema evidences", 2, "'evidence'"),
        ("affirm", 2, "name records to affirm, or use --all or --suspect"),
        ("affirm --all --on 21.11.2026", 2, "21.11.2026"),
        ("affirm babel-2023-09-19#e99", 3, 'no evidence "babel-2023-09-19#e99"; did you mean'),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_message(
    command: str, status: int, message: str
) -> None:
    finished = run_cli(*command.split(), cwd=ROOT)
    assert (finished.status, finished.stdout) == (status, "")
    assert message in " ".join(finished.stderr.split()).replace("│ ", "")
    if status == 3:
        assert finished.stderr.count("\n") == 1
