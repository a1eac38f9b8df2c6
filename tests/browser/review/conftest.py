"""The page for reviewing as it is served, on a workspace with suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.reviewing import Bench, Served, bench, served


@pytest.fixture
def made(tmp_path: Path) -> Bench:
    return bench(tmp_path)


@pytest.fixture
def reviewed(made: Bench) -> Iterator[Served]:
    with served(made) as page:
        yield page
