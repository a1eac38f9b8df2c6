"""compliance check: problems and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from support.builders import workspace
from support.cli import run_cli


def spoil(shipped: Path) -> None:
    """Put a problem into each of two files."""
    evidence = shipped / "evidence" / "babel-2023-09-19.yaml"
    text = evidence.read_text("utf-8")
    evidence.write_text(text.replace("speaker: az-mod", "speaker: az-mood", 1), "utf-8")
    incidents = shipped / "incidents.yaml"
    more = "  - id: more\n    name: More\n    part_of: farukh-2022-03\n"
    incidents.write_text(incidents.read_text("utf-8") + more, "utf-8")


def test_a_valid_workspace_has_no_problem(shipped: Path) -> None:
    finished = run_cli("-w", shipped, "check")
    assert (finished.status, finished.stdout) == (0, "")
    assert finished.stderr.startswith("no problems: 1 agreement, ")
    assert run_cli("-w", shipped, "-q", "check").stderr == ""


def test_every_problem_of_every_file_in_one_run(shipped: Path) -> None:
    spoil(shipped)
    finished = run_cli("-w", shipped, "check")
    assert finished.status == 3
    first, second = finished.stdout.splitlines()
    assert first.startswith("evidence/babel-2023-09-19.yaml:")
    assert first.endswith(': unknown-source: no source "az-mood"; did you mean "az-mod"?')
    assert second.startswith("incidents.yaml:")
    assert second.endswith('no incident "farukh-2022-03"; did you mean "farrukh-2022-03"?')


def test_problems_as_json_and_as_annotations(shipped: Path) -> None:
    spoil(shipped)
    document = json.loads(run_cli("-w", shipped, "check", "-f", "json").stdout)
    assert document["schema"] == "compliance/check/1"
    assert [set(p) for p in document["problems"]] == [
        {"code", "message", "file", "line", "column"}
    ] * 2
    annotations = run_cli("-w", shipped, "check", "-f", "github").stdout.splitlines()
    place = document["problems"][0]
    assert annotations[0] == (
        f"::error file=evidence/babel-2023-09-19.yaml,line={place['line']},"
        f"col={place['column']},title=unknown-source::"
        'no source "az-mood"; did you mean "az-mod"?'
    )


def test_annotations_name_files_from_the_root_of_the_checkout(tmp_path: Path) -> None:
    root = workspace(tmp_path / "repository" / "my data", evidence=[{"speaker": "nobody"}])
    file = "evidence/gazette-1999-06-28.yaml"

    def told(*options: str | Path, cwd: Path) -> str:
        lines = run_cli(*options, "check", "-f", "github", cwd=cwd).stdout.splitlines()
        return lines[0].partition(",line=")[0].removeprefix("::error file=")

    assert told("-w", root, cwd=root.parent) == f"my data/{file}"  # no checkout: from here
    assert told(cwd=root) == file
    assert told("-w", root, cwd=root / "sources") == file
    (root.parent / ".git").mkdir()
    for cwd in (root, root.parent, root / "sources"):
        assert told("-w", root, cwd=cwd) == f"my data/{file}"
    (root / ".git").write_text("gitdir: elsewhere\n", "utf-8")  # a checkout within the checkout
    assert told("-w", root, cwd=root.parent) == file


def test_findings_are_annotated_from_the_root_of_the_checkout_too(tmp_path: Path) -> None:
    root = workspace(tmp_path / "repository" / "data", evidence=[{}])
    (root.parent / ".git").mkdir()
    finished = run_cli("-w", "data", "audit", "-f", "github", cwd=root.parent)
    files = [line.partition("file=")[2] for line in finished.stdout.splitlines()]
    assert files
    assert all(file.startswith("data/") for file in files)


def test_other_commands_name_the_problems_and_compute_nothing(shipped: Path) -> None:
    spoil(shipped)
    finished = run_cli("-w", shipped, "report")
    assert (finished.status, finished.stdout) == (3, "")
    assert len(finished.stderr.splitlines()) == 2


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "two words"
    folder.mkdir()
    finished = run_cli("-w", folder, "check")
    assert finished.status == 3
    assert finished.stderr == (
        f'"{folder}" is no workspace: it has no compliance.toml; '
        f"make one with: compliance init '{folder}'\n"
    )


def test_an_older_form_is_a_notice_and_no_problem(tmp_path: Path) -> None:
    older = [{"what": "boats", "of": "not said", "value": 2, "as_printed": "two"}]
    plain = [{"what": "boats", "value": 2, "as_printed": "two"}]
    root = workspace(tmp_path / "lake", evidence=[{"figures": older}, {"figures": plain}])
    finished = run_cli("-w", root, "check")
    assert finished.status == 0
    assert finished.stderr.startswith("no problems: ")
    place, _, message = finished.stdout.partition(" older-form: ")
    assert place.startswith("notice: evidence/gazette-1999-06-28.yaml:")
    assert message == '"not said" is an older form; leave "of" out\n'
    document = json.loads(run_cli("-w", root, "check", "-f", "json").stdout)
    assert [document["problems"], len(document["notices"])] == [[], 1]
    assert run_cli("-w", root, "check", "-f", "github").stdout.startswith("::notice file=")
    assert run_cli("-w", root, "report", "-f", "csv").stdout.count("not said of whom") == 2
