"""What every walk starts from: scenes, each a copy of one that is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.scenes import Scene, open_up, write_master

MakeScene = Callable[[], Scene]


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_master(tmp_path_factory.mktemp("master"))


@pytest.fixture
def make_scene(master: Path, tmp_path: Path) -> Iterator[MakeScene]:
    """Make as many scenes as a test wants; folders that nobody may open can be opened again."""
    made: list[Path] = []

    def make() -> Scene:
        made.append(tmp_path / f"scene-{len(made)}")
        return Scene.make(master, made[-1])

    yield make
    for folder in made:
        open_up(folder)
