"""A walk: each command in many surroundings, each surrounding with many commands.

All pairs are many, so that a few of each are tried; COMPLIANCE_WALK=all tries every one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import pytest

from support.scene_changes import drop_rights
from support.scenes import Ended, command_lines, left_behind, open_up, tree
from support.surroundings import Surrounding, surroundings
from surroundings.conftest import MakeScene

ALL = os.environ.get("COMPLIANCE_WALK") == "all"
REFUSED = 3
EACH = 2
"""Commands for each surrounding."""

SURROUNDINGS = {one.name: one for one in surroundings()}
UGLY = ("Traceback", "Exception ignored", "Fatal Python", "this is a bug")
PROBLEM = re.compile(r"[^\n:]+:\d+:\d+: [a-z0-9-]+: .+")


def pairs() -> list[tuple[str, str]]:
    """Return which commands are tried in which surroundings."""
    names = list(command_lines())
    chosen = []
    for at, one in enumerate(SURROUNDINGS.values()):
        turned = [names[(at * EACH + n) % len(names)] for n in range(EACH)]
        mine = dict.fromkeys((*one.first, *(names if ALL else turned)))
        chosen += [(one.name, name) for name in list(mine)[: None if ALL else EACH]]
    return chosen


@pytest.fixture(scope="module")
def usual() -> dict[str, Ended]:
    """How commands end in good surroundings, as they are needed."""
    return {}


@pytest.mark.parametrize(("around", "command"), pairs())
def test_a_command_ends_as_documented(
    around: str, command: str, make_scene: MakeScene, usual: dict[str, Ended]
) -> None:
    surrounding, argv = SURROUNDINGS[around], command_lines()[command]
    if command not in usual:
        usual[command] = make_scene().run(*argv)
    scene = make_scene()
    surrounding.prepare(scene)
    if surrounding.needs_no_rights:
        drop_rights(scene)
    before = tree(scene.folder)
    ended = scene.run(*argv)
    open_up(scene.folder)
    if ended.status == REFUSED:
        assert changes(before, tree(scene.folder)) == []
    assert left_behind(scene.folder) == []
    judge(surrounding, command, ended, usual[command])


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """Return what a command changed that was refused.

    The pages of a site are written one by one, and texts before what names them: each is whole.
    """
    return [
        name
        for name in sorted({*before, *after})
        if not name.startswith(("out", "texts/", "home/", "desk"))
        and not (name in before and name in after and before[name] == after[name])
    ]


def judge(surrounding: Surrounding, command: str, ended: Ended, usual: Ended) -> None:
    """Compare how a command ended with what is documented."""
    said = ended.err + ended.out.decode("utf-8", "replace")
    assert not any(words in said for words in UGLY), said[-2_000:]
    assert "\nforged" not in said
    assert ended.status in surrounding.right(command, usual), said[-2_000:]
    assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    if ended.status == REFUSED and not surrounding.silent:
        lines = ended.err.splitlines()
        if command == "check" and not lines:
            lines = ended.out.decode().splitlines()
        assert lines
        assert all(PROBLEM.fullmatch(line) for line in lines) or len(lines) == 1, lines
