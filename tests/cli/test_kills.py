"""Writers that are killed leave the old state or the new one; two at once lose nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.files import locking
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_line, read_standing_lock
from compliance.workspace.write.writers_lock import writing
from support.builders import GAZETTE, HERALD, workspace
from support.cli import Finished, run_cli
from support.kill_scenes import MARKED, Scene, Tree, held, kills, query, without_parts
from support.kills import start
from support.lake_texts import write_digest

KILLS = 30
FEW = 10
"""Kills of each other command, which for a site take long; the slow job has a hundred of each."""
BEFORE, NOW = ("--on", "2026-11-01"), ("--on", "2026-11-21")


def texts_are_whole(files: Tree) -> bool:
    return all(
        sha256(data).hexdigest() in name
        for name, data in without_parts(files).items()
        # What describes captures has their hash in its name, and not its own.
        if name.startswith("texts/") and data is not None and not name.endswith(".json")
    )


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A folder with the lake workspace, nothing affirmed, and the texts of its articles."""
    root = tmp_path / "start"
    workspace(root / "lake")
    env = {"COMPLIANCE_TEXTS": str(root / "texts")}
    added = run_cli("-w", root / "lake", "articles", "add", write_digest(tmp_path), env=env)
    assert added.status == 0
    return root


def affirm(root: Path, *options: str) -> Finished:
    env = {"COMPLIANCE_TEXTS": str(root / "texts")}
    return run_cli("-w", root / "lake", "affirm", *options, env=env)


def test_affirm_killed_on_the_way_leaves_the_old_lock_or_the_new_one(lake: Path) -> None:
    evidence = lake / "lake" / "evidence" / f"{HERALD}.yaml"
    assert affirm(lake, f"{HERALD}#e1", f"{HERALD}#e2", f"{GAZETTE}#e1", *BEFORE).status == 0
    evidence.write_text(evidence.read_text("utf-8").replace("claim: ", "claim: x ", 1), "utf-8")
    scene = Scene(lake, ("-w", "@lake", "affirm", "--all", "--suspect", *NOW))
    name = "lake/compliance.lock"
    locks = (scene.old[name] or b"", scene.new[name] or b"")
    assert locks[0].count(b"\n") == 3 < locks[1].count(b"\n")

    def judge(left: Tree) -> None:
        load_workspace(scene.at / "lake")
        assert left[name] in locks
        assert without_parts({**left, name: b""}) == {**scene.old, name: b""}

    assert scene.kill(kills(KILLS), judge) >= KILLS


