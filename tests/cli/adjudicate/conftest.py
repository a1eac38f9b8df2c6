"""A workspace that two have coded, and a plan of both codings."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run_cli
from support.codings import coded_twice
from support.lake_cues import library_of_lake
from support.plans import BY


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """The invented workspace coded twice, with a folder for decisions; it has no evidence."""
    library_of_lake(tmp_path / "texts")
    root = coded_twice(tmp_path / "lake")
    (root / "decisions").mkdir()
    coders = root / "coders.yaml"
    more = "  - {id: cara, name: A third reader, kind: person}\n"
    coders.write_text(coders.read_text("utf-8") + more, "utf-8")
    return root


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}


@pytest.fixture
def plan(lake: Path, env: dict[str, str]) -> str:
    """A plan as it is printed."""
    return run_cli("-w", lake, "adjudicate", *BY, env=env).stdout
