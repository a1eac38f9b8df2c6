"""Whatever is killed on the way, each unit is done once; a runner that cannot work is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from compliance.scan.drive import Drive, RunnerError
from compliance.scan.ledger import Ledger, Slip, State, ended
from compliance.scan.settings import (
    HitsWriteError,
    OtherScanError,
    Settings,
    begin,
    day_begun,
    open_for,
)
from compliance.scan.tally import Tally
from compliance.scan.units import Form, Unit
from compliance.scan.work import hits_path, stamp


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "hits"
    Ledger(folder).make()
    return folder


def units(tmp_path: Path, *sizes: int) -> list[Unit]:
    made = []
    for number, size in enumerate(sizes):
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(bytes([number]) * size)
        made.append(Unit(Form.LINES, (str(path),), size))
    return made


class LostError(Exception):
    """That a process was lost."""


class Runner:
    """Does units one after another; it is lost at those that it is told to be lost at."""

    def __init__(self, out: Path, run: str = "run", lost: Iterable[str] = ()) -> None:
        self.out, self.run, self.lost = out, run, list(lost)
        self.rounds: list[list[str]] = []

    def __call__(self, asked: Sequence[Unit]) -> Iterator[str]:
        self.rounds.append([unit.name for unit in asked])
        ledger = Ledger(self.out)
        for unit in asked:
            slip = ledger.start(unit, self.run, stamp(unit))
            if unit.name in self.lost:
                self.lost.remove(unit.name)
                raise LostError
            slip = ended(slip, State.DONE, sha256=unit.key, tally=Tally(records=1))
            hits_path(self.out, unit.key).touch()
            ledger.put(unit, slip)
            yield msgspec.json.encode((slip, unit.key)).decode()


def names(slips: Iterable[Slip]) -> list[str]:
    return [slip.name for slip in slips]


def test_the_largest_units_come_first_and_each_once(out: Path, tmp_path: Path) -> None:
    runner = Runner(out)
    asked = units(tmp_path, 3, 9, 5)
    assert names(Drive(out, "run").slips(asked, runner)) == ["1.jsonl", "2.jsonl", "0.jsonl"]
    # In another run nothing is left to do.
    again = Runner(out, "two")
    assert names(Drive(out, "two").slips(asked, again)) == ["0.jsonl", "1.jsonl", "2.jsonl"]
    assert again.rounds == []


def test_files_that_are_as_long_as_another_and_begin_alike_wait_for_that(
    out: Path, tmp_path: Path
) -> None:
    runner = Runner(out)
    asked = units(tmp_path, 4, 4, 7, 4, 4)
    for number in (1, 3):
        Path(asked[number].paths[0]).write_bytes(Path(asked[0].paths[0]).read_bytes())
    assert len(names(Drive(out, "run").slips(asked, runner))) == 5
    assert runner.rounds == [["2.jsonl", "4.jsonl", "0.jsonl"], ["1.jsonl"], ["3.jsonl"]]


def test_a_file_that_is_gone_is_asked_for_all_the_same(out: Path, tmp_path: Path) -> None:
    asked = units(tmp_path, 4, 4)
    Path(asked[0].paths[0]).unlink()
    runs: list[list[str]] = []

    def runner(some: Sequence[Unit]) -> Iterator[str]:
        runs.append([unit.name for unit in some])
        for unit in some:
            slip = Slip(unit.name, State.FAILED, "run", 1, "")
            yield msgspec.json.encode((slip, unit.key)).decode()

    list(Drive(out, "run").slips(asked, runner))
    assert runs == [["1.jsonl", "0.jsonl"]]


def test_what_a_lost_process_was_at_is_begun_again(out: Path, tmp_path: Path) -> None:
    runner = Runner(out, lost=["0.jsonl", "1.jsonl", "0.jsonl"])
    asked = units(tmp_path, 4, 3, 2)
    assert sorted(names(Drive(out, "run").slips(asked, runner))) == [unit.name for unit in asked]
    assert len(runner.rounds) == 4
    assert [slip.attempts for slip in map(Ledger(out).get, asked) if slip] == [3, 2, 1]


def test_a_slip_that_the_runner_lost_is_in_the_ledger(out: Path, tmp_path: Path) -> None:
    class Silent(Runner):
        def __call__(self, asked: Sequence[Unit]) -> Iterator[str]:
            for told in super().__call__(asked):
                if len(told) > 1:
                    raise LostError
                yield told

    (unit,) = units(tmp_path, 4)
    assert names(Drive(out, "run").slips([unit], Silent(out))) == ["0.jsonl"]


def test_a_file_that_changed_or_lost_its_hits_is_done_again(out: Path, tmp_path: Path) -> None:
    first, second = units(tmp_path, 4, 3)
    list(Drive(out, "one").slips([first, second], Runner(out, "one")))
    Path(first.paths[0]).write_bytes(b"other")
    hits_path(out, second.key).unlink()
    again = Runner(out, "two")
    list(Drive(out, "two").slips([first, second], again))
    assert again.rounds == [["0.jsonl", "1.jsonl"]]


def test_a_process_that_is_lost_before_it_begins_is_started_again(
    out: Path, tmp_path: Path
) -> None:
    runner = Runner(out)
    lost = iter([True, True, False])

    def late(asked: Sequence[Unit]) -> Iterator[str]:
        if next(lost):
            raise LostError
        yield from runner(asked)

    assert names(Drive(out, "run").slips(units(tmp_path, 4), late)) == ["0.jsonl"]


@pytest.mark.parametrize(("said", "told"), [("no  room", "no room"), ("", "ValueError")])
def test_a_runner_that_cannot_work_is_told_of(
    said: str, told: str, out: Path, tmp_path: Path
) -> None:
    def broken(asked: Sequence[Unit]) -> Iterable[str]:
        assert asked
        raise ValueError(said)

    with pytest.raises(RunnerError, match=f"what is left could not be scanned: {told}; see"):
        list(Drive(out, "run").slips(units(tmp_path, 4), broken))


def test_a_folder_is_for_one_scan_and_remembers_its_day(tmp_path: Path) -> None:
    out = tmp_path / "new"
    assert day_begun(out, "2026-11-28") == "2026-11-28"
    begin(out, Settings("a", "2026-11-28"))
    begin(out, Settings("a", "2026-11-29"))
    assert day_begun(out, "2026-11-29") == "2026-11-28"
    with pytest.raises(OtherScanError):
        begin(out, Settings("b", "2026-11-28"))
    (tmp_path / "file").touch()
    with pytest.raises(HitsWriteError):
        begin(tmp_path / "file", Settings("a", "2026-11-28"))
    with pytest.raises(HitsWriteError):
        open_for(tmp_path / "file", "run")
