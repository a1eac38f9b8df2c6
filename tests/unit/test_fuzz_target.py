"""The fuzz target runs without a fuzzer: on its seeds, and on bytes of any kind."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model.dates.edtf import parse_edtf
from compliance.passages.level import Level
from compliance.passages.locate import Location
from support.repository import ROOT

TARGET = ROOT / "fuzz" / "fuzz_reading.py"
SEEDS = sorted((ROOT / "fuzz" / "corpus").iterdir())


def load_target() -> Any:  # noqa: ANN401 - a module has no type of its own
    spec = importlib.util.spec_from_file_location("fuzz_reading", TARGET)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


target = load_target()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_every_law_holds_for_the_seeds(seed: Path) -> None:
    target.check(seed.read_bytes())


@settings(max_examples=100)
@given(st.sampled_from(range(len(target.READERS))), st.binary(max_size=200))
def test_every_law_holds_for_any_bytes(reader: int, rest: bytes) -> None:
    """Law: no reader raises but as declared, or breaks its promises, whatever the bytes are."""
    target.check(bytes([reader]) + rest)


def test_no_bytes_are_nothing_to_read() -> None:
    target.check(b"")


def test_every_reader_has_a_seed() -> None:
    assert {seed.read_bytes()[0] for seed in SEEDS} == set(range(len(target.READERS)))


def test_files_and_standard_input_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(target, "check", read.append)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\1two")))
    target.main(["--once", str(SEEDS[0]), str(SEEDS[1])])
    target.main(["--once"])
    assert read == [SEEDS[0].read_bytes(), SEEDS[1].read_bytes(), b"\1two"]


def test_without_atheris_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target, "atheris", None)
    with pytest.raises(SystemExit, match="--once"):
        target.main([])


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
    monkeypatch.setattr(target, "locate", lambda _text, _pin: location)
    with pytest.raises(target.BrokenLawError):
        target.check(b"\2one two\xffone")


@pytest.mark.parametrize(
    ("name", "reads", "data"),
    [
        ("read_yaml", lambda _data, _file: target.Parsed([1.5], ()), b"\0a"),
        ("read_yaml", lambda _data, _file: target.Parsed({1: "a"}, ()), b"\0a"),
        ("read_yaml", lambda _data, _file: target.Parsed([10**18], ()), b"\0a"),
        ("read_yaml", lambda _data, _file: target.Parsed(deep(40), ()), b"\0a"),
        ("parse_edtf", lambda _text: parse_edtf("2021"), b"\x012020"),
    ],
)
def test_a_broken_promise_is_seen(
    name: str, reads: Callable[..., object], data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, name, reads)
    with pytest.raises(target.BrokenLawError):
        target.check(data)


def deep(levels: int) -> object:
    value: object = "a"
    for _ in range(levels):
        value = [value]
    return value
