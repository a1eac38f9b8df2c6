"""The inbox: which articles and drafts there are, how far they have come, what waits in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import ArticleId, SideId, Target
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import ArticleState
from compliance.passages.prove import Prover
from compliance.render.json.inbox import render_inbox_json
from compliance.render.text.inbox import render_inbox_text
from compliance.suggest.store import SuggestionStore
from compliance.views.inbox import ArticleFilter, InboxView, InboxWriter, inbox_view
from compliance.workspace.drafts import read_drafts
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD, workspace
from support.lake_texts import GAZETTE as TEXT
from support.rendered import text_of
from support.reports import TextsInMemory
from support.suggestions import suggestion

STEPS = [{"state": "read", "by": "Ida", "day": "1999-07-06"}]
POST = {
    "id": "post",
    "kind": "post",
    "title": "Gates shut",
    "published": "1999-06",
    "language": "ru-RU",
    "coded": "none",
    "progress": STEPS,
}
FULL = frozenset({ArticleState.FULL})
DRAFT = 'id: draft\ntitle: A draft\noutlet: wire\nlanguage: en\npublished: "1999-07-02"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = workspace(tmp_path / "lake", articles=[POST])
    (root / "articles" / "draft.yaml.draft").write_text(DRAFT, "utf-8")
    (root / "articles" / "open.yaml.draft").write_text("id: open\n", "utf-8")
    return root


@pytest.fixture
def store(tmp_path: Path) -> SuggestionStore:
    return SuggestionStore(tmp_path, "lake")


def inbox(root: Path, store: SuggestionStore, wanted: ArticleFilter | None = None) -> InboxView:
    loaded = load_workspace(root)
    prover = Prover(loaded, TextsInMemory([TEXT]))
    writer = InboxWriter(loaded, prover, store)
    return inbox_view(loaded, read_drafts(root), writer, wanted or ArticleFilter())


def ids(view: InboxView) -> list[str]:
    return [row.id for row in view.rows]


def test_articles_and_drafts_come_by_date(root: Path, store: SuggestionStore) -> None:
    view = inbox(root, store)
    assert ids(view) == [GAZETTE, "post", HERALD, "draft", "open"]
    assert view.counts == {"new": 0, "read": 1, "part": 1, "full": 1}
    assert [row.id for row in view.drafts] == ["draft", "open"]


def test_how_many_passages_are_suggested_and_decided(root: Path, store: SuggestionStore) -> None:
    loaded = load_workspace(root)
    text = loaded.articles[ArticleId(GAZETTE)].held[0].text_sha256
    of_all = suggestion(0, len(TEXT), "1a", "2a")
    store.put(ArticleId(GAZETTE), text, [of_all, suggestion(0, 1, "2b")])
    store.put(ArticleId(HERALD), "0" * 64, [suggestion(0, 900, "1a", "1b")])
    store.put(ArticleId("draft"), "0" * 64, [suggestion(0, 900, "2a")])
    rows = {str(row.id): row for row in inbox(root, store).rows}
    assert (rows[GAZETTE].suggested, rows[GAZETTE].decided) == (2, 1)
    assert (rows[HERALD].suggested, rows[HERALD].decided) == (1, 0)
    assert (rows["draft"].suggested, rows["draft"].decided) == (1, 0)
    assert (rows["post"].suggested, rows["post"].decided) == (None, None)
    assert rows["draft"].targets == {"2a"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ArticleFilter(), [GAZETTE, "post", HERALD, "draft", "open"]),
        (ArticleFilter(outlet="wire"), ["post", "draft"]),
        (ArticleFilter(side="north"), [HERALD]),
        (ArticleFilter(side="third"), ["post", "draft"]),
        (ArticleFilter(since=parse_edtf("1999-07")), [HERALD, "draft"]),
        (ArticleFilter(since=parse_edtf("1999-06-29")), ["post", HERALD, "draft"]),
        (ArticleFilter(until=parse_edtf("1999-06-15")), ["post"]),
        (ArticleFilter(until=parse_edtf("1999-07-01")), [GAZETTE, "post", HERALD]),
        (ArticleFilter(states=frozenset({ArticleState.READ})), ["post"]),
        (ArticleFilter(states=frozenset({ArticleState.NEW})), ["draft", "open"]),
        (ArticleFilter(drafts=True), ["draft", "open"]),
        (
            ArticleFilter(drafts=True, states=frozenset({ArticleState.FULL})),
            [HERALD, "draft", "open"],
        ),
        (ArticleFilter(targets=frozenset({Target("2b")})), [HERALD]),
        (ArticleFilter(language="ru"), ["post"]),
        (ArticleFilter(language="EN-gb"), [GAZETTE, HERALD, "draft"]),
    ],
)
def test_only_what_is_asked_for_is_there(
    wanted: ArticleFilter, found: list[str], root: Path, store: SuggestionStore
) -> None:
    assert ids(inbox(root, store, wanted)) == found
    assert wanted.asks == (len(found) < 5)


def test_the_side_of_an_outlet_of_a_draft_is_told_if_it_is_known(
    root: Path, store: SuggestionStore
) -> None:
    rows = {str(row.id): row for row in inbox(root, store).rows}
    assert (rows["draft"].side, rows["open"].side) == (SideId("third"), None)
    (root / "articles" / "open.yaml.draft").write_text("outlet: nobody\n", "utf-8")
    rows = {str(row.id): row for row in inbox(root, store).rows}
    assert (rows["open"].outlet, rows["open"].side) == ("nobody", None)


def test_the_inbox_as_text(root: Path, store: SuggestionStore) -> None:
    loaded = load_workspace(root)
    text = loaded.articles[ArticleId(GAZETTE)].held[0].text_sha256
    store.put(ArticleId(GAZETTE), text, [suggestion(0, 1, "2b")])
    assert render_inbox_text(inbox(root, store)) == (
        "1999-06-28  gazette-1999-06-28\n"
        "            Office: a gate was shut · south-gazette, en\n"
        "            coded in part · 6 statements · 1 passage suggested, 0 decided · text held\n"
        "1999-06     post\n"
        "            Gates shut (post) · wire, ru-RU\n"
        "            read by Ida since 6 Jul 1999 · 0 statements · text not held\n"
        "1999-07-01  herald-1999-07-01\n"
        "            South keeps its boats … · north-herald, en\n"
        "            coded in full · 6 statements · text not held\n"
        "1999-07-02  draft\n"
        "            A draft · wire, en\n"
        "            draft, new · 0 statements · text not held\n"
        "            fill in published_basis, confidence, coded in articles/draft.yaml.draft\n"
        "no date     open\n"
        "            no title yet · no outlet yet\n"
        "            draft, new · 0 statements · text not held\n"
        "            fill in title, outlet, published, published_basis, confidence, language, "
        "coded in\n            articles/open.yaml.draft\n"
        "3 articles: 1 read, 1 coded in part, 1 coded in full; 2 drafts; 1 text held\n"
    )


def test_nothing_is_said_of_nothing() -> None:
    assert render_inbox_text(InboxView(rows=())) == "0 articles; 0 texts held\n"


def test_long_dates_and_narrow_pages_keep_their_place(root: Path, store: SuggestionStore) -> None:
    post = root / "articles" / "post.yaml"
    dated = post.read_text("utf-8").replace("1999-06\n", "1999-06-01/1999-06-30\n")
    post.write_text(dated, "utf-8")
    printed = render_inbox_text(inbox(root, store), width=40)
    assert max(map(len, printed.splitlines())) <= 40
    assert "\n1999-06-01/1999-06-30 post\n" in render_inbox_text(inbox(root, store))


def test_the_inbox_as_json(root: Path, store: SuggestionStore) -> None:
    document: dict[str, Any] = json.loads(text_of(render_inbox_json(inbox(root, store))))
    assert document["schema"] == "compliance/articles/1"
    assert [article["id"] for article in document["articles"]] == [GAZETTE, "post", HERALD]
    assert document["articles"][1] == {
        "id": "post",
        "title": "Gates shut",
        "outlet": "wire",
        "side": "third",
        "published": "1999-06",
        "language": "ru-RU",
        "coded": "none",
        "state": "read",
        "by": "Ida",
        "since": "1999-07-06",
        "held": False,
        "records": 0,
        "suggested": None,
        "decided": None,
        "kind": "post",
    }
    assert "kind" not in document["articles"][0]
    assert document["drafts"][1]["open"][:2] == ["title", "outlet"]
    assert document["drafts"][1]["published"] is None
    assert document["counts"] == {"new": 0, "read": 1, "part": 1, "full": 1, "drafts": 2}
