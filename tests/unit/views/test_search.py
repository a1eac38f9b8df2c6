"""What a search found: texts by date, whose they are, and the sentences that hold the words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from compliance.library.fulltext.names import names_in
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.query.query import expanded, parse_query
from compliance.passages.prove import Prover
from compliance.render.json.search import render_search_json
from compliance.render.text.search import render_search_text
from compliance.suggest.store import SuggestionStore
from compliance.views.inbox import ArticleFilter, InboxWriter
from compliance.views.search import Owners, SearchRequest, SearchView, search_view
from compliance.workspace.drafts import read_drafts
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD, workspace
from support.lake_texts import TEXTS
from support.rendered import text_of

STRAY = "A stray note on the boats. U.S. boats, too! Boats, boats, boats: so many of them. Boats?"
DRAFTED = "Of boats."
HELD = "held:\n  - container_sha256: %s\n    range: [0, 9]\n    text_sha256: %s\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = workspace(tmp_path / "lake")
    held = HELD % ("a" * 64, text_sha256(DRAFTED))
    (root / "articles" / "post.yaml.draft").write_text(f"id: post\n{held}", "utf-8")
    return root


def search(
    root: Path,
    asked: str,
    wanted: ArticleFilter | None = None,
    *,
    texts: Iterable[str] = (*TEXTS.values(), STRAY, DRAFTED),
    most: int = 10,
    public: bool = False,
) -> SearchView:
    library = TextLibrary(root.parent / "library")
    for text in texts:
        library.put(text)
    loaded = load_workspace(root)
    writer = InboxWriter(loaded, Prover(loaded, library), SuggestionStore(root.parent, "x"))
    request = SearchRequest(
        asked=asked,
        query=expanded(parse_query(asked), names_in(loaded)),
        wanted=wanted or ArticleFilter(),
        most=most,
        public=public,
    )
    return search_view(library, Owners(loaded, read_drafts(root), writer), request, None)


def owners(view: SearchView) -> list[str | None]:
    return [found.row.id if found.row else None for found in view.texts]


def test_texts_come_by_date_then_drafts_then_those_of_no_article(root: Path) -> None:
    view = search(root, "boats")
    assert owners(view) == [GAZETTE, HERALD, "post", None]
    assert (view.searched, view.found, view.more, view.unknown) == (4, 4, 0, 0)
    assert view.texts[3].sha256 == text_sha256(STRAY)


def test_the_sentences_of_hits_are_passages(root: Path) -> None:
    found = search(root, "boats").texts[3]
    assert [p.printed for p in found.passages] == [
        "A stray note on the boats.",
        "U.S. boats, too!",
        "Boats, boats, boats: so many of them.",
        "Boats?",
    ]
    assert [len(p.hits) for p in found.passages] == [1, 1, 3, 1]
    assert found.hits == 6
    for passage in found.passages:
        assert STRAY[slice(*passage.range)] == passage.whole
        assert all(STRAY[slice(*hit)].lower() == "boats" for hit in passage.hits)


def test_public_passages_are_never_whole(root: Path) -> None:
    shown = [p.printed for text in search(root, "boats", public=True).texts for p in text.passages]
    assert "A stray … the boats." in shown
    assert "…" in shown
    whole = [p.printed for text in search(root, "boats").texts for p in text.passages]
    assert not set(shown) & set(whole)
    assert all("…" in one and len(one.split()) <= 13 for one in shown)


def test_a_phrase_over_two_sentences_is_one_passage(root: Path) -> None:
    found = search(root, '"boats u s" OR "s boats"').texts[-1]
    assert [p.printed for p in found.passages] == ["A stray note on the boats. U.S. boats, too!"]


@pytest.mark.parametrize(
    ("wanted", "found", "unknown"),
    [
        (ArticleFilter(outlet="south-gazette"), [GAZETTE], 1),
        (ArticleFilter(side="north"), [HERALD], 1),
        (ArticleFilter(drafts=True), ["post"], 1),
        (ArticleFilter(language="ru"), [], 1),
    ],
)
def test_only_articles_asked_for_are_there(
    wanted: ArticleFilter, found: list[str], unknown: int, root: Path
) -> None:
    view = search(root, "boats", wanted)
    assert owners(view) == found
    assert view.unknown == unknown


def test_of_many_only_the_first_are_shown(root: Path) -> None:
    view = search(root, "boats", most=1)
    assert owners(view) == [GAZETTE]
    assert (view.found, view.more) == (4, 3)
    assert "4 texts of 4 hold boats; the first 1 are shown\n" in render_search_text(view)


def test_what_was_found_as_text(root: Path) -> None:
    printed = render_search_text(search(root, "boats -gate"))
    assert printed == (
        "no date     post\n"
        "            no title yet · draft · 1 hit\n"
        "            0–9         “Of boats.”\n"
        f"no date     text {text_sha256(STRAY)[:12]}\n"
        "            of no article of this workspace · 6 hits\n"
        "            0–26        “A stray note on the boats.”\n"
        "            27–43       “U.S. boats, too!”\n"
        "            44–81       “Boats, boats, boats: so many of them.”\n"
        "            and 1 more passage\n"
        "2 texts of 4 hold boats -gate\n"
    )
    printed = render_search_text(search(root, "lane", ArticleFilter(side="north")))
    assert printed.startswith(
        "1999-07-01  herald-1999-07-01\n"
        "            South keeps its boats … · north-herald, en · 2 hits\n"
    )
    assert printed.endswith("1 text of 4 holds lane\n")
    elsewhere = render_search_text(search(root, "stray", ArticleFilter(side="north")))
    assert elsewhere == "0 texts of 4 hold stray; 1 more text of no article of this workspace\n"


def test_a_name_is_found_in_all_its_spellings(root: Path) -> None:
    view = search(root, "ferry lane shut", texts=["The South Channel was shut."])
    assert view.found == 1
    assert view.expanded == '((ferry lane) OR "ferry lane" OR "south channel") shut'
    assert f"searched for: {view.expanded}\n" in render_search_text(view)


def test_what_was_found_as_json(root: Path) -> None:
    document: dict[str, Any] = json.loads(text_of(render_search_json(search(root, "lane -gates"))))
    assert document["schema"] == "compliance/search/1"
    (found,) = document["texts"]
    assert (found["article"], found["draft"], found["hits"]) == (GAZETTE, None, 1)
    (passage,) = found["passages"]
    text = TEXTS[GAZETTE]
    assert text[slice(*passage["range"])] == passage["text"]
    assert [text[slice(*hit)] for hit in passage["hits"]] == ["lane"]
    stray = json.loads(text_of(render_search_json(search(root, "stray"))))["texts"][0]
    assert (stray["article"], stray["published"]) == (None, None)
