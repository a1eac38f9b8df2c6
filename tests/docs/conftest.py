"""What tests of pages may ask for: compare a page with what it should be, or accept that."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

ACCEPT = "look at it, then accept it with: .venv/bin/pytest tests/docs --update-golden"


class PageCheck(Protocol):
    """What a test that asks for the `page_check` fixture gets."""

    def __call__(self, page: Path, should_be: str) -> None:
        """Compare a page with what it should be; with --update-golden, write it first."""


@pytest.fixture
def page_check(pytestconfig: pytest.Config) -> PageCheck:
    """Hold a page to the program."""

    def check(page: Path, should_be: str) -> None:
        if pytestconfig.getoption("--update-golden"):
            page.write_text(should_be, "utf-8")
        assert page.read_text("utf-8") == should_be, f"{page.name} is not what is; {ACCEPT}"

    return check
