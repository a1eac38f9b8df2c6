"""Pages of voices, articles and incidents: what stands on them, and under which headings."""

from __future__ import annotations

from pathlib import Path

from compliance.model.base import ArticleId, IncidentId, SourceId
from compliance.views.site.contents import SiteContents
from compliance.views.site.incidents import IncidentPages
from compliance.views.site.things import ThingPages
from compliance.workspace.load import load_workspace
from support.builders import article, record, workspace
from support.lake_texts import HERALD
from support.reports import selection_of

OWN = "counted as the speaker’s own words"


def contents(root: Path, texts: tuple[str, ...] = (), **asked: bool) -> SiteContents:
    """Return what the pages of the invented workspace are built from."""
    return SiteContents(selection_of(load_workspace(root), texts, **asked))


def test_what_others_tell_of_a_voice_stands_under_its_own_heading(tmp_path: Path) -> None:
    made = contents(workspace(tmp_path))
    page = ThingPages(made).voice(made.workspace.sources[SourceId("south-office")])
    headings = [block.heading for block in page.blocks]
    assert headings == [f"{OWN}: 4 statements", "as told by another side: 1 statement"]
    own, told = page.blocks
    assert {card.apart for card in own.cards} == {None}
    assert [card.apart for card in told.cards] == ["as told by another side"]


def test_a_statement_stands_in_its_context_where_its_text_is_held(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    herald = load_workspace(root).articles[ArticleId("herald-1999-07-01")]

    def first(made: SiteContents) -> tuple[str | None, str]:
        card = ThingPages(made).article(herald).blocks[0].cards[0]
        assert card.citation is not None
        return card.context.passage if card.context else None, card.citation.plain

    held, cited = first(contents(root, (HERALD,)))
    assert held is not None
    assert held.startswith("South Shore has not withdrawn")
    assert "herald-1999-07-01#e1" in cited
    assert first(contents(root)) == (None, cited)
    assert first(contents(root, (HERALD,), public=True)) == (None, cited)


def test_an_article_names_the_sites_on_which_it_stands(tmp_path: Path) -> None:
    wire = article(url="https://www.wire.example/1", copy_url="https://board.example/7")
    made = contents(workspace(tmp_path, articles=[wire, article(id="wire-1999-07-06")]))
    found = made.workspace.articles
    one, other = (
        ThingPages(made).article(found[ArticleId(id_)])
        for id_ in ("wire-1999-07-05", "wire-1999-07-06")
    )
    assert (one.host, one.copy_host) == ("wire.example", "board.example")
    assert (other.host, other.copy_host) == ("", "")


def test_an_incident_says_what_each_side_says_and_who_is_named_as_acting(tmp_path: Path) -> None:
    made = contents(workspace(tmp_path))
    page = IncidentPages(made).page(made.workspace.incidents[IncidentId("gate-shut")])
    (section,) = page.sections
    columns = {column.name: column for column in section.columns}
    assert columns["North Shore"].blank == "named as the one who acts in 1 statement"
    assert columns["South Shore"].blank is None
    silent = {one.link.words: one.words for one in section.silent}
    assert silent["River League"] == "searched, nothing found"


def test_of_a_side_that_says_nothing_it_is_told_whether_it_is_named_as_acting(
    tmp_path: Path,
) -> None:
    told = record(act="states", respondents=["league"], incident="gate-shut", event="1999-06")
    made = contents(workspace(tmp_path, evidence=[told]))
    page = IncidentPages(made).page(made.workspace.incidents[IncidentId("gate-shut")])
    silent = {one.link.words: one.words for one in page.sections[0].silent}
    assert silent["River League"].endswith("; named as the one who acts in 1 statement")


def test_parts_of_an_incident_stand_below_it(tmp_path: Path) -> None:
    part = {"id": "gate-part", "name": "A part", "part_of": "gate-shut"}
    made = contents(workspace(tmp_path, incidents=[part]))
    known = made.workspace.incidents
    pages = IncidentPages(made)
    whole = pages.page(known[IncidentId("gate-shut")])
    assert [one.incident.id for one in whole.sections] == ["gate-shut", "gate-part"]
    below = pages.page(known[IncidentId("gate-part")])
    assert below.whole is not None
    assert below.whole.id == "gate-shut"
