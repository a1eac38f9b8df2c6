"""Each target of the fuzzer runs on its seeds and a few inputs, and sees what it looks for."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model.dates.edtf import parse_edtf
from compliance.passages.level import Level
from compliance.passages.locate import Location
from compliance.workspace.yaml.reader import Parsed
from fuzz import child
from fuzz.mutate import LARGEST, Mutator
from fuzz.scratch import Complaint, Scratch
from fuzz.target import corpus
from fuzz.targets import TARGETS, readings
from support.cli import Finished
from support.kills import start

INPUTS = 12


@pytest.mark.parametrize("name", TARGETS)
def test_a_second_of_each_target_finds_nothing(name: str, tmp_path: Path) -> None:
    def run() -> None:
        sys.settrace(None)  # that of a measure of coverage, which has no use here
        child.main(name, str(tmp_path), INPUTS, 1, "few")

    assert os.waitpid(start(run), 0)[1] == 0
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))
    said = [path.read_text("utf-8") for path in (tmp_path / "failures").glob("*.txt")]
    assert said == []
    assert told["tried"] > INPUTS


# ----- what counts as a failure


def tried(
    attempt: Callable[[bytes], object],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float = 2.0,
) -> str:
    """Return what is written of an input that fails; nothing if it does not."""
    monkeypatch.chdir(folder)
    (folder / "failures").mkdir()
    trial = child.Trial(attempt, seconds, 500)
    trial(b"an input")
    trial.tell()
    kept = [path for path in (folder / "failures").iterdir() if path.suffix != ".txt"]
    assert [path.read_bytes() for path in kept] == [b"an input"] * trial.failed
    return "".join(path.with_name(f"{path.name}.txt").read_text("utf-8") for path in kept)


def test_what_raises_nothing_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried(len, tmp_path, monkeypatch) == ""


def test_an_exception_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ValueError" in tried(int, tmp_path, monkeypatch)


def test_what_takes_long_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def attempt(_data: bytes) -> None:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass

    assert tried(attempt, tmp_path, monkeypatch, 0.02).startswith("slow: ")


def test_what_takes_much_memory_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "peak", iter([2, 2, 503, 503, 503]).__next__)
    assert tried(len, tmp_path, monkeypatch) == "large: 503 MB"


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def answering(finished: Finished, writes: Path | None = None) -> Callable[..., Finished]:
    def answer(*_argv: object, **_options: object) -> Finished:
        if writes is not None:
            writes.write_bytes(b"")
        return finished

    return answer


@pytest.mark.parametrize(
    ("finished", "law"),
    [
        (Finished(70, "", "Traceback"), "bug"),
        (Finished(0, "", "Traceback (most recent call last)"), "bug"),
        (Finished(4, "", "a word"), "bug"),
        (Finished(3, "", ""), "silent"),
        (Finished(0, "a\x1b[8mb", ""), "steers"),
        (Finished(3, "", "a\u202eb"), "steers"),
        (Finished(1, "", "a word"), "status"),
    ],
)
def test_an_answer_that_no_input_may_bring_about_is_seen(
    finished: Finished, law: str, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.scratch.run_cli", answering(finished))
    with pytest.raises(Complaint, match=f"^{law}: "):
        scratch.command("check", ends={0, 3})


def test_a_file_that_a_reader_writes_is_seen(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = answering(Finished(0, "", ""), scratch.lake / "articles" / "new.yaml")
    monkeypatch.setattr("fuzz.scratch.run_cli", writing)
    with pytest.raises(Complaint, match=r"^written: \['lake/articles/new.yaml'\]"):
        scratch.command("check")
    scratch.command("check", writes=True)


@pytest.mark.parametrize("kind", ["open", "mkdir", "rename", "program"])
def test_what_is_done_elsewhere_is_refused_and_seen(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own, since what is heard there is heard to its end."""
    elsewhere = tmp_path / "elsewhere"
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: elsewhere.write_bytes(b""),
        "mkdir": elsewhere.mkdir,
        "rename": lambda: (tmp_path / "root" / "lake").rename(elsewhere),
        "program": lambda: os.system("exit 1"),
    }

    def act(*_argv: object, **_options: object) -> Finished:
        with nullcontext() if kind == "program" else pytest.raises(PermissionError):
            acts[kind]()
        assert not elsewhere.exists()
        return Finished(0, "", "")

    def run() -> None:
        scratch = Scratch(tmp_path / "root")
        monkeypatch.setattr("fuzz.scratch.run_cli", act)
        with pytest.raises(Complaint, match=r"^afar: "):
            scratch.command("check", writes=True)

    assert os.waitpid(start(run), 0)[1] == 0


