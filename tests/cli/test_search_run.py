"""compliance search run: a recorded search is run, and the log says what it found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.load import load_workspace
from compliance.workspace.write.yaml_writer import write_yaml
from support.builders import GAZETTE, HERALD, workspace
from support.cli import Finished, run_cli
from support.lake_texts import write_digest

LOG = "searches.log.jsonl"
BOATS: dict[str, Any] = {
    "id": "boats",
    "side": "isles",
    "targets": "all",
    "from": "1999-06-01",
    "to": "1999-07-31",
    "where": "the text library",
    "by": "the coder",
    "found": "nothing",
    "query": "boats",
}
ZEBRA = {**BOATS, "id": "zebra", "query": "zebra"}
BY_HAND = {key: one for key, one in BOATS.items() if key != "query"} | {"id": "by-hand"}
ON = ("--on", "1999-08-02")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake", searches=[BOATS, ZEBRA, BY_HAND])


@pytest.fixture
def env(root: Path, tmp_path: Path) -> dict[str, str]:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts"), "COMPLIANCE_CACHE": str(tmp_path / "cache")}
    assert run_cli("-w", root, "articles", "add", write_digest(tmp_path), env=env).status == 0
    return env


def search(root: Path, env: dict[str, str], *words: str) -> Finished:
    return run_cli("-w", root, "search", "run", *words, env=env)


def lines(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / LOG).read_text("utf-8").splitlines()]


def test_a_run_is_printed_and_noted(root: Path, env: dict[str, str]) -> None:
    finished = search(root, env, "boats", *ON)
    assert (finished.status, finished.stderr) == (0, f"{LOG} written\n")
    assert finished.stdout.endswith(
        "2 texts of 2 hold boats\nit covers 2 articles of this workspace\n"
    )
    (run,) = lines(root)
    assert (run["search"], run["on"], run["texts"], run["articles"], run["not_held"]) == (
        *("boats", "1999-08-02"),
        *(2, 2, 0),
    )
    assert sorted(hit["article"] for hit in run["hits"]) == [GAZETTE, HERALD]
    assert run_cli("-w", root, "check", env=env).status == 0
    assert load_workspace(root).records.runs[0].search == "boats"


def test_a_second_run_changes_no_byte(root: Path, env: dict[str, str]) -> None:
    search(root, env, "boats", *ON)
    search(root, env, "zebra", *ON)
    before = (root / LOG).read_bytes()
    again = search(root, env, "boats", *ON)
    assert again.stderr == f"{LOG} unchanged\n"
    assert (root / LOG).read_bytes() == before
    search(root, env, "boats", "--on", "1999-08-03")
    assert (root / LOG).read_bytes().startswith(before)
    assert len(lines(root)) == 3


def test_a_log_without_a_last_line_end_is_gone_on_with(root: Path, env: dict[str, str]) -> None:
    search(root, env, "boats", *ON)
    (root / LOG).write_bytes((root / LOG).read_bytes().rstrip())
    search(root, env, "zebra", *ON)
    assert [run["search"] for run in lines(root)] == ["boats", "zebra"]


def test_a_damaged_log_is_not_written_over(root: Path, env: dict[str, str]) -> None:
    (root / LOG).write_text("mine\n", "utf-8")
    finished = search(root, env, "boats", *ON)
    assert finished.status == 3
    assert f"{LOG}:1:1: search-log: the line is not JSON; " in finished.stderr
    assert (root / LOG).read_text("utf-8") == "mine\n"


def test_texts_that_are_not_here_are_counted(root: Path, env: dict[str, str]) -> None:
    shutil.rmtree(Path(env["COMPLIANCE_TEXTS"]))
    finished = search(root, env, "boats", *ON)
    assert "0 texts of 0 hold boats\n" in finished.stdout
    assert "of 2 of them no text is on this machine\n" in finished.stdout
    (run,) = lines(root)
    assert (run["texts"], run["not_held"], run.get("hits")) == (0, 2, None)


def test_only_what_the_search_covers_is_searched(root: Path, env: dict[str, str]) -> None:
    june = {**BOATS, "to": "1999-06-30", "files": ["archive"]}
    (root / "searches.yaml").write_text(write_yaml({"searches": [june]}), "utf-8")
    (root / "archive").mkdir()
    (root / "archive" / "note.txt").write_text("Of boats.", "utf-8")
    finished = search(root, env, "boats", *ON, "-f", "json", "--public")
    document = json.loads(finished.stdout)
    assert [(one["article"], one["file"]) for one in document["texts"]] == [
        (GAZETTE, None),
        (None, "archive/note.txt"),
    ]
    assert (document["searched"], document["run"]) == (2, lines(root)[0])
    assert all(p["text"] is None for one in document["texts"] for p in one["passages"])


def test_a_blank_says_in_how_many_texts_was_searched(root: Path, env: dict[str, str]) -> None:
    plain = run_cli("-w", root, "report", "-s", "isles", env=env).stdout
    assert "searched, nothing found\n" in plain
    search(root, env, "zebra", *ON)
    search(root, env, "boats", *ON)
    # Of a table as text, the lines of several cells stand beside each other.
    for command in (["report"], ["audit"], ["matrix", "-f", "html"]):
        printed = " ".join(run_cli("-w", root, *command, env=env).stdout.split())
        assert "(run over 2 texts on 2 Aug 1999, 2 with its words; run over 2" in printed
    differs = run_cli("-w", root, "diff", "isles", "north", env=env).stdout
    assert "run over 2 texts on 2 Aug 1999" in " ".join(differs.split())
    by_then = run_cli("-w", root, "report", "--known-by", "1999-08-01", env=env).stdout
    assert "run over" not in by_then


def test_what_was_found_makes_nothing_a_finding_and_new_articles_another(
    root: Path, env: dict[str, str]
) -> None:
    codes = ("search-run-found", "search-not-current")
    never = run_cli("-w", root, "audit", env=env).stdout
    assert [never.count(code) for code in codes] == [0, 2]
    search(root, env, "boats", *ON)
    search(root, env, "zebra", *ON)
    after = run_cli("-w", root, "audit", env=env).stdout
    assert [after.count(code) for code in codes] == [1, 0]
    herald = root / "articles" / f"{HERALD}.yaml"
    copy = herald.read_text("utf-8").replace(HERALD, "herald-2")
    start = copy.index("held:")
    (root / "articles" / "herald-2.yaml").write_text(copy[:start], "utf-8")
    assert [run_cli("-w", root, "audit", env=env).stdout.count(code) for code in codes] == [1, 0]
    held = copy[start:].replace("[23, 545]", "[960, 970]").replace("afee", "beef")
    (root / "articles" / "herald-2.yaml").write_text(copy[:start] + held, "utf-8")
    assert [run_cli("-w", root, "audit", env=env).stdout.count(code) for code in codes] == [1, 2]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("boat",), 3, 'no search "boat"; did you mean "boats"?'),
        (("by-hand",), 3, 'the search "by-hand" has no query; add one to it in searches.yaml'),
        (("boats", "--on", "then"), 2, "--on"),
        ((), 2, "ID"),
    ],
)
def test_what_cannot_be_run_is_told(
    words: tuple[str, ...], status: int, said: str, root: Path, env: dict[str, str]
) -> None:
    finished = search(root, env, *words)
    assert finished.status == status
    assert said in finished.stderr
    assert not (root / LOG).exists()


def test_a_workspace_that_cannot_be_written_is_told(
    root: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("compliance.workspace.search_log.replace_file", refuse)
    finished = search(root, env, "boats", *ON)
    assert finished.status == 3
    assert finished.stderr.startswith("cannot write into this workspace")
