"""The page of a point: what stands on it, and the ways that lead there and on."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.base import WHOLE, Target
from compliance.views.site.card import CardView, CardWriter
from compliance.views.site.contents import SiteContents
from compliance.views.site.point import PointSectionView
from compliance.views.site.points import AS_A_WHOLE, PointPages
from compliance.workspace.load import load_workspace
from support.builders import record, workspace
from support.reports import selection_of


@pytest.fixture(name="pages")
def lake_pages(tmp_path: Path) -> PointPages:
    return PointPages(SiteContents(selection_of(load_workspace(workspace(tmp_path)))))


def section(pages: PointPages, point: str, anchor: str) -> PointSectionView:
    """Return the section of a target on the page of its point."""
    page = pages.page(Target(point))
    (found,) = (one for one in page.sections if one.anchor == anchor)
    return found


def card(pages: PointPages, id: str) -> CardView:
    """Return the card of a record."""
    selection = pages.contents.selection
    (e,) = (e for e in selection.evidence if e.id == id)
    return CardWriter(selection).card(e)


def test_each_point_leads_to_the_one_before_and_the_one_after(pages: PointPages) -> None:
    first, second, whole = (pages.page(target) for target in pages.targets)
    assert first.previous is None
    assert first.next is not None
    assert first.next.words == "Point 2: The ferry"
    assert first.next.href == "../points/2.html"
    assert second.previous is not None
    assert second.previous.href == "../points/1.html"
    assert second.next is not None
    assert second.next.href == "../points/whole.html"
    assert whole.next is None
    assert [point.here for point in second.points] == [False, True, False]


def test_every_target_of_a_point_has_a_section_of_its_own(pages: PointPages) -> None:
    page = pages.page(Target("1"))
    assert [one.anchor for one in page.sections] == [AS_A_WHOLE, "1a", "1b"]
    assert [line.link.href for line in page.duties] == ["#1a", "#1b"]
    assert [one.targets for one in page.wordings] == [(("1a", "1a"),)]
    assert [text.url for text in page.texts] == ["https://example.org/lake-treaty"]
    assert [one.anchor for one in pages.page(WHOLE).sections] == [AS_A_WHOLE]
    assert pages.page(WHOLE).wordings == ()


def test_readings_stand_side_by_side_with_links_to_those_who_hold_them(pages: PointPages) -> None:
    everything, flow = section(pages, "1", "1a").readings
    (side,), (voice,) = everything.holders, flow.holders
    assert side.link.href == "../sides/south.html"
    assert side.citation == "Statement of the Lake Office, 3 June 1999"
    assert voice.link.href == "../voices/north-ministry.html"
    assert (voice.said, voice.marks) == ("2 Jun 1999", " (unconfirmed)")
    assert section(pages, "1", "1a").readings_words == "Read in 2 ways"
    assert section(pages, "1", "1b").readings_words == "A reading that somebody holds"


def test_sides_of_which_there_is_nothing_stand_in_a_line_and_the_others_in_columns(
    pages: PointPages,
) -> None:
    found = section(pages, "2", "2a")
    assert [column.name for column in found.columns] == ["North Shore", "South Shore"]
    assert [column.name for column in found.voices] == ["speaker not identified"]
    assert [one.link.words for one in found.silent] == [
        "River League",
        "Lake Isles",
        "third parties",
    ]
    south = found.columns[1]
    assert [line.group for line in south.lines] == ["official", "media"]


def test_each_label_of_a_group_has_a_line(tmp_path: Path) -> None:
    told = [
        record(id=f"e{number}", targets=["1a"], status=status, respondents=[of])
        for number, (status, of) in enumerate([("violated", "north"), ("fulfilled", "south")], 1)
    ]
    pages = PointPages(
        SiteContents(selection_of(load_workspace(workspace(tmp_path, evidence=told))))
    )
    (column,) = section(pages, "1", "1a").columns
    (line, *_) = (one for one in column.lines if len(one.labels) > 1)
    assert [label.partition(" · ")[0] for label in line.labels] == [
        "violated by North Shore",
        "fulfilled by South Shore",
    ]
    assert line.words == "; ".join(line.labels)


def test_groups_that_are_silent_for_different_reasons_each_have_theirs(tmp_path: Path) -> None:
    made = load_workspace(workspace(tmp_path, evidence=[record(targets=["2b"])], searches=[]))
    pages = PointPages(SiteContents(selection_of(made)))
    silent = {one.link.words: one.words for one in section(pages, "1", "1a").silent}
    assert silent["North Shore"] == (
        "official: not searched; media: 1 media article from North Shore read in full, it does not"
        " mention it"
    )
    assert silent["River League"] == "not searched"


def test_a_denial_names_what_it_denies_and_what_is_denied_names_the_denial(
    pages: PointPages,
) -> None:
    (denies,) = card(pages, "herald-1999-07-01#e3").linked
    (denied,) = card(pages, "gazette-1999-06-28#e1").linked
    assert denies.summary == "It denies this statement"
    assert [one.id for one in denies.records] == ["gazette-1999-06-28#e1"]
    assert denies.records[0].words == (
        "South Shore, Lake Office, 27 Jun 1999, of 20 Jun 1999: North Shore shut a gate on 20 June"
    )
    assert denied.summary == "Denied in 1 statement"
    assert [one.id for one in denied.records] == ["herald-1999-07-01#e3"]


def test_a_limit_names_what_it_is_added_to(pages: PointPages) -> None:
    (adds,) = card(pages, "gazette-1999-06-28#e6").linked
    (limited,) = card(pages, "gazette-1999-06-28#e4").linked
    assert adds.summary == "It adds to this statement"
    assert limited.summary == "A limit is added in 1 statement"
    assert adds.records[0].words.startswith("An officer who gave no name, by 28 Jun")  # of no side


def test_pages_stand_where_parts_of_points_once_did(pages: PointPages) -> None:
    moved = dict(pages.moved())
    assert set(moved) == {f"obligations/{one}.html" for one in ("1a", "1b", "2a", "2b")}
    assert moved["obligations/2a.html"].link.href == "../points/2.html#2a"


def test_a_joint_body_that_holds_something_has_no_page(tmp_path: Path) -> None:
    body = {"id": "commission", "name": "Lake Commission", "of": ["north", "south"]}
    made = load_workspace(workspace(tmp_path, agreement={"bodies": [body]}))
    contents = SiteContents(selection_of(made))
    assert contents.party_link("commission").href is None
    assert contents.party_link("north").href == "../sides/north.html"
