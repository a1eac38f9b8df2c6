"""What README, tutorial and how-tos tell readers to type does what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs.session import Shell, rewritten
from support.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from docs.conftest import PageCheck

TUTORIAL = ROOT / "docs" / "tutorial.md"
HOW_TOS = sorted(ROOT.glob("docs/how-to/*.md"))


@pytest.mark.parametrize("page", [ROOT / "README.md", TUTORIAL], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(
    page: Path, tmp_path: Path, page_check: PageCheck
) -> None:
    page_check(page, rewritten(page.read_text("utf-8"), Shell(home=tmp_path)))


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.name)
def test_a_how_to_goes_on_where_the_tutorial_ends(
    page: Path, tmp_path: Path, page_check: PageCheck
) -> None:
    shell = Shell(home=tmp_path)
    rewritten(TUTORIAL.read_text("utf-8"), shell)
    page_check(page, rewritten(page.read_text("utf-8"), shell))
