"""What the tests of a language model share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compliance.suggest.given import Known
from compliance.workspace.load import load_workspace
from support.builders import workspace
from support.llm import Model
from support.web import serving


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    loaded = load_workspace(workspace(tmp_path_factory.mktemp("lake")))
    return Known(agreement=loaded.agreement(None), sources=loaded.sources)


@pytest.fixture
def model() -> Iterator[Model]:
    with serving() as site:
        yield Model(site)
