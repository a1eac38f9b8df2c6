"""How much memory there is, by what the system says."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

from compliance.files import memory
from compliance.files.memory import keep_below, memory_here


@pytest.fixture(autouse=True)
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(memory, "GROUP_LIMITS", (tmp_path / "new", tmp_path / "old"))
    return tmp_path


def machine(monkeypatch: pytest.MonkeyPatch, **names: int) -> None:
    monkeypatch.setattr(os, "sysconf", names.__getitem__)


def test_it_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, SC_PHYS_PAGES=1_000, SC_PAGE_SIZE=4_096)
    assert memory_here() == 4_096_000


@pytest.mark.parametrize("name", ["new", "old"])
@pytest.mark.parametrize(
    ("said", "known"), [("1000\n", 1_000), ("9999999999\n", 4_096_000), ("max\n", 4_096_000)]
)
def test_a_container_may_have_less(
    name: str, said: str, known: int, groups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, SC_PHYS_PAGES=1_000, SC_PAGE_SIZE=4_096)
    (groups / name).write_text(said, "ascii")
    assert memory_here() == known


@pytest.mark.parametrize("error", [ValueError, OSError, AttributeError])
def test_a_system_may_not_say(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str) -> int:
        raise error

    monkeypatch.setattr(os, "sysconf", refuse)
    assert memory_here() is None


def test_this_machine_has_some() -> None:
    assert memory_here() is None or (memory_here() or 0) > 1_000_000


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_no_more_is_taken_where_the_system_can_see_to_it(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = mock.Mock(RLIMIT_DATA=2, RLIM_INFINITY=-1)
    limits.getrlimit.return_value = (-1, 9_000)
    monkeypatch.setattr(memory, "resource", limits)
    keep_below(5_000)
    limits.setrlimit.assert_called_once_with(2, (5_000, 9_000))
    limits.getrlimit.return_value = (3_000, 9_000)
    keep_below(5_000)
    limits.setrlimit.assert_called_with(2, (3_000, 9_000))
    limits.setrlimit.side_effect = error
    keep_below(10_000)
    monkeypatch.setattr(memory, "resource", None)
    keep_below(5_000)
