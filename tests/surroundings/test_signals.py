"""A signal at any moment: the documented end, and each file is the old or the new one."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.scenes import Ended, command_lines, interrupted, left_behind, tree
from support.surroundings import WRITING
from surroundings.conftest import MakeScene

INTERRUPTED = 130
MOMENTS = (0.2, 0.5, 0.8)
"""Parts of the time that a command takes when it is let alone."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_OF_PLACE = re.compile(r"(/suggestions/)\w{32}/")

Alone = dict[str, tuple[Ended, float, Mapping[str, object]]]


@pytest.fixture(scope="module")
def alone() -> Alone:
    """How commands end that are let alone, how long it takes, and what is there then."""
    return {}


def moments() -> list[tuple[str, signal.Signals, float]]:
    """Return which command gets which signal when: each some, and those that write all."""
    chosen = []
    for at, name in enumerate(command_lines()):
        signals = SIGNALS if name in WRITING else (SIGNALS[at % 3],)
        chosen += [
            (name, number, MOMENTS[(at + n + turn) % 3])
            for n, number in enumerate(signals)
            for turn in range(2 if name in WRITING else 1)
        ]
    return chosen


@pytest.mark.parametrize(("command", "number", "moment"), moments())
def test_a_signal_ends_a_command_and_nothing_is_half_done(
    command: str, number: signal.Signals, moment: float, make_scene: MakeScene, alone: Alone
) -> None:
    argv = command_lines()[command]
    if command not in alone:
        scene, began = make_scene(), time.monotonic()
        ended = scene.run(*argv)
        alone[command] = ended, time.monotonic() - began, _files(scene.folder)
    usual, lasts, new = alone[command]
    scene = make_scene()
    old = _files(scene.folder)
    ended = interrupted(scene, argv, number, lasts * moment)
    assert "Traceback" not in ended.err
    if ended.status == INTERRUPTED:
        assert number is signal.SIGINT
        assert ended.err.endswith("interrupted\n")
        assert ended.err.count("interrupted") == 1
    else:
        assert ended.status in {usual.status, *({-number} - {-signal.SIGINT})}
    assert left_behind(scene.folder) == []
    for name, content in _files(scene.folder).items():
        assert content in {old.get(name), new.get(name)}, name
    if command == "init":
        made = scene.folder / "out"
        assert not made.exists() or _names_in(made) == {n for n in new if n.startswith("out/")}


def _files(folder: Path) -> dict[str, object]:
    """Return what is there; suggestions are kept by a key of the workspace's place."""
    return {_OF_PLACE.sub(r"\1*/", name): content for name, content in tree(folder).items()}


def _names_in(folder: Path) -> set[str]:
    return {f"{folder.name}/{name}" for name in tree(folder)}
