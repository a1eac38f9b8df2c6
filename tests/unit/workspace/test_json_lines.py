"""Evidence as JSON Lines: read as the YAML that says the same, with its own lines and columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compliance.errors import MOST_PROBLEMS, InvalidWorkspaceError
from compliance.workspace.load import load_workspace
from compliance.workspace.yaml.json_lines import MOST_LINE, decode_file
from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import Parsed, read_yaml
from support.builders import GAZETTE, HERALD, workspace
from support.lines import put_in_lines

FILE = "evidence/a.jsonl"
HEAD = '{"article": "a", "agreement": "b"}'


def read(*lines: str) -> Parsed:
    return read_yaml("\n".join(lines).encode(), FILE)


def problems(*lines: str) -> list[str]:
    return [f"{one.line}:{one.column}: {one.code}: {one.message}" for one in read(*lines).problems]


@pytest.fixture(params=[False, True], ids=["letters", "escapes"])
def in_lines(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the invented workspace with all its evidence in JSON Lines."""
    return put_in_lines(workspace(tmp_path / "lines"), ascii_only=request.param)


def test_the_first_line_is_the_file_and_each_other_one_a_record() -> None:
    records = ['{"id": "e1", "figures": [{"value": 1.5}]}', "", '{"id":"e2","n":[1,true]}\r', " "]
    read = read_yaml("\n".join([HEAD, *records]).encode(), FILE, numbers={"value"})
    listed = [{"id": "e1", "figures": [{"value": "1.5"}]}, {"id": "e2", "n": [1, True]}]
    assert read == Parsed({"article": "a", "agreement": "b", "evidence": listed}, ())


@pytest.mark.usefixtures("parser")
def test_what_json_writes_otherwise_than_yaml_means_the_same() -> None:
    record = {"id": "e1", "claim": "\U0001f6a3 / \\ud83d\\udea3 \"'é #\t", "note": "b"}
    line = json.dumps(record).replace("/", "\\/").replace(", ", ",\t").replace(": ", ":")
    assert read("{ }", line) == Parsed({"evidence": [record]}, ())


def test_a_file_without_records_has_an_empty_list() -> None:
    assert read(HEAD) == Parsed({"article": "a", "agreement": "b", "evidence": []}, ())


def test_a_file_without_lines_holds_nothing() -> None:
    assert problems("", " ") == ["1:1: empty-file: the file holds nothing; fill it or delete it"]


def test_a_record_for_a_first_line_is_told_by_its_keys() -> None:
    assert read('{"id": "e1"}').value == {"id": "e1", "evidence": []}


def test_a_list_in_the_first_line_is_one_too_many() -> None:
    (problem,) = read('{"evidence": []}', '{"id": "e1"}').problems
    assert (problem.line, problem.code) == (1, "duplicate-key")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "e1"', "2:12: syntax: the line is not JSON"),
        ("{id: e1}", "2:2: syntax: the line is not JSON"),
        ('{"id": "e1"} # so', "2:14: syntax: the line is not JSON"),
        ("id: e1", "2:1: syntax: the line is not JSON"),
        ('"e1"', "2:1: syntax: the line is no JSON object"),
        ("null", "2:1: syntax: the line is no JSON object"),
        ('{"id": "NaN", "n": NaN}', "2:20: syntax: NaN is no value in JSON"),
        ('{"n": [-Infinity]}', "2:8: syntax: -Infinity is no value in JSON"),
        ('{"n": [1, -Infinity]}', "2:11: syntax: -Infinity is no value in JSON"),
        ('{"n": null}', '2:7: empty-value: key "n" has no value'),
        ('{"n": [null]}', "2:8: empty-value: this item of a list has no value"),
        ('{"n": 1.50}', '2:7: ambiguous-scalar: "1.50" without quotes is read as a number'),
        ('{"n": 1, "m": {"n": 1, "n": 1}}', '2:24: duplicate-key: key "n" is in this mapping'),
        ('{"n": "a\\u0007"}', "2:7: control-character: the invisible character"),
        ('{"n": "\\ud83d\\ude00", "m": "\\u2028"}', "2:28: control-character: the invisible"),
        ('{"n": "\\\\\\ud83d"}', "2:10: control-character: the escape \\ud83d is half"),
        ('{"n": "\\uDE00\\ud83d"}', "2:8: control-character: the escape \\uDE00 is half"),
        ('{"n": "a\u202eb"}', "2:9: control-character: the invisible character"),
        ('{"n": ' + "[" * 40 + "]" * 40 + "}", "2:36: too-deep: lists and mappings are nested"),
        ('{"n": ' + "[" * 9_999 + "]" * 9_999 + "}", "2:36: too-deep: lists and mappings"),
        ('{"n": "' + "a" * MOST_LINE + '"}', f"2:{MOST_LINE + 1}: too-large: the line has over"),
        ('{"m": 1, "' + "k" * 1_000 + '": 1}', '2:10: unknown-key: unknown key "kkk'),
    ],
)
def test_whatever_is_wrong_is_told_with_its_place(line: str, told: str) -> None:
    (problem,) = problems(HEAD, line, '{"id": "e2"}')
    assert problem.startswith(told)


