"""The parts of pages that are made from the program are what the program is."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.cli.exit_code import ExitCode
from docs.conftest import PageCheck
from docs.generated import MARK, generator, regenerated
from docs.session import Shell
from support.repository import ROOT

PAGES = sorted(p for p in ROOT.glob("docs/**/*.md") if MARK.search(p.read_text("utf-8")))
STATUSES = ROOT / "docs" / "reference" / "exit-statuses.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_generated_parts_are_up_to_date(page: Path, tmp_path: Path, page_check: PageCheck) -> None:
    page_check(page, regenerated(page.read_text("utf-8"), Shell(home=tmp_path)))


def test_a_generated_part_that_does_not_exist_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="nonsense"):
        generator("nonsense", Shell(home=tmp_path))


def test_a_part_is_put_between_its_marks(tmp_path: Path) -> None:
    page = "# A\n\n<!-- generated: levels -->\nold\n<!-- end -->\n\nrest\n"
    made = regenerated(page, Shell(home=tmp_path))
    assert made.startswith("# A\n\n<!-- generated: levels -->\n\n| in data | in words | in a line")
    assert made.endswith("\n\n<!-- end -->\n\nrest\n")
    assert regenerated(made, Shell(home=tmp_path)) == made


def test_the_page_of_exit_statuses_has_every_status_and_no_other() -> None:
    rows = STATUSES.read_text("utf-8").splitlines()
    listed = [int(row.split("|")[1]) for row in rows if row[:3].removeprefix("| ").isdigit()]
    assert listed == [int(code) for code in ExitCode]
