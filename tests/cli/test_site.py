"""compliance site, on the shipped workspace and at its edges."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from compliance.cli.commands.site import follow
from compliance.diff.rows import DiffKind
from compliance.site.folder import SiteFile, SiteFolder
from compliance.views.diff.words import DIFF_KIND_WORDS
from compliance.views.record import RecordView, RecordWriter
from compliance.workspace.evidence import Evidence
from compliance.workspace.load import load_workspace
from support.builders import article, record, workspace
from support.cli import run_cli
from support.pages import Page, read_page
from support.repository import ROOT

MOST_BYTES_A_RECORD = 17_000
MOST_BYTES_OF_THE_FIRST_PAGE = 150_000


def links(page: Page) -> list[str]:
    """Return where a page leads, by a link or a sign of a drawing."""
    return [e.attributes["href"] for tag in ("a", "use") for e in page.all(tag)]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sites") / "site"
    finished = run_cli("site", root, cwd=ROOT)
    assert (finished.status, finished.stdout) == (0, "")
    assert "written " in finished.stderr
    return root


@pytest.fixture(scope="module")
def pages(shipped: Path) -> dict[str, Page]:
    return {
        file.relative_to(shipped).as_posix(): read_page(file.read_text("utf-8"))
        for file in sorted(shipped.rglob("*.html"))
    }


def test_everything_has_an_address_of_its_own(pages: dict[str, Page]) -> None:
    folders = {path.partition("/")[0] for path in pages}
    assert folders == {
        "about.html",
        "articles",
        "audit",
        "contradictions.html",
        "differences",
        "embed",
        "incidents",
        "incidents.html",
        "index.html",
        "network.html",
        "obligations",
        "points",
        "search.html",
        "sides",
        "tables",
        "texts.html",
        "timelines",
        "voices",
    }
    assert "obligations/4b.html" in pages
    assert "e33" in pages["articles/azernews-2022-03-27.html"].values("id")
    assert sum(path.startswith("obligations/") for path in pages) == 25
    assert sum(path.startswith("differences/") for path in pages) == 6


def test_every_link_leads_to_a_page_and_a_place_on_it(
    pages: dict[str, Page], shipped: Path
) -> None:
    for path, page in pages.items():
        for link in links(page):
            if link.startswith(("http://", "https://")):
                continue
            address, _, place = link.partition("#")
            file = (shipped / path).parent / unquote(address) if address else shipped / path
            assert file.resolve().is_file(), (path, link)
            if place:
                aim = file.resolve().relative_to(shipped.resolve()).as_posix()
                assert unquote(place) in pages[aim].values("id"), (path, link)


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert len(set(page.values("id"))) == len(page.values("id")), path


def test_no_page_but_the_search_asks_for_anything_but_the_style_sheet(
    pages: dict[str, Page],
) -> None:
    for path, page in pages.items():
        loaded = {e.attributes["href"] for e in page.all("link")}
        loaded = {address for address in loaded if not address.startswith("data:")}  # the icon
        assert loaded == {f"{'../' if '/' in path else ''}style.css"}
        policy, *_ = (e for e in page.all("meta") if "http-equiv" in e.attributes)
        assert policy.attributes["content"].startswith("default-src 'none'; style-src 'self'")
        asking = {"style", "img", "iframe", "object", "embed", "source"}
        assert asking.isdisjoint(e.tag for e in page.elements)
        asked = path == "search.html"
        assert asked == ("script-src" in policy.attributes["content"])
        assert asked or {"script", "form"}.isdisjoint(e.tag for e in page.elements)


def test_the_search_loads_scripts_that_stand_beside_it(
    pages: dict[str, Page], shipped: Path
) -> None:
    scripts = [e.attributes["src"] for e in pages["search.html"].all("script")]
    assert len(scripts) == 5
    assert all((shipped / script).is_file() for script in scripts)
    (policy,) = (e for e in pages["search.html"].all("meta") if "http-equiv" in e.attributes)
    assert "script-src 'self'; require-trusted-types-for 'script'" in policy.attributes["content"]


def test_the_search_knows_every_statement_and_of_passages_their_ends_alone(
    shipped: Path, tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    assert len(searched(shipped)["statements"]) == len(load_workspace(ROOT).evidence)
    root, known = workspace(tmp_path / "lake"), []
    for public in ((), ("--public",)):
        site = tmp_path / "-".join(("site", *public))
        assert run_cli("-w", root, "site", site, *public, env=lake_texts).status == 0
        known.append(searched(site))
    assert known[0] == known[1]
    assert any(" … " in row[6] for row in known[0]["statements"])


def searched(site: Path) -> dict[str, Any]:
    """Return what the search of a site knows."""
    written = (site / "data/search.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(written.removeprefix("globalThis.complianceSearch ="))
    return found


def test_a_second_run_writes_nothing(shipped: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in shipped.rglob("*")}
    finished = run_cli("site", shipped, cwd=ROOT)
    assert "written 0, " in finished.stderr
    assert {file: file.stat().st_mtime_ns for file in shipped.rglob("*")} == before


def test_the_shipped_site_takes_few_bytes_for_each_record(shipped: Path) -> None:
    files = (file for file in shipped.rglob("*") if file.is_file())
    # A picture of dots is as large whatever stands in it.
    size = sum(file.stat().st_size for file in files if file.suffix != ".png")
    assert size < MOST_BYTES_A_RECORD * len(load_workspace(ROOT).evidence)


def test_each_record_is_written_once_for_all_pages(
    shipped: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: Counter[tuple[str, bool]] = Counter()
    write = RecordWriter._write

    def counted(self: RecordWriter, e: Evidence, *, current: bool) -> RecordView:
        written[e.id, current] += 1
        return write(self, e, current=current)

    monkeypatch.setattr(RecordWriter, "_write", counted)
    assert run_cli("--workspace", ROOT, "site", tmp_path / "site").status == 0
    assert set(written.values()) == {1}
    both = {id for id, current in written if current} & {id for id, now in written if not now}
    # One that is earlier under one of its targets and current under another is written for both.
    records = searched(shipped)["statements"]
    assert len(both) < len(records) / 10
    assert len(written) == len(records) + len(both)


def test_what_is_largest_by_itself_is_made_first_and_the_first_page_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planned: list[str] = []

    def listed(_: SiteFolder, pages: Iterable[SiteFile]) -> Iterator[str]:
        planned.extend(page.path for page in pages)
        return iter(())

    monkeypatch.setattr(SiteFolder, "write", listed)
    assert run_cli("--workspace", ROOT, "site", tmp_path / "site").status == 0
    assert planned[:2] == ["style.css", "audit/all.html"]
    assert planned[-1] == "index.html"


def test_kinds_of_difference_are_told_in_words_and_not_in_codes(shipped: Path) -> None:
    codes = [kind.value for kind in DiffKind if "_" in kind.value]
    pages = [shipped / "index.html", shipped / "contradictions.html"]
    for page in (*pages, *(shipped / "differences").iterdir()):
        written = page.read_text("utf-8")
        assert [code for code in codes if code in written] == [], page
        assert DIFF_KIND_WORDS[DiffKind.DENIAL] in written or page.stem in {
            "am-nk",
            "az-nk",
            "ru-nk",
        }


def test_the_first_page_is_light(shipped: Path) -> None:
    assert (shipped / "index.html").stat().st_size < MOST_BYTES_OF_THE_FIRST_PAGE


def test_a_held_text_is_shown_around_its_passages_unless_it_is_for_the_public(
    tmp_path: Path, texts: dict[str, str]
) -> None:
    assert run_cli("site", tmp_path / "own", env=texts, cwd=ROOT).status == 0
    assert run_cli("site", tmp_path / "public", "--public", env=texts, cwd=ROOT).status == 0
    page = "articles/dw-2022-03-26.html"
    own = (tmp_path / "own" / page).read_text("utf-8")
    public = (tmp_path / "public" / page).read_text("utf-8")
    assert "<mark>" in own
    assert "<mark>" not in public
    assert "Only the first and last words of passages are printed" in public


def test_an_invented_text_is_shown_around_its_passages(
    tmp_path: Path, lake_texts: dict[str, str]
) -> None:
    root = workspace(tmp_path / "lake")
    assert run_cli("-w", root, "site", tmp_path / "site", env=lake_texts).status == 0
    pages = (tmp_path / "site" / "articles").glob("*.html")
    assert any("<mark>" in page.read_text("utf-8") for page in pages)


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    finished = run_cli("site", tmp_path, cwd=ROOT)
    assert finished.status == 3
    assert "holds other files" in finished.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_headline_that_was_not_seen_is_no_name_of_an_article(tmp_path: Path) -> None:
    wire = article(title="[title not seen]")
    made = workspace(tmp_path / "made", articles=[wire], evidence=[record(article=wire["id"])])
    assert run_cli("site", tmp_path / "site", cwd=made).status == 0
    files = {
        file.relative_to(tmp_path / "site").as_posix(): file.read_text("utf-8")
        for kind in ("html", "js")
        for file in (tmp_path / "site").rglob(f"*.{kind}")
    }
    assert [path for path, text in files.items() if "not seen]" in text] == []
    page = files[f"articles/{wire['id']}.html"]
    assert "Its headline was not seen." in page
    assert "citation_title" not in page


def test_links_to_several_statements_of_one_line_differ(shipped: Path) -> None:
    html = (shipped / "differences" / "az-ru.html").read_text("utf-8")
    lines = re.findall(
        '<p class="where">(.*?)</p>', re.sub('<span class="aside">.*?</span>', "", html)
    )
    told = [re.findall("<a [^>]*>([^<]*)</a>", line) for line in lines]
    assert max(map(len, told)) > 2
    assert [one for one in told if len({*one}) < len(one)] == []


def test_a_number_alone_is_of_the_article_named_before_it(shipped: Path) -> None:
    html = (shipped / "differences" / "am-ru.html").read_text("utf-8")
    found = re.findall(r'<a href="\.\./articles/([^#"]*)\.html#[^"]*">([^<]*)<span', html)
    alone = [n for n, (_, words) in enumerate(found) if re.fullmatch(r"e\d+", words)]
    assert alone
    assert [found[n] for n in alone if found[n][0] != found[n - 1][0]] == []


def test_an_empty_workspace_has_a_site_too(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", evidence=[])
    assert run_cli("site", tmp_path / "site", cwd=root).status == 0
    assert "No statement has it as its speaker" in (
        tmp_path / "site/voices/north-ministry.html"
    ).read_text("utf-8")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("after", "shown"), [(0.0, True), (60.0, False)])
def test_a_bar_is_shown_only_to_those_who_would_wait(
    monkeypatch: pytest.MonkeyPatch, after: float, shown: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    follow(iter("abc"), 3, after=after)
    assert ("pages" in screen.getvalue()) is shown


def test_the_pages_are_all_written_while_somebody_looks_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path / "w", evidence=[])
    monkeypatch.setattr(Terminal, "fileno", lambda _: 2, raising=False)
    monkeypatch.setattr("compliance.cli.commands.site.looked_on", lambda: True)
    assert run_cli("site", tmp_path / "site", cwd=root).status == 0
    assert (tmp_path / "site/index.html").is_file()


def test_a_template_of_the_workspace_that_fails_is_named(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", files={"templates/site/voice.html.j2": "{{ view.nmae }}"})
    finished = run_cli("site", tmp_path / "site", cwd=root)
    assert (finished.status, finished.stdout) == (3, "")
    assert finished.stderr.startswith("templates/site/voice.html.j2:1: ")
    assert not (tmp_path / "site/index.html").exists()


def test_of_very_many_findings_of_a_code_the_first_are_listed_and_all_counted(
    tmp_path: Path,
) -> None:
    many = [record(id=f"e{number}") for number in range(1, 103)]
    root = workspace(tmp_path / "w", evidence=many)
    assert run_cli("site", tmp_path / "site", cwd=root).status == 0
    page = (tmp_path / "site/audit/all.html").read_text("utf-8")
    assert "not-affirmed: 102" in page
    assert "the first 100 are listed here" in page
    found = json.loads((tmp_path / "site/data/audit.json").read_text("utf-8"))
    assert found["counts"]["not-affirmed"] == 102
    assert sum(one["code"] == "not-affirmed" for one in found["findings"]) == 100


def foot_of(html: str) -> str:
    """Return the text of the foot of a page."""
    return read_page(html[html.index("<footer>") : html.index("</footer>") + 9]).text


def test_every_page_says_under_which_terms_it_stands_and_how_to_object(shipped: Path) -> None:
    for file in shipped.rglob("*.html"):
        html = file.read_text("utf-8")
        foot = foot_of(html)
        assert "Coded by language models; no person is named among the coders." in foot, file
        for words in ("How to object", "Version 2026.11 of 27 Nov 2026", "Licence: CC-BY-4.0"):
            assert words in foot, file
        root = "" if file.parent == shipped else "../"
        assert f'<a class="name" href="{root}index.html">' in html


def meta(page: Page, name: str) -> list[str]:
    """Return what a page says of itself under a name."""
    found = (e.attributes for e in page.all("meta"))
    return [one["content"] for one in found if name in {one.get("name"), one.get("property")}]


PUBLICATION = """
[publication]
address = "https://example.org/lake/"
contact = "desk <desk@example.org>"
licence = "CC0-1.0"
"""


def test_where_a_site_stands_is_its_pages_address(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    with (root / "compliance.toml").open("a", encoding="utf-8") as file:
        file.write(PUBLICATION)
    assert run_cli("site", tmp_path / "site", "--public", cwd=root).status == 0
    page = read_page((tmp_path / "site/sides/north.html").read_text("utf-8"))
    here = "https://example.org/lake/sides/north.html"
    assert here in [e.attributes["href"] for e in page.all("link")]
    assert meta(page, "og:url") == [here]
    assert meta(page, "description") == meta(page, "og:description") != [""]
    moved = read_page((tmp_path / "site/obligations/1a.html").read_text("utf-8"))
    assert "https://example.org/lake/points/1.html" in [
        e.attributes["href"] for e in moved.all("link")
    ]
    about = read_page((tmp_path / "site/about.html").read_text("utf-8"))
    assert "Send it to: desk <desk@example.org>." in about.text
    foot = foot_of((tmp_path / "site/about.html").read_text("utf-8"))
    assert "No coder is named. " in foot
    assert "Licence: CC0-1.0" in foot


@pytest.mark.parametrize("public", [True, False])
def test_a_site_with_whole_passages_is_for_no_search_engine(tmp_path: Path, public: bool) -> None:
    root = workspace(tmp_path / "w")
    options = ["--public"] if public else []
    assert run_cli("site", tmp_path / "site", *options, cwd=root).status == 0
    for path in ("index.html", "points/1.html"):
        page = read_page((tmp_path / "site" / path).read_text("utf-8"))
        assert meta(page, "robots") == ([] if public else ["noindex"])
        assert ("For work, not for publication" in page.text) is not public
