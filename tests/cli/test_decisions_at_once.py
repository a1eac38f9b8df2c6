"""Desks that are killed, and several at once: no decision is lost, and none is half there."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.coding.desk import Desk, UnknownItemError
from support.builders import GAZETTE, HERALD
from support.desks import CROSSED, GIVEN, OPENED, Office, office
from support.kills import Steps, start

KILLS = int(os.environ.get("KILLS", "25"))
ALL = frozenset(one.text for ones in GIVEN.values() for one in ones)


def accept(desk: Desk, text: str) -> str | None:
    """Accept a suggestion, made anew as often as the file moves on; None if it is decided."""
    while True:
        key = next((one.key for one in desk.queue() if one.suggestion.text == text), None)
        if key is None:
            return None
        try:
            item = desk.item(key)
            form = {one.name: one.values for one in item.fields if one.values}
            outcome = desk.accept(key, form, "A claim of ours", item.revision)
        except UnknownItemError:
            continue
        if outcome.conflict is None:
            assert outcome.done, outcome.problems
            return outcome.record


def processes(work: list[Callable[[], None]]) -> None:
    pids = [start(one) for one in work]
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0] * len(work)


def killed(work: Callable[[], object], last: int) -> bool:
    """Do something in a process that is killed at a step; return whether it was."""

    def run() -> None:
        Steps(last).watch()
        work()

    return os.WIFSIGNALED(os.waitpid(start(run), 0)[1])


@pytest.fixture
def here(tmp_path: Path) -> Office:
    return office(tmp_path / "start")


def copied(here: Office, to: Path) -> Office:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(here.root.parent, to)
    return Office(to / "lake", to / "data")


def steps_of(here: Office, to: Path, work: Callable[[Office], object]) -> int:
    """Return how many steps some work takes, once all that it imports has been imported."""
    work(copied(here, to))
    made = copied(here, to)
    reading, writing = os.pipe()

    def run() -> None:
        steps = Steps()
        steps.watch()
        work(made)
        sys.settrace(None)
        os.write(writing, str(steps.done).encode())

    processes([run])
    os.close(writing)
    with os.fdopen(reading) as told:
        return int(told.read())


def chosen(steps: int) -> list[int]:
    return sorted(random.Random(20201110).sample(range(1, steps + 1), min(KILLS, steps)))


def test_a_desk_killed_on_the_way_leaves_the_record_whole_or_not_there(
    here: Office, tmp_path: Path
) -> None:
    accept(here.desk(), CROSSED.text)
    before = (here.evidence() or b"", here.lines)

    def work(made: Office) -> object:
        return accept(made.desk(), OPENED.text)

    whole = copied(here, tmp_path / "whole")
    work(whole)
    after = (whole.evidence() or b"", whole.lines)
    seen = set()
    for last in chosen(steps_of(here, tmp_path / "at", work)):
        made = copied(here, tmp_path / "at")
        assert killed(lambda made=made: work(made), last)  # type: ignore[misc]
        assert made.evidence() in {before[0], after[0]}
        assert made.lines[:1] == before[1]
        assert made.lines[1:] in ([], after[1][1:])
        written, noted = made.evidence() == after[0], len(made.lines) == 2
        assert written or not noted, "a decision whose record is not there"
        seen.add((written, noted))
        # Whoever goes on finds it waiting or decided, and it is there once.
        desk = made.desk()
        assert (accept(desk, OPENED.text) is None) is written
        assert (made.evidence() or b"").count(b"opened on the first of June") == 1
        assert not list(made.root.rglob(".*.part"))
        assert desk.damaged == ()
    assert (False, False) in seen


def test_an_undo_killed_on_the_way_can_be_done_again(here: Office, tmp_path: Path) -> None:
    accept(here.desk(), CROSSED.text)
    first = here.evidence()
    accept(here.desk(), OPENED.text)

    def work(made: Office) -> object:
        return made.desk().undo()

    for last in chosen(steps_of(here, tmp_path / "at", work)):
        made = copied(here, tmp_path / "at")
        assert killed(lambda made=made: work(made), last)  # type: ignore[misc]
        assert made.evidence() in {first, here.evidence()}
        assert made.lines[:2] == here.lines
        if len(made.lines) == 2:
            assert made.desk().undo().done
        assert made.evidence() == first
        assert [one.n for one in made.desk().decisions()] == [1]


@pytest.mark.parametrize("coders", [("anna", "boris"), ("anna", "anna"), ("anna",) * 4])
def test_several_at_once_lose_nothing(coders: tuple[str, ...], here: Office) -> None:
    def work(coder: str, turn: int) -> Callable[[], None]:
        def run() -> None:
            desk = here.desk(coder)
            order = sorted(ALL)
            random.Random(turn).shuffle(order)
            for text in order:
                accept(desk, text)

        return run

    processes([work(coder, turn) for turn, coder in enumerate(coders)])
    desk = here.desk()
    assert desk.queue() == ()
    for article, ones in GIVEN.items():
        data = here.evidence(article) or b""
        assert data.count(b"- id: ") == len(ones)
    assert {one.id for one in desk.workspace.evidence.values()} == {
        f"{article}#e0{number}" for article in (HERALD, GAZETTE) for number in (1, 2)
    }
    noted = [one for coder in set(coders) for one in here.desk(coder).decisions()]
    assert sorted(str(one.record) for one in noted) == sorted(desk.workspace.evidence)
    for coder in set(coders):
        lines = here.desk(coder).decisions()
        assert [one.n for one in lines] == list(range(1, len(lines) + 1))
        assert here.desk(coder).damaged == ()
