"""Reading searches.log.jsonl, which only runs of searches write."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.errors import InvalidWorkspaceError
from compliance.model.dates.edtf import parse_edtf
from compliance.model.incident import SearchHit, SearchRun, last_run
from compliance.workspace import layout
from compliance.workspace.files import SourceBytes
from compliance.workspace.layout import ReadOnlyWorkspaceError
from compliance.workspace.search_log import read_search_log, write_run
from support.builders import workspace

HASH = "a" * 64
RUN = SearchRun(
    search="boats",
    on=parse_edtf("1999-08-02"),
    query="boats",
    expanded="boats",
    texts=2,
    texts_sha256=HASH,
    articles=1,
    articles_sha256=HASH,
    not_held=0,
    hits=(SearchHit(text_sha256=HASH),),
    version="1",
)


def read(data: bytes) -> tuple[tuple[SearchRun, ...], list[tuple[int, str]]]:
    runs, problems = read_search_log(SourceBytes(layout.SEARCH_LOG, "searches.log", data))
    return runs, [(problem.line, problem.code) for problem in problems]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    assert write_run(root, RUN, print)
    assert not write_run(root, RUN, print)
    data = (root / layout.SEARCH_LOG).read_bytes()
    assert read(data) == ((RUN,), [])
    assert read(b"\n" + data + b"  \n" + data) == ((RUN, RUN), [])
    assert (last_run((RUN,), "boats"), last_run((RUN,), "gate"), last_run((), None)) == (
        RUN,
        None,
        None,
    )


def test_a_conflict_of_a_merge_is_named() -> None:
    assert read(b"<<<<<<< HEAD\n{}\n=======\n>>>>>>> other\n") == ((), [(1, "merge-conflict")])


def test_after_a_thousand_problems_nothing_is_read_on() -> None:
    runs, problems = read(b"0\n" * 5_000)
    assert runs == ()
    assert (len(problems), problems[-1]) == (1_001, (1_001, "too-many"))


def test_a_log_that_is_wrong_is_not_written_over(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", files={layout.SEARCH_LOG: "mine\n"})
    with pytest.raises(InvalidWorkspaceError, match="the line is not JSON"):
        write_run(root, RUN, print)
    assert (root / layout.SEARCH_LOG).read_text("utf-8") == "mine\n"


def test_the_shipped_workspace_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "installed_root", lambda: tmp_path)
    with pytest.raises(ReadOnlyWorkspaceError):
        write_run(tmp_path, RUN, print)
    assert list(tmp_path.iterdir()) == []
