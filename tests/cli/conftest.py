"""What tests of commands start from: copies of the shipped workspace, and a text library."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.library.store import TextLibrary
from compliance.model.words import Coded
from compliance.workspace.load import load_workspace
from support.builders import record, workspace
from support.cli import given_back, run_cli
from support.in_full import copy_in_full
from support.lake_texts import write_digest
from support.refi.lake import make_lake, with_nasty
from support.repository import ROOT
from support.seals import Authority
from support.texts import named_library, texts_at_hand

PARTS = ("agreements", "sources", "articles", "evidence")
FILES = (
    "compliance.toml",
    "incidents.yaml",
    "places.yaml",
    "searches.yaml",
    "coders.yaml",
    "compliance.lock",
)
IF_THERE = ("objections.yaml",)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped workspace that a test may change."""
    root = tmp_path / "shipped"
    root.mkdir()
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part)
    for file in (*FILES, *(name for name in IF_THERE if (ROOT / name).is_file())):
        shutil.copy(ROOT / file, root / file)
    return root


@pytest.fixture(scope="session")
def in_full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was coded in full of the shipped workspace, in a folder that no test may change."""
    return copy_in_full(tmp_path_factory.mktemp("part") / "in-full")


@pytest.fixture
def ours(in_full: Path, tmp_path: Path) -> Path:
    """A copy of that folder which a test may change."""
    return shutil.copytree(in_full, tmp_path / "ours")


@pytest.fixture
def there(in_full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in that folder."""
    monkeypatch.chdir(in_full)


@pytest.fixture
def lake_texts(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose text library holds the texts of the invented articles."""
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "lake-texts")}
    known = workspace(tmp_path / "lake-of-the-texts")
    added = run_cli("-w", known, "articles", "add", write_digest(tmp_path), env=env)
    assert added.status == 0, added.stderr
    return env


@pytest.fixture
def refi_env(lake_texts: dict[str, str]) -> dict[str, str]:
    """The environment of somebody who also holds the text that programs count in other ways."""
    return with_nasty(lake_texts)


@pytest.fixture
def refi_lake(tmp_path: Path) -> Path:
    """A workspace whose statements go to programs that code, and come back."""
    return make_lake(tmp_path)


@pytest.fixture(scope="session")
def texts(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user whose text library holds the texts at hand."""
    root = tmp_path_factory.mktemp("texts")
    for text in texts_at_hand(load_workspace(ROOT), corpus, named_library()).values():
        TextLibrary(root).put(text)
    return {"COMPLIANCE_TEXTS": str(root)}


@pytest.fixture(scope="session")
def read(corpus: Path) -> frozenset[str]:
    """The articles whose texts are at hand; those that were coded in full are among them."""
    known = load_workspace(ROOT)
    found = frozenset(texts_at_hand(known, corpus, named_library()))
    assert found >= {a.id for a in known.articles.values() if a.coded is Coded.FULL}
    return found


@pytest.fixture
def process_as_before() -> Iterator[None]:
    """Give back what a program takes that ends its process."""
    with given_back():
        yield


@pytest.fixture(scope="module")
def packed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of one statement, packed once."""
    folder = tmp_path_factory.mktemp("packed")
    root = workspace(folder / "lake", evidence=[record()])
    assert run_cli("-w", root, "dossier", folder / "lake.zip").status == 0
    return folder / "lake.zip"


@pytest.fixture
def packed(packed_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to seal."""
    return Path(shutil.copy(packed_once, tmp_path / "lake.zip"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that sets time stamps."""
    return Authority(tmp_path_factory.mktemp("authority") / "of-time")
