"""compliance site --since: what changed since a revision, as a page and as feeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from compliance.views.site import changes
from support.atom import Feed, read_feed
from support.builders import record, workspace
from support.cli import run_cli
from support.hostile import MARKUP
from support.pages import read_page
from support.repositories import need_git
from support.two_revisions import KEPT, repository

ADDRESS = 'publication = {address = "https://lake.example/site/", publisher = "The lake"}\n'


@pytest.fixture(autouse=True)
def needs_git() -> None:
    need_git()


def site_of(root: Path, *options: str) -> Path:
    site = root.parent / "site"
    finished = run_cli("-w", root, "site", site, *options)
    assert (finished.status, finished.stdout) == (0, ""), finished.stderr
    return site


def feeds_of(site: Path) -> Mapping[str, Feed]:
    return {file.name: read_feed(file.read_bytes()) for file in (site / "feeds").iterdir()}


def titles(feed: Feed) -> set[str]:
    return {entry.title.partition(":")[0] for entry in feed.entries}


def test_without_a_revision_nothing_says_that_there_are_feeds(tmp_path: Path) -> None:
    site = site_of(workspace(tmp_path / "lake"))
    assert not (site / "feeds").exists()
    assert not (site / "changes.html").exists()
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "changes.html" not in text
        assert "atom" not in text


def test_the_page_lists_every_change_by_its_kind(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "first")
    page = read_page((site / "changes.html").read_text("utf-8"))
    for words in ("Added: 1 statement", "Changed: 1", "Moved: 1", "Taken out: 1", "since first"):
        assert words in page.text
    assert "It was kept" not in page.text
    assert "violated by" in page.text
    assert len([e for e in page.elements if e.tag == "del"]) > 1


def test_of_each_change_it_is_said_first_whose_words_they_are(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "first")
    page = read_page((site / "changes.html").read_text("utf-8"))
    told = {entry.title.partition(": ")[2] for entry in feeds_of(site)["site.atom"].entries}
    assert len(told) > 1
    assert all(words in page.text for words in told)


def test_feeds_follow_the_rules_and_lead_to_what_they_tell_of(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "first")
    feeds = feeds_of(site)
    assert set(feeds) == {
        "site.atom", "point-whole.atom", "point-1.atom", "point-2.atom",
        "side-north.atom", "side-south.atom", "side-league.atom", "side-isles.atom",
        "side-third.atom", "side-unknown.atom",
    }  # fmt: skip
    assert len({feed.id for feed in feeds.values()}) == len(feeds)
    for name, feed in feeds.items():
        for href in (feed.links["alternate"], *(entry.href for entry in feed.entries)):
            path, place = urldefrag(urljoin(f"feeds/{name}", href))
            page = read_page((site / path).read_text("utf-8"))
            assert not place or place in page.values("id"), href


def test_a_change_is_told_in_the_feeds_of_its_side_and_of_its_points(tmp_path: Path) -> None:
    feeds = feeds_of(site_of(repository(tmp_path / "lake"), "--since", "first"))
    assert titles(feeds["site.atom"]) == {"Added", "Changed", "Moved", "Taken out"}
    assert titles(feeds["side-north.atom"]) == {"Changed", "Moved"}
    assert titles(feeds["side-south.atom"]) == {"Added", "Taken out"}
    assert titles(feeds["point-1.atom"]) == {"Changed", "Moved"}
    assert titles(feeds["point-2.atom"]) == {"Moved", "Taken out"}
    assert titles(feeds["point-whole.atom"]) == {"Added"}
    assert feeds["side-third.atom"].entries == ()
    (moved,) = (one for one in feeds["point-2.atom"].entries if one.title.startswith("Moved"))
    assert "1a → 2a" in moved.summary


def test_pages_name_their_feeds(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "first")
    for page, feed in (
        ("index.html", "feeds/site.atom"),
        ("changes.html", "feeds/site.atom"),
        ("sides/north.html", "../feeds/side-north.atom"),
        ("points/1.html", "../feeds/point-1.atom"),
        ("points/whole.html", "../feeds/point-whole.atom"),
    ):
        links = read_page((site / page).read_text("utf-8")).all("link")
        named = [e.attributes["href"] for e in links if e.attributes["rel"] == "alternate"]
        assert named == [feed], page


def test_days_are_those_of_the_data_and_the_same_change_has_the_same_id(tmp_path: Path) -> None:
    root = repository(tmp_path / "lake")
    site = site_of(root, "--since", "first")
    feed = feeds_of(site)["site.atom"]
    assert {entry.updated for entry in feed.entries} == {"1999-06-28T00:00:00Z"}
    written = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    finished = run_cli("-w", root, "site", site, "--since", "first")
    assert "written 0, " in finished.stderr
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == written


def test_a_change_is_of_the_day_on_which_its_passage_was_affirmed(
    tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    root = repository(tmp_path / "lake")
    affirmed = run_cli("-w", root, "affirm", "--all", "--on", "1999-07-20", env=lake_texts)
    assert affirmed.status == 0, affirmed.stderr
    feed = feeds_of(site_of(root, "--since", "first"))["site.atom"]
    days = {entry.title.partition(":")[0]: entry.updated[:10] for entry in feed.entries}
    assert days == {
        "Added": "1999-07-20",
        "Changed": "1999-07-20",
        "Moved": "1999-07-20",
        "Taken out": "1999-06-28",
    }
    assert feed.updated == "1999-07-20T00:00:00Z"
    assert [entry.updated for entry in feed.entries] == sorted(days_of(feed), reverse=True)


def days_of(feed: Feed) -> list[str]:
    return [entry.updated for entry in feed.entries]


def test_where_the_site_has_an_address_feeds_have_it_too(tmp_path: Path) -> None:
    plain = feeds_of(site_of(repository(tmp_path / "lake"), "--since", "first"))["site.atom"]
    root = repository(tmp_path / "other", settings=ADDRESS)
    feed = feeds_of(site_of(root, "--since", "first"))["site.atom"]
    assert "self" not in plain.links
    assert feed.links["self"] == "https://lake.example/site/feeds/site.atom"
    assert feed.links["alternate"] == "https://lake.example/site/index.html"
    assert feed.author == "The lake"
    assert all(entry.href.startswith("https://lake.example/site/") for entry in feed.entries)
    assert [entry.id for entry in feed.entries] == [entry.id for entry in plain.entries]


def test_each_edition_has_feeds_of_its_own(tmp_path: Path) -> None:
    root = repository(tmp_path / "lake", settings=ADDRESS)
    site = site_of(root, "--since", "first", "--lang", "en", "--lang", "ru")
    english, russian = feeds_of(site), feeds_of(site / "ru")
    assert list(english) == list(russian)
    ids = [feed.id for feed in (*english.values(), *russian.values())]
    assert len(set(ids)) == len(ids)
    entries = english["site.atom"].entries, russian["site.atom"].entries
    assert not {one.id for one in entries[0]} & {one.id for one in entries[1]}
    for name, feed in russian.items():
        assert feed.links["self"] == f"https://lake.example/site/ru/feeds/{name}"
        hrefs = (feed.links["alternate"], *(entry.href for entry in feed.entries))
        assert all(href.startswith("https://lake.example/site/ru/") for href in hrefs)
    embedding = "src=&#34;https://lake.example/site/ru/embed/picture.html"
    assert embedding in (site / "ru/index.html").read_text("utf-8")


def test_of_very_many_changes_a_feed_tells_the_latest_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 3)
    site = site_of(repository(tmp_path / "lake"), "--since", "first")
    feed = feeds_of(site)["site.atom"]
    assert len(feed.entries) == 3
    assert "1 change more" in feed.subtitle
    assert "Taken out: 1" in read_page((site / "changes.html").read_text("utf-8")).text


def test_that_nothing_changed_is_said(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "second")
    assert "Nothing was added" in (site / "changes.html").read_text("utf-8")
    assert all(feed.entries == () for feed in feeds_of(site).values())
    empty = site_of(repository(tmp_path / "empty", (KEPT,), ()), "--since", "second")
    assert all(feed.entries == () for feed in feeds_of(empty).values())


def test_what_is_about_a_duty_that_is_gone_leads_nowhere(tmp_path: Path) -> None:
    root = repository(tmp_path / "lake", after=(KEPT,))
    file = root / "agreements/lake_1999.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("2b", "2c"), "utf-8")
    site = site_of(root, "--since", "first")
    page = read_page((site / "changes.html").read_text("utf-8"))
    assert "It was left" in page.text
    assert "2b" in page.text
    assert not [href for href in page.values("href") if href.endswith("#2b")]


def test_no_words_become_elements_of_a_feed(tmp_path: Path) -> None:
    hostile = " ".join(MARKUP)
    new = record(id="e9", claim=f"{hostile} ]]> &amp; </title>", note=hostile)
    site = site_of(repository(tmp_path / "lake", after=(KEPT, new)), "--since", "first")
    feed = feeds_of(site)["site.atom"]
    assert any("<script>alert(1)</script>" in entry.title for entry in feed.entries)


def test_the_same_is_told_for_programs(tmp_path: Path) -> None:
    site = site_of(repository(tmp_path / "lake"), "--since", "first", "--public")
    told = json.loads((site / "data/changes.json").read_text("utf-8"))
    assert told["schema"] == "compliance/diff/1"
    assert told["counts"] == {"changed": 1, "moved": 1, "added": 1, "withdrawn": 1, "unchanged": 1}
    assert told["public"] is True


@pytest.mark.parametrize("revision", ["nowhere", "-x"])
def test_a_revision_that_is_none_is_refused(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path / "lake")
    finished = run_cli("-w", root, "site", tmp_path / "site", f"--since={revision}")
    assert finished.status in {2, 3}
    assert not (tmp_path / "site").exists()
