"""The page of ties in a site: the same as the command, with links to statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.views.ties.view import MOST_NAMED
from support.builders import workspace
from support.cli import printed, printed_json, run_cli
from support.commission import COMMISSION, NAME, commission
from support.pages import Page, read_page

ROOT = Path()

pytestmark = pytest.mark.usefixtures("there")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, in_full: Path) -> Path:
    root = tmp_path_factory.mktemp("network") / "site"
    assert run_cli("-q", "site", root, "--lang", "en", "--lang", "ru", cwd=in_full).status == 0
    return root


@pytest.fixture(scope="module")
def page(site: Path) -> Page:
    return read_page((site / "network.html").read_text("utf-8"))


@pytest.mark.parametrize("format", ["graphml", "svg"])
def test_the_files_to_take_away_are_what_the_command_prints(site: Path, format: str) -> None:
    made = (site / f"data/network.{format}").read_text("utf-8")
    assert made == printed("network", "-f", format, cwd=ROOT)
    assert (site / f"ru/data/network.{format}").is_file() == (format == "svg")


def test_every_statement_of_a_tie_is_a_link(page: Page) -> None:
    ties = printed_json("network", cwd=ROOT)["ties"]
    assert max(len(tie["statements"]) for tie in ties) > MOST_NAMED
    told = {
        f"tie--{tie['from']}--{tie['tie']}--{tie['to']}": [
            f"articles/{article}.html#{entry}"
            for article, _, entry in (one.partition("#") for one in tie["statements"])
        ]
        for tie in ties
    }
    links: dict[str, list[str]] = {}
    for element in page.elements:
        if element.tag == "tr" and "id" in element.attributes:
            links[element.attributes["id"]] = []
        elif element.tag == "a" and links:
            href = element.attributes["href"]
            if href.startswith("articles/"):
                links[[*links][-1]].append(href)
    assert links == told


def test_every_line_of_the_drawing_leads_to_its_row(page: Page) -> None:
    rows = {e.attributes["id"] for e in page.all("tr") if "id" in e.attributes}
    marks = [e.attributes for e in page.all("a") if "aria-label" in e.attributes]
    assert {mark["href"].removeprefix("#") for mark in marks} == rows
    assert all(" statement" in mark["aria-label"] for mark in marks)


def test_where_nothing_ties_anybody_the_page_says_so(tmp_path: Path) -> None:
    made = workspace(tmp_path / "lake", evidence=[])
    assert run_cli("-q", "-w", made, "site", tmp_path / "site").status == 0
    bare = read_page((tmp_path / "site/network.html").read_text("utf-8"))
    assert "None was found in what was read and coded." in bare.text
    assert bare.all("table") == []
    assert bare.all("svg") == []


def test_a_joint_body_has_its_name_and_leads_nowhere(tmp_path: Path) -> None:
    made = commission(tmp_path / "lake")
    assert run_cli("-q", "-w", made, "site", tmp_path / "site").status == 0
    page = (tmp_path / "site/network.html").read_text("utf-8")
    row = page.partition(f'id="tie--south--accuses--{COMMISSION}"')[2].partition("</tr>")[0]
    assert '<a href="sides/south.html">South Shore</a>' in row
    assert f"<span>{NAME}</span>" in row
