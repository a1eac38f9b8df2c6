"""What is not a voice's own counted word stands apart, with the same words, in every output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from compliance.assessments.assessment import apart_of
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.views.apart import blocks_of, why_apart
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from support.builders import LAKE
from support.cli import run_cli
from support.repository import ROOT

WORKSPACES = {
    "shipped": ROOT,
    "minsk2": ROOT / "examples" / "minsk2",
    "lake": LAKE,
    "bridge": ROOT / "tests" / "support" / "bridge",
    "harbour": ROOT / "tests" / "support" / "harbour",
}
CARD = re.compile(
    r'<li class="card"(?: id="(?P<here>\w+)")?>(?P<inside>.*?)(?=<li class="card"|</main>)',
    re.DOTALL,
)
TAG = re.compile(r'<span class="tag">(?P<words>[^<]*)</span>')
LINK = re.compile(r'href="\.\./articles/(?P<article>[^"#]+)\.html#(?P<entry>[^"]+)">link and cite')
INFERRED = "point inferred by us"


@cache
def told(name: str) -> tuple[Evidence, ...]:
    """Return the records of a workspace as they are assessed: those of replaced versions marked."""
    made = load_workspace(WORKSPACES[name])
    selection = Selection.of(made, made.agreement(), Prover(made, TextLibrary(Path("unheld"))))
    return tuple(selection.evidence)


@cache
def expected(name: str) -> dict[str, str | None]:
    """Return why each record of a workspace stands apart, by its id."""
    return {str(e.id): why_apart(e) for e in told(name)}


def marked(page: str, article: str = "") -> Iterator[tuple[str, str | None]]:
    """Yield each record of a page with why it stands apart; `article` is that of its own page."""
    for card in CARD.finditer(page):
        inside = card["inside"]
        tags = [unescape(found["words"]) for found in TAG.finditer(inside)]
        whys = [tag for tag in tags if tag != INFERRED]
        assert len(whys) <= 1
        link = LINK.search(inside)
        assert (card["here"] is None) is (link is not None)
        record = f"{link['article']}#{link['entry']}" if link else f"{article}#{card['here']}"
        yield record, whys[0] if whys else None


@pytest.mark.parametrize("name", WORKSPACES)
def test_pages_of_voices_incidents_and_articles_keep_it_apart(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run_cli("-w", WORKSPACES[name], "site", site).status == 0
    known, seen = expected(name), set()
    for folder in ("voices", "incidents", "points", "articles"):
        for page in sorted((site / folder).glob("*.html")):
            for record, why in marked(page.read_text("utf-8"), page.stem):
                seen.add((folder, record))
                assert why == known[record], (page.name, record)
    assert {record for folder, record in seen if folder == "voices"} == set(known)
    assert {record for folder, record in seen if folder == "articles"} == set(known)
    assert {record for folder, record in seen if folder == "points"} == set(known)


@pytest.mark.parametrize("name", WORKSPACES)
def test_what_is_shown_of_a_voice_and_an_article_keeps_it_apart(name: str) -> None:
    made = load_workspace(WORKSPACES[name])
    apart = [e for e in told(name) if apart_of(e) is not None]
    for thing in sorted({str(one) for e in apart for one in (e.speaker.id, e.article.id)})[:12]:
        kind = "source" if thing in made.sources else "article"
        lines = run_cli("-w", WORKSPACES[name], "show", f"{kind}:{thing}").stdout.splitlines()
        here = [e for e in apart if thing in {e.speaker.id, e.article.id}]
        for e in here:
            words = " ".join((why_apart(e) or "").split())
            assert any(line.strip() == words for line in lines), (thing, e.id)


def test_own_words_come_first_and_reasons_in_the_order_met() -> None:
    evidence = tuple(load_workspace(ROOT).evidence.values())
    blocks = blocks_of(evidence)
    assert blocks[0][0] is None
    assert sorted(e.id for _, found in blocks for e in found) == sorted(e.id for e in evidence)
    assert all(why_apart(e) == why for why, found in blocks for e in found)
    assert blocks_of(()) == ()
