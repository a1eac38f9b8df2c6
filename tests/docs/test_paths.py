"""The way through the code is short, and goes down through the layers only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Final

import pytest

from docs.paths import ENDS, Step, find_paths
from docs.session import Shell
from support.repository import ROOT

PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LAYERS: Final = {
    name.strip(" ()"): height
    for height, layer in enumerate(PROJECT["tool"]["importlinter"]["contracts"][0]["layers"])
    for name in layer.split("|")
}
MOST_STEPS: Final = 17
"""Of which the renderer takes six: records, and what they rest on, are made as they are printed."""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Step, tuple[Step, ...]]:
    return find_paths(Shell(home=tmp_path_factory.mktemp("reader")))


@pytest.mark.parametrize("end", [end for ends in ENDS.values() for end in ends], ids=str)
def test_a_way_is_short_and_never_climbs(end: Step, paths: Mapping[Step, tuple[Step, ...]]) -> None:
    steps = paths[end]
    heights = [LAYERS[path.partition("/")[0].removesuffix(".py")] for path, _ in steps]
    assert steps[0] == ("cli/main.py", "main")
    assert heights == sorted(heights)
    assert len(steps) <= MOST_STEPS
