"""compliance site --lang: an edition in each language, and a way from each page to the others."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from compliance.views.site.audit import site_audit
from compliance.views.site.contents import SiteContents
from compliance.views.site.takeaway import for_machines
from compliance.wording.speaking import OWN_NAMES, Language, spoken_in
from compliance.workspace.load import load_workspace
from support.builders import lake_files, workspace
from support.cli import run_cli
from support.pages import Page, read_page
from support.reports import selection_of
from support.repositories import git, need_git
from support.repository import ROOT
from support.templates import SHIPPED
from support.translated import RUSSIAN, TRANSLATED

LANGUAGES = ("en", "ru", "hy")
FOLDERS = {"en": "", "ru": "ru/", "hy": "hy/"}
ADDRESS = "https://lake.example/site/"
TITLE = "Озеро: кто что говорит"
SETTINGS = (
    f'{lake_files()["compliance.toml"]}titles = {{ru = "{TITLE}"}}\n'
    f'publication = {{address = "{ADDRESS}"}}\n'
)


def lake(root: Path, **files: str) -> Path:
    return workspace(root, agreement=TRANSLATED, files={"compliance.toml": SETTINGS, **files})


def site_of(root: Path, *languages: str, options: tuple[str, ...] = ()) -> Path:
    site = root.parent / "-".join(("site", *languages))
    named = [word for one in languages for word in ("--lang", one)]
    finished = run_cli("-w", root, "site", site, *named, *options)
    assert (finished.status, finished.stdout) == (0, ""), finished.stderr
    return site


def files_of(site: Path) -> dict[str, bytes]:
    """Return the files of a site by their paths, but for the list of them."""
    files = (file for file in site.rglob("*") if file.is_file() and file.name != "site.json")
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def language_of(path: str) -> str:
    return next(one for one in reversed(LANGUAGES) if path.startswith(FOLDERS[one]))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files_of(site_of(lake(tmp_path_factory.mktemp("editions") / "lake"), *LANGUAGES))


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> Mapping[str, Page]:
    return {path: read_page(data.decode()) for path, data in files.items() if path[-5:] == ".html"}


def test_each_edition_but_the_first_has_a_folder_with_all_but_the_files_for_programs(
    files: dict[str, bytes],
) -> None:
    first = {path for path in files if language_of(path) == "en"}
    assert any(map(for_machines, first))
    for folder in ("ru/", "hy/"):
        edition = {path.removeprefix(folder) for path in files if path.startswith(folder)}
        assert edition == {path for path in first if not for_machines(path)}


def test_the_first_edition_is_what_a_site_in_that_language_alone_is_but_for_the_switch(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    alone = files_of(site_of(lake(tmp_path / "lake"), "en"))
    assert alone == files_of(site_of(lake(tmp_path / "lake")))
    assert alone.keys() == {path for path in files if language_of(path) == "en"}
    assert {path: files[path] for path in alone if path[-5:] != ".html"} == {
        path: data for path, data in alone.items() if path[-5:] != ".html"
    }
    assert b"hreflang" not in alone["index.html"]
    assert b'class="editions"' not in alone["index.html"]


def test_the_first_language_need_not_be_english(tmp_path: Path) -> None:
    made = files_of(site_of(lake(tmp_path / "lake"), "ru", "en", "ru"))
    assert b'<html lang="ru">' in made["index.html"]
    assert b'<html lang="en">' in made["en/index.html"]
    assert "ru/index.html" not in made


def switches(page: Page) -> dict[str, str]:
    return {
        e.attributes["hreflang"]: e.attributes["href"]
        for e in page.all("a")
        if "hreflang" in e.attributes
    }


def test_every_page_says_its_language_and_leads_to_the_same_page_in_each_other(
    pages: Mapping[str, Page],
) -> None:
    for path, page in pages.items():
        language = language_of(path)
        [html] = page.all("html")
        assert html.attributes["lang"] == language
        if path.endswith("embed/picture.html"):
            continue
        bare = path.removeprefix(FOLDERS[language])
        expected = {one: f"{FOLDERS[one]}{bare}" for one in LANGUAGES}
        here = posixpath.dirname(path)
        for found in (switches(page), alternates(page)):
            led = {one: posixpath.normpath(posixpath.join(here, to)) for one, to in found.items()}
            assert led == expected, path
        assert set(expected.values()) <= pages.keys()
        names = {e.attributes["hreflang"]: e for e in page.all("a") if "hreflang" in e.attributes}
        assert {one: e.attributes["lang"] for one, e in names.items()} == {o: o for o in names}
        assert [one for one, e in names.items() if "aria-current" in e.attributes] == [language]


def alternates(page: Page) -> dict[str, str]:
    links = [e.attributes for e in page.all("link") if e.attributes["rel"] == "alternate"]
    return {one["hreflang"]: one["href"] for one in links if "hreflang" in one}


def test_every_page_is_its_own_original(pages: Mapping[str, Page]) -> None:
    for path, page in pages.items():
        links = [e.attributes for e in page.all("link") if e.attributes["rel"] == "canonical"]
        if not path.endswith("embed/picture.html") and "obligations/" not in path:
            assert [one["href"] for one in links] == [f"{ADDRESS}{path}"]


def test_every_link_within_the_site_leads_to_a_file(
    files: dict[str, bytes], pages: Mapping[str, Page]
) -> None:
    for path, page in pages.items():
        for link in (*page.all("a"), *page.all("link"), *page.all("script")):
            to = link.attributes.get("href") or link.attributes.get("src", "")
            to = to.partition("#")[0].partition("?")[0]
            if to and ":" not in to:
                led = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
                assert led in files, (path, to)


def test_files_for_programs_are_those_of_the_first_edition(pages: Mapping[str, Page]) -> None:
    [to] = {
        e.attributes["href"]
        for e in pages["ru/tables/source.html"].all("a")
        if e.attributes["href"].endswith(".csv")
    }
    assert to == "../../data/table-source.csv"


def test_what_each_language_calls_itself_stands_in_the_switch(pages: Mapping[str, Page]) -> None:
    for language in LANGUAGES:
        assert OWN_NAMES[Language(language)] in pages["index.html"].text


def test_names_of_the_agreement_are_in_the_language_of_the_page_where_its_file_has_them(
    files: dict[str, bytes], pages: Mapping[str, Page]
) -> None:
    page = pages["ru/points/1.html"].text
    names, titles = RUSSIAN["names"], RUSSIAN["titles"]
    for word in (names["north"], names["south"], titles["1"], titles["1a"], RUSSIAN["short_title"]):
        assert word in page
    for path in (
        "ru/index.html",
        "ru/points/1.html",
        "ru/timelines/all.html",
        "ru/sides/north.html",
    ):
        assert b">North Shore<" not in files[path]
        assert b"The dam" not in files[path]
    picture = files["ru/data/picture.svg"].decode()
    assert names["north"] in picture
    assert titles["1"] in picture
    assert names["north"] in pages["ru/timelines/all.html"].text
    home = files["ru/index.html"].decode()
    assert f"<h1>{TITLE}</h1>" in home
    assert f"<p>{RUSSIAN['title']}.</p>" in home
    assert RUSSIAN["each_point"] in pages["ru/index.html"].text


def test_names_that_are_not_there_are_as_they_are_written_and_marked(
    files: dict[str, bytes],
) -> None:
    page = files["hy/points/1.html"].decode()
    assert '<h1 lang="en">The dam</h1>' in page
    assert '<h1 lang="en">Lake treaty' in files["hy/index.html"].decode()
    assert "<h1>Lake treaty" in files["index.html"].decode()
    assert "<h1>The dam</h1>" in files["points/1.html"].decode()


def test_a_record_that_was_affirmed_is_so_in_every_edition() -> None:
    """The lock has hashes of duties as they are written, and not as a page has them."""
    made, counts = load_workspace(ROOT), []
    assert made.lock
    for language in (Language.ENGLISH, Language.RUSSIAN):
        with spoken_in(language):
            counts.append(site_audit(SiteContents(selection_of(made)), ROOT).counts)
    assert counts[0] == counts[1]


def test_a_claim_in_a_language_of_its_own_is_marked_in_every_edition(tmp_path: Path) -> None:
    path = "evidence/herald-1999-07-01.yaml"
    root = lake(tmp_path / "lake", **{path: f"language: ru\n{lake_files()[path]}"})
    made = files_of(site_of(root, *LANGUAGES))
    page = "articles/herald-1999-07-01.html"
    assert b'<span lang="ru">' in made[page]
    assert b'<span lang="ru">' not in made[f"ru/{page}"]
    assert b'<span lang="ru">' in made[f"hy/{page}"]
    other = "articles/gazette-1999-06-28.html"
    assert b'<span lang="en">' in made[f"ru/{other}"]
    assert b'<span lang="en">' not in made[other]


def test_a_workspace_that_is_written_in_a_language_is_marked_in_the_others(tmp_path: Path) -> None:
    settings = SETTINGS.replace("publication", 'language = "ru-RU"\npublication')
    made = files_of(site_of(lake(tmp_path / "lake", **{"compliance.toml": settings}), "en", "ru"))
    assert b'<h1 lang="ru-RU">The dam</h1>' in made["points/1.html"]
    assert b"<h1>The dam</h1>" in made["ru/points/1.html"]


def test_a_language_that_is_not_there_is_a_mistake_that_names_those_that_are(
    tmp_path: Path,
) -> None:
    finished = run_cli("-w", lake(tmp_path / "lake"), "site", tmp_path / "site", "--lang", "fr")
    assert (finished.status, finished.stdout) == (2, "")
    for language in Language:
        assert f"'{language.value}'" in finished.stderr
    assert not (tmp_path / "site").exists()


def test_pages_by_own_templates_are_in_the_language_of_their_edition(tmp_path: Path) -> None:
    root = lake(tmp_path / "lake")
    by_ours = files_of(site_of(root, "en", "ru"))
    shutil.copytree(SHIPPED, root / "templates")
    assert files_of(site_of(root, "en", "ru")) == by_ours


def test_what_changed_is_the_same_in_every_edition(tmp_path: Path) -> None:
    """Revisions are compared as they are written: an older one may have no translation."""
    need_git()
    root = workspace(tmp_path / "lake")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    lake(root)
    made = files_of(site_of(root, "en", "ru", options=("--since", "HEAD")))
    shapes = [read_page(made[path].decode()) for path in ("changes.html", "ru/changes.html")]
    assert [len(page.all("h3")) for page in shapes] == [0, 0]
    assert "ru/feeds/site.atom" in made
    assert "ru/data/changes.json" not in made