def test_articles_add_killed_on_the_way_leaves_each_file_old_or_new(
    lake: Path, tmp_path: Path
) -> None:
    """State: of each file its bytes, its texts, then its draft, each whole; a rerun goes on."""
    shutil.rmtree(lake / "texts")
    files = [tmp_path / "digest.txt", tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files[1:]:
        file.write_text(f"Piece {file.stem}.\nIt was invented.\n", "utf-8")
    scene = Scene(lake, ("-w", "@lake", "articles", "add", *files))
    made = scene.new.keys() - scene.old.keys()
    assert sum(scene.new[name] is not None for name in made) == 12

    def judge(left: Tree) -> None:
        load_workspace(scene.at / "lake")
        assert texts_are_whole(left)
        whole = without_parts(left)
        assert whole.items() <= scene.new.items()
        assert scene.old.items() <= whole.items()
        drafts = [data or b"" for name, data in whole.items() if name.endswith(".draft")]
        held = " ".join(name for name in whole if name.startswith("texts/"))
        for draft in drafts:
            assert draft.decode().rpartition("text_sha256: ")[2].strip() in held

    assert scene.kill(kills(KILLS), judge) >= KILLS


def old_report(start: Path) -> None:
    (start / "report.html").write_text("an old report", "utf-8")


def old_site(start: Path) -> None:
    """A site of another state: some pages differ, and one is there no more."""
    lake = start / "lake"
    other = workspace(start / "other", articles=[{}])
    assert run_cli("-w", other, "site", start / "site").status == 0
    shutil.rmtree(other)
    assert (lake / "compliance.toml").exists()


def old_schemas(start: Path) -> None:
    assert run_cli("schema", "--all", start / "schemas").status == 0
    path = start / "schemas" / "lock.json"
    path.write_bytes(path.read_bytes().replace(b'"description"', b'"title"', 1))


def empty_folder(start: Path) -> None:
    (start / "new").mkdir()


def facts(start: Path) -> None:
    (start / "one.txt").write_text("HAVEN, 5 July 1999\n\nIt was invented.\n", "utf-8")


SCENES: Mapping[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "init": (Path.exists, ("init", "@new")),
    "init in an empty folder": (empty_folder, ("init", "@new")),
    "init from another": (Path.exists, ("init", "@new", "--from", "nov10_2020")),
    "site": (Path.exists, ("-w", "@lake", "site", "@site")),
    "site again": (old_site, ("-w", "@lake", "site", "@site")),
    "schema": (old_schemas, ("schema", "--all", "@schemas")),
    "report": (old_report, ("-w", "@lake", "report", "-o", "@report.html")),
    "audit": (Path.exists, ("-w", "@lake", "audit", "-o", "@audit.json")),
    "cache": (Path.exists, ("-w", "@lake", "check")),
    "cache of words": (held, ("-w", "@lake", "search", "boats")),
    "articles mark": (Path.exists, ("-w", "@lake", "articles", "mark", *MARKED)),
    "search run": (query, ("-w", "@lake", "search", "run", "boats", *NOW)),
    "articles add with all facts": (
        facts,
        (
            *("-w", "@lake", "articles", "add", "@one.txt", "--outlet", "wire"),
            *("--published", "1999-07-05", "--basis", "Printed.", "--language", "en"),
            *("--confidence", "A"),
        ),
    ),
}


@pytest.mark.parametrize("name", SCENES)
def test_a_killed_command_leaves_each_file_old_or_new_and_can_be_run_again(
    name: str, tmp_path: Path
) -> None:
    prepare, argv = SCENES[name]
    start = tmp_path / "start"
    workspace(start / "lake")
    prepare(start)
    scene = Scene(start, argv, cache="cache" if name.startswith("cache") else "off")
    scene.kill(kills(3 if name.startswith("site") else FEW), scene.old_or_new)


def started(root: Path, ids: Sequence[str]) -> int:
    def run() -> None:
        assert affirm(root, *ids, *NOW).status == 0

    return start(run)


def halves(root: Path) -> tuple[list[str], list[str]]:
    ids = [str(one) for one in load_workspace(root / "lake").evidence]
    return ids[::2], ids[1::2]


def test_two_at_once_do_not_lose_each_others_work(lake: Path) -> None:
    lock = lake / "lake" / "compliance.lock"
    both = halves(lake)
    assert affirm(lake, "--all", *NOW).status == 0
    expected = lock.read_bytes()
    for _ in range(25):
        lock.unlink()
        pids = [started(lake, half) for half in both]
        assert [os.waitpid(pid, 0)[1] for pid in pids] == [0, 0]
        assert lock.read_bytes() == expected


def test_what_was_written_while_affirm_waited_stays(
    lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one affirmed the first half, and a record that this one has never seen."""
    lock = lake / "lake" / "compliance.lock"
    first, second = halves(lake)
    assert affirm(lake, *first, *BEFORE).status == 0
    theirs = lock.read_text("utf-8")
    unseen = theirs.splitlines()[0].replace(first[0], "wire-1999-07-05#e1")
    lock.unlink()
    monkeypatch.setattr(locking, "PATIENCE", 0.0)

    def write(_seconds: float) -> None:
        lock.write_text(f"{theirs}{unseen}\n", "utf-8")
        other.__exit__(None, None, None)

    monkeypatch.setattr("time.sleep", write)
    other = writing(lake / "lake", print)
    other.__enter__()
    finished = affirm(lake, "--all", "--suspect", *NOW)
    assert finished.status == 0
    assert finished.stderr.splitlines() == [
        "waiting for another compliance to finish writing",
        f"affirmed {len(second)}, unchanged {len(first)}, changed since affirmed 0, not found 0",
        "compliance.lock written",
    ]
    lines = [lock_line(entry) for entry in read_standing_lock(lake / "lake")]
    assert set(lines) > {*theirs.splitlines(), unseen}
    assert len(lines) == len(first) + len(second) + 1


def test_two_that_draft_the_same_article_at_once_leave_one_of_the_two(
    lake: Path, tmp_path: Path
) -> None:
    env = {"COMPLIANCE_TEXTS": str(lake / "texts")}
    file = tmp_path / "one.txt"
    file.write_text("Piece one.\n", "utf-8")
    draft = lake / "lake" / "articles" / "one.yaml.draft"

    def add(language: str) -> int:
        argv = ("-w", lake / "lake", "articles", "add", file, "--language", language)
        return start(lambda: _check(run_cli(*argv, env=env)))

    def _check(finished: Finished) -> None:
        said = re.search("new: text kept|drafted before", finished.stderr)
        assert said is not None

    for _ in range(5):
        draft.unlink(missing_ok=True)
        pids = [add("en"), add("fr")]
        assert [os.waitpid(pid, 0)[1] for pid in pids] == [0, 0]
        written = draft.read_text("utf-8")
        assert len(re.findall("^language: (?:en|fr)$", written, re.MULTILINE)) == 1
