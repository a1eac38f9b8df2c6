"""The page for reviewing on the invented workspace, for each test its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.sheets import Study, study


@pytest.fixture
def here(tmp_path: Path) -> Study:
    return study(tmp_path)
