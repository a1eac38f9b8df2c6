"""What tests of commands start from: copies of the shipped workspace, and a text library."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.builders import workspace
from support.cli import given_back, run_cli
from support.lake_texts import write_digest
from support.repository import ROOT

PARTS = ("agreements", "sources", "articles", "evidence")
FILES = ("compliance.toml", "incidents.yaml", "searches.yaml", "coders.yaml", "compliance.lock")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped workspace that a test may change."""
    root = tmp_path / "shipped"
    root.mkdir()
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part)
    for file in FILES:
        shutil.copy(ROOT / file, root / file)
    return root


@pytest.fixture
def lake_texts(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose text library holds the texts of the invented articles."""
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "lake-texts")}
    known = workspace(tmp_path / "lake-of-the-texts")
    added = run_cli("-w", known, "articles", "add", write_digest(tmp_path), env=env)
    assert added.status == 0, added.stderr
    return env


@pytest.fixture(scope="session")
def texts(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user whose text library holds the corpus."""
    env = {"COMPLIANCE_TEXTS": str(tmp_path_factory.mktemp("texts"))}
    finished = run_cli("articles", "add", *sorted(corpus.glob("*.txt")), env=env, cwd=ROOT)
    assert finished.status == 0, finished.stderr
    return env


@pytest.fixture
def process_as_before() -> Iterator[None]:
    """Give back what a program takes that ends its process."""
    with given_back():
        yield
