"""A desk over the invented workspace, for each test its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.desks import Office, office


@pytest.fixture
def here(tmp_path: Path) -> Office:
    return office(tmp_path)
