"""Writers that are killed leave the old state or the new one; two at once lose nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.files import locking
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_line, read_standing_lock
from compliance.workspace.write.writers_lock import writing
from support.builders import GAZETTE, HERALD, workspace, write_files
from support.cli import Finished, run_cli
from support.kills import count_steps, run_killed, start
from support.lake_texts import write_digest

KILLS = 100
BEFORE, NOW = ("--on", "2026-11-01"), ("--on", "2026-11-21")
TREE = dict[str, bytes]


class Scene:
    """A workspace and a text library to start from, and a command that changes both."""

    def __init__(self, start: Path, argv: tuple[str | Path, ...]) -> None:
        self.start, self.argv = start, argv
        self.at = start.with_name("at")
        self.env = {"COMPLIANCE_TEXTS": str(self.at / "texts")}
        self.old = tree(start)
        self.reset()
        assert run_cli(*self.command, env=self.env).status == 0
        self.new = tree(self.at)
        self.reset()
        self.steps, self.replacing = count_steps(self.command, self.env)
        self._judged: dict[frozenset[tuple[str, bytes]], None] = {}

    @property
    def command(self) -> tuple[str | Path, ...]:
        """The command over the copy that it changes."""
        return ("-w", self.at / "lake", *self.argv)

    def reset(self) -> None:
        """Make the state anew that the command starts from."""
        left = tree(self.at)
        for name in left.keys() - self.old.keys():
            (self.at / name).unlink()
        for folder in sorted((p for p in self.at.rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        write_files(self.at, {n: d for n, d in self.old.items() if left.get(n) != d})

    def kill_everywhere(self, judge: Callable[[TREE], None]) -> int:
        """Kill the command at random steps; judge each state that this leaves, once.

        Most are of those that put a file in place of another: there a mixture would come from.
        """
        draw = random.Random(20201110)
        chosen = draw.sample(self.replacing, min(80, len(self.replacing)))
        others = sorted(set(range(1, self.steps + 1)) - set(chosen))
        chosen += draw.sample(others, KILLS - len(chosen))
        for last in chosen:
            self.reset()
            run_killed(self.command, self.env, last)
            left = tree(self.at)
            state = frozenset((re.sub(r"\w{8}\.part$", ".part", n), d) for n, d in left.items())
            if state not in self._judged:
                self._judged[state] = None
                judge(left)
                load_workspace(self.at / "lake")
                assert run_cli(*self.command, env=self.env).status == 0
                assert without_parts(tree(self.at), "texts/") == self.new
        assert len(self._judged) > 2
        return len(set(chosen))


def tree(root: Path) -> TREE:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def without_parts(files: TREE, folder: str = "") -> TREE:
    """Return files without those that killed writers leave in a folder."""
    return {
        name: data
        for name, data in files.items()
        if not (name.endswith(".part") and name.startswith(folder))
    }


def texts_are_whole(files: TREE) -> bool:
    return all(
        sha256(data).hexdigest() in name
        for name, data in without_parts(files).items()
        if name.startswith("texts/")
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


def test_affirm_killed_at_a_hundred_points_leaves_the_old_lock_or_the_new_one(lake: Path) -> None:
    evidence = lake / "lake" / "evidence" / f"{HERALD}.yaml"
    assert affirm(lake, f"{HERALD}#e1", f"{HERALD}#e2", f"{GAZETTE}#e1", *BEFORE).status == 0
    evidence.write_text(evidence.read_text("utf-8").replace("claim: ", "claim: x ", 1), "utf-8")
    scene = Scene(lake, ("affirm", "--all", "--suspect", *NOW))
    name = "lake/compliance.lock"
    locks = (scene.old[name], scene.new[name])
    assert locks[0].count(b"\n") == 3 < locks[1].count(b"\n")

    def judge(left: TREE) -> None:
        assert left[name] in locks
        assert without_parts({**left, name: b""}) == {**scene.old, name: b""}

    assert scene.kill_everywhere(judge) == KILLS


def test_articles_add_killed_at_a_hundred_points_leaves_each_file_old_or_new(
    lake: Path, tmp_path: Path
) -> None:
    """State: texts first, each whole; then drafts, each whole; a second run does the rest."""
    shutil.rmtree(lake / "texts")
    files = [tmp_path / "digest.txt", tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files[1:]:
        file.write_text(f"Piece {file.stem}.\nIt was invented.\n", "utf-8")
    scene = Scene(lake, ("articles", "add", *files))
    assert len(scene.new.keys() - scene.old.keys()) == 6

    def judge(left: TREE) -> None:
        assert texts_are_whole(left)
        whole = without_parts(left)
        assert whole.items() <= scene.new.items()
        assert scene.old.items() <= whole.items()
        drafts = [data for name, data in whole.items() if name.endswith(".draft")]
        held = " ".join(name for name in whole if name.startswith("texts/"))
        for draft in drafts:
            assert draft.decode().rpartition("text_sha256: ")[2].strip() in held

    assert scene.kill_everywhere(judge) == KILLS


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