def test_the_folder_is_the_same_before_each_input(scratch: Scratch) -> None:
    before = sorted(scratch.stamps())
    settings_file = scratch.lake / "compliance.toml"
    old = settings_file.read_bytes()
    settings_file.unlink()
    settings_file.symlink_to("/dev/zero")
    (scratch.lake / "deep" / "deeper").mkdir(parents=True)
    os.mkfifo(scratch.lake / "deep" / "pipe")
    (scratch.lake / "searches.yaml").write_bytes(b"")
    scratch.reset()
    assert sorted(scratch.stamps()) == before
    assert settings_file.read_bytes() == old
    assert (scratch.lake / "searches.yaml").read_bytes() != b""


def test_inputs_are_the_same_with_the_same_seed_and_never_too_large() -> None:
    seeds = [b"id: a\nkind: act\n", b"", b"\xff" * 60_000]
    drawn = [
        [Mutator(seeds, (b"word",), random.Random(7)).draw() for _ in range(3)],
        [Mutator(seeds, (b"word",), random.Random(7)).draw() for _ in range(3)],
    ]
    assert drawn[0] == drawn[1]
    mutator = Mutator(seeds, (b"word",), random.Random(1))
    inputs = {mutator.draw() for _ in range(2_000)}
    assert len(inputs) > 1_000
    assert max(map(len, inputs)) <= LARGEST


# ----- the laws of the readers


@settings(max_examples=100)
@given(st.sampled_from(list(readings.CHECKS)), st.binary(max_size=200))
def test_every_law_holds_for_any_bytes(name: str, data: bytes) -> None:
    """Law: no reader raises but as declared, or breaks its promises, whatever the bytes are."""
    readings.CHECKS[name](data)


@pytest.mark.parametrize("name", list(readings.CHECKS))
def test_every_reader_has_a_seed(name: str) -> None:
    assert corpus(name) != []


@pytest.mark.parametrize(
    "location",
    [
        Location(Level.EXACT, (0, 2), ((0, 2),)),
        Location(Level.EXACT, (4, 9), ((4, 9),)),
        Location(Level.FOLDED, (0, 3), ((0, 3), (4, 7))),
        Location(Level.AMBIGUOUS, None, ((0, 3),)),
        Location(Level.NEAR, (0, 3)),
        Location(Level.MISSING),
    ],
)
def test_a_broken_reader_is_seen(location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "locate", lambda _text, _pin: location)
    with pytest.raises(Complaint):
        readings.check_given_pin(b"one two\xffone")


@pytest.mark.parametrize(
    ("name", "reads", "check", "data"),
    [
        ("read_yaml", lambda _data, _file: Parsed([1.5], ()), "yaml", b"a"),
        ("read_yaml", lambda _data, _file: Parsed({1: "a"}, ()), "yaml", b"a"),
        ("read_yaml", lambda _data, _file: Parsed([10**18], ()), "yaml", b"a"),
        ("read_yaml", lambda _data, _file: Parsed(deep(40), ()), "yaml", b"a"),
        ("parse_edtf", lambda _text: parse_edtf("2021"), "date", b"2020"),
    ],
)
def test_a_broken_promise_is_seen(
    name: str,
    reads: Callable[..., object],
    check: str,
    data: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readings, name, reads)
    with pytest.raises(Complaint):
        readings.CHECKS[check](data)


def deep(levels: int) -> object:
    value: object = "a"
    for _ in range(levels):
        value = [value]
    return value
