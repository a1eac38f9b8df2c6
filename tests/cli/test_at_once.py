"""Commands that write, several at once into one place: none fails, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from compliance.workspace.load import load_workspace
from support.builders import workspace
from support.cli import run_cli
from support.kill_scenes import MARKED, Scene, held, query, tree
from support.lake_texts import write_digest

ROUNDS = int(os.environ.get("ROUNDS", "3"))
"""The slow job has more."""
TEN = 10
NOW = ("--on", "2026-11-21")

Argv = Sequence[str | Path]


def at_once(argvs: Sequence[Argv], env: Mapping[str, str]) -> list[int]:
    """Run commands, each in a process of its own; return their exit statuses, sorted."""
    ready, go = os.pipe()
    pids = []
    for argv in argvs:
        pid = os.fork()
        if not pid:
            status = 99
            try:
                os.close(go)
                os.read(ready, 1)  # it ends when all have been started
                status = run_cli(*argv, env=env).status
            finally:
                os._exit(status)
        pids.append(pid)
    os.close(ready)
    os.close(go)
    return sorted(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids)


def old_site(start: Path) -> None:
    other = workspace(start / "other", articles=[{}])
    assert run_cli("-w", other, "site", start / "site").status == 0


def empty_folder(start: Path) -> None:
    (start / "new").mkdir()


SCENES: Mapping[str, tuple[Callable[[Path], object], Argv, list[int]]] = {
    "site": (Path.exists, ("-w", "@lake", "site", "@site"), [0, 0]),
    "site again": (old_site, ("-w", "@lake", "site", "@site"), [0, 0]),
    "init": (Path.exists, ("init", "@new"), [0, 3]),
    "init in an empty folder": (empty_folder, ("init", "@new"), [0, 3]),
    "schema": (Path.exists, ("schema", "--all", "@schemas"), [0, 0]),
    "report": (Path.exists, ("-w", "@lake", "report", "-o", "@report.md"), [0] * TEN),
    "cache": (Path.exists, ("-w", "@lake", "check"), [0] * TEN),
    "cache of words": (held, ("-w", "@lake", "search", "boats"), [0] * TEN),
    "articles mark": (Path.exists, ("-w", "@lake", "articles", "mark", *MARKED), [0] * TEN),
    "search run": (query, ("-w", "@lake", "search", "run", "boats", *NOW), [0] * TEN),
}


@pytest.mark.parametrize("name", SCENES)
def test_several_at_once_leave_what_one_leaves(name: str, tmp_path: Path) -> None:
    prepare, argv, statuses = SCENES[name]
    start = tmp_path / "start"
    workspace(start / "lake")
    prepare(start)
    scene = Scene(start, argv, cache="cache" if name.startswith("cache") else "off")
    for _ in range(ROUNDS):
        scene.reset()
        assert at_once([scene.argv] * len(statuses), scene.env) == statuses
        assert tree(scene.at) == scene.new


@pytest.fixture
def library(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}


def test_ten_that_affirm_at_once_lose_nothing(tmp_path: Path, library: dict[str, str]) -> None:
    lake = workspace(tmp_path / "lake")
    lock = lake / "compliance.lock"
    digest = write_digest(tmp_path)
    assert run_cli("-w", lake, "articles", "add", digest, env=library).status == 0
    assert run_cli("-w", lake, "affirm", "--all", *NOW, env=library).status == 0
    expected = lock.read_bytes()
    ids = [str(one) for one in load_workspace(lake).evidence]
    parts = [part for n in range(TEN) if (part := ids[n::TEN])]
    for _ in range(ROUNDS):
        lock.unlink()
        argvs: list[Argv] = [("-w", lake, "affirm", *part, *NOW) for part in parts]
        assert at_once(argvs, library) == [0] * len(parts)
        assert lock.read_bytes() == expected
        assert [path.name for path in lake.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("files", [1, TEN])
def test_ten_that_add_articles_at_once_lose_nothing(
    files: int, tmp_path: Path, library: dict[str, str]
) -> None:
    """Ten of one file leave one draft; each of its own file, ten."""
    lake = workspace(tmp_path / "lake")
    given = [tmp_path / f"piece-{number}.txt" for number in range(files)]
    for path in given:
        path.write_text(f"Piece {path.stem}.\nIt was invented.\n", "utf-8")
    argvs: list[Argv] = [("-w", lake, "articles", "add", given[n % files]) for n in range(TEN)]
    drafts = {f"{path.stem}.yaml.draft" for path in given}
    before = {path.name for path in (lake / "articles").iterdir()}
    for _ in range(ROUNDS):
        for name in drafts:
            (lake / "articles" / name).unlink(missing_ok=True)
        assert at_once(argvs, library) == [0] * TEN
        assert {path.name for path in (lake / "articles").iterdir()} - before == drafts
        texts = [path for path in (tmp_path / "texts" / "texts").rglob("*") if path.is_file()]
        assert len(texts) == files
        assert all(path.read_text("utf-8").startswith("Piece ") for path in texts)
        assert run_cli("-w", lake, "check").status == 0
