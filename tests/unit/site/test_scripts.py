"""The scripts of a site: what is vendored is what was published, and ours make no markup."""

from __future__ import annotations

import hashlib
import re

import pytest

from compliance.site.scripts import FOLDER, SEARCH_SCRIPTS, script
from support.repository import ROOT

# MiniSearch 7.2.0, dist/umd/index.js and LICENSE.txt of the npm package minisearch. Licence: MIT.
PUBLISHED = {
    "minisearch.js": "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03",
    "minisearch.LICENSE": "70d37354d6395629fb99edb28cb37a5d356ffa24a48cd02a5def5b83a300a899",
}
OURS = [name for name in SEARCH_SCRIPTS if name not in PUBLISHED]
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|setHTML|document\.write|eval\(|Function\(|fetch\(|"
    r"XMLHttpRequest|import\(|localStorage|sessionStorage|cookie"
)


@pytest.mark.parametrize("name", PUBLISHED)
def test_minisearch_is_the_published_file(name: str) -> None:
    (written,) = script(name)
    assert hashlib.sha256(written).hexdigest() == PUBLISHED[name]


def test_nothing_else_stands_beside_the_scripts() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(SEARCH_SCRIPTS)


@pytest.mark.parametrize("name", OURS)
def test_our_scripts_make_no_markup_and_no_code_and_ask_and_keep_nothing(name: str) -> None:
    assert MARKUP.findall((FOLDER / name).read_text("utf-8")) == []


def test_the_page_loads_every_script_and_no_other() -> None:
    page = (ROOT / "templates/site/search.html.j2").read_text("utf-8")
    loaded = re.findall(r'<script defer src="([^"]+)"></script>', page)
    scripts = [f"scripts/{name}" for name in SEARCH_SCRIPTS if name.endswith(".js")]
    assert page.count("<script") == len(loaded)
    assert [scripts[0], "data/search.js", *scripts[1:]] == loaded
