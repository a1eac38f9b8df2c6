"""The workspaces that ship, the texts of the first one's articles, and where its records stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from compliance.library.containers import slice_text
from compliance.model.base import ArticleId, EvidenceId
from compliance.passages.locate import Pin, Range, SearchText, locate
from compliance.workspace.layout import carried_agreements
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.containers import open_container
from support.repository import ROOT


@pytest.fixture(scope="session")
def shipped() -> Workspace:
    """The workspace at the root of the repository."""
    return load_workspace(ROOT)


@pytest.fixture(
    scope="session", params=carried_agreements().values(), ids=list(carried_agreements())
)
def carried(request: pytest.FixtureRequest) -> Workspace:
    """Each workspace that ships, the one at the root of the repository among them."""
    return load_workspace(request.param)


@pytest.fixture(scope="session")
def texts(shipped: Workspace, corpus: Path) -> Mapping[ArticleId, str]:
    """The text of every article, cut from the files it is held in."""
    files = {file.sha256: file for file in map(open_container, corpus.glob("*.txt"))}
    return {
        article.id: slice_text(files[held.container_sha256], held.range)
        for article in shipped.articles.values()
        for held in article.held
    }


@pytest.fixture(scope="session")
def places(shipped: Workspace, texts: Mapping[ArticleId, str]) -> Mapping[EvidenceId, Range]:
    """The one place of every passage in the text of its article."""
    searches = {article: SearchText(text) for article, text in texts.items()}
    found = {}
    for e in shipped.evidence.values():
        pin = Pin(e.entry.passage.start, e.entry.passage.end, e.entry.passage.prefix)
        location = locate(searches[e.article.id], pin)
        assert location.range is not None, f"{e.id}: {location.level}"
        found[e.id] = location.range
    return found