def test_every_problem_of_a_file_is_told_in_one_run() -> None:
    told = problems("{", '{"id": "e1", "id": 2}', "x", '{"n": null}')
    assert [one.partition(": ")[2][:9] for one in told] == [
        "syntax: t",
        "duplicate",
        "syntax: t",
        "empty-val",
    ]
    assert [one[0] for one in told] == ["1", "2", "3", "4"]


def test_of_very_many_lines_that_are_wrong_not_all_are_told() -> None:
    found = read(HEAD, *["x"] * (MOST_PROBLEMS + 9)).problems
    assert [one.code for one in found[-2:]] == ["syntax", "too-many"]


def test_a_file_that_is_no_text_is_refused_as_any_other() -> None:
    assert decode_file(b"\xff", FILE).text is None


def test_places_are_those_in_the_lines() -> None:
    text = f'{HEAD}\n\n{{"id": "\\ud83d\\ude00", "via": ["b", "c"]}}\n  {{"id": "e2"}}'
    routes: list[tuple[str | int, ...]] = [
        ("agreement",),
        ("evidence", 0),
        ("evidence", 0, "via", 1),
        ("evidence", 1, "id"),
        ("evidence", 1, "claim"),
    ]
    found = locate_all(text.encode(), routes, FILE)
    assert list(found.values()) == [(1, 18), (3, 1), (3, 37), (4, 4), (4, 3)]


def test_a_workspace_in_lines_is_the_same_as_one_in_yaml(in_lines: Path, tmp_path: Path) -> None:
    ours, theirs = load_workspace(in_lines), load_workspace(workspace(tmp_path / "yaml"))
    assert [one.id for one in ours.evidence.values()] == [
        one.id for one in theirs.evidence.values()
    ]
    assert [one.entry for one in ours.evidence.values()] == [
        one.entry for one in theirs.evidence.values()
    ]
    assert {one.file for one in ours.evidence.values()} == {
        f"evidence/{HERALD}.jsonl",
        f"evidence/{GAZETTE}.jsonl",
    }


def test_faults_between_files_are_told_at_their_line(in_lines: Path) -> None:
    file = in_lines / f"evidence/{HERALD}.jsonl"
    file.write_text(file.read_text("utf-8").replace('"north-harbour"', '"nobody"'), "utf-8")
    with pytest.raises(InvalidWorkspaceError) as caught:
        load_workspace(in_lines)
    (problem,) = caught.value.problems
    line = file.read_text("utf-8").split("\n")[problem.line - 1]
    assert problem.code == "unknown-source"
    assert line[problem.column - 1 :].startswith('"speaker": "nobody"')


@pytest.mark.parametrize("ending", ["ndjson", "jsonlines", "JSONL"])
def test_a_file_of_lines_with_another_ending_is_told_of(ending: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", files={f"evidence/x.{ending}": HEAD})
    with pytest.raises(InvalidWorkspaceError) as caught:
        load_workspace(root)
    assert str(caught.value) == (
        f'evidence/x.{ending}:1:1: file-name: "x.{ending}" ends in ".{ending}"; write ".jsonl"'
    )


def test_only_evidence_may_have_lines(tmp_path: Path) -> None:
    load_workspace(workspace(tmp_path / "lake", files={"articles/x.jsonl": "x"}))


def test_a_file_of_lines_is_called_as_its_article(in_lines: Path) -> None:
    file = in_lines / f"evidence/{HERALD}.jsonl"
    file.rename(file.with_stem("other"))
    with pytest.raises(InvalidWorkspaceError, match=f'call it "{HERALD}.jsonl" or correct this id'):
        load_workspace(in_lines)
