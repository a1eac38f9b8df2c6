"""What README, tutorial and how-tos tell readers to type does what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs.session import Shell, rewritten
from support.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from docs.conftest import PageCheck

PAGES = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", *ROOT.glob("docs/how-to/*.md")]


@pytest.mark.parametrize("page", sorted(PAGES), ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(
    page: Path, tmp_path: Path, page_check: PageCheck
) -> None:
    page_check(page, rewritten(page.read_text("utf-8"), Shell(home=tmp_path)))
