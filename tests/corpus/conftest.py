"""The workspaces that ship, the texts of the first one's articles, and where its records stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.words import Coded
from compliance.passages.locate import Pin, Range, SearchText, locate
from compliance.workspace.evidence import Evidence
from compliance.workspace.layout import carried_agreements
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.repository import ROOT
from support.texts import named_library, texts_at_hand


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
    """The texts of the articles coded in full; of all that were coded, if a library is named."""
    library = named_library()
    found = texts_at_hand(shipped, corpus, library)
    needed = {Coded.FULL, Coded.PART} if library else {Coded.FULL}
    coded = [article.id for article in shipped.articles.values() if article.coded in needed]
    assert [article for article in coded if article not in found] == []
    return found


@pytest.fixture(scope="session")
def read(shipped: Workspace, texts: Mapping[ArticleId, str]) -> Sequence[Evidence]:
    """The records of the articles whose texts are at hand."""
    return [e for e in shipped.evidence.values() if e.article.id in texts]


@pytest.fixture(scope="session")
def places(read: Sequence[Evidence], texts: Mapping[ArticleId, str]) -> Mapping[EvidenceId, Range]:
    """The one place of every passage whose text is at hand."""
    searches = {article: SearchText(text) for article, text in texts.items()}
    found = {}
    for e in read:
        pin = Pin(e.entry.passage.start, e.entry.passage.end, e.entry.passage.prefix)
        location = locate(searches[e.article.id], pin)
        assert location.range is not None, f"{e.id}: {location.level}"
        found[e.id] = location.range
    return found
