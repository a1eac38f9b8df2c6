"""What an engine is given: coded passages with their words, and the articles that wait."""

from __future__ import annotations

from pathlib import Path

from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.suggest.gather import awaiting, gather_known, given_of, text_of
from compliance.workspace.drafts import ArticleDraft
from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD
from support.lake_cues import lake_known, lake_with_cues, library_of_lake
from support.lake_texts import TEXTS


def test_a_coded_passage_has_its_words_where_the_text_is_held(tmp_path: Path) -> None:
    _, known = lake_known(tmp_path)
    words = {passage.evidence.id: passage.text for passage in known.coded}
    assert words[f"{HERALD}#e1"] == (  # type: ignore[index]
        "South Shore has not withdrawn its patrol boats from the ferry lane"
    )


def test_else_it_has_its_ends_and_its_claim(tmp_path: Path) -> None:
    loaded = load_workspace(lake_with_cues(tmp_path / "lake"))
    prover = Prover(loaded, TextLibrary(tmp_path / "none"))
    known = gather_known(loaded, loaded.agreement(), prover)
    words = {str(passage.evidence.id): passage.text for passage in known.coded}
    assert words[f"{HERALD}#e1"] == (
        "South Shore has not withdrawn from the ferry lane "
        "South Shore has not withdrawn its patrol boats."
    )
    assert text_of(next(iter(loaded.articles.values())), prover) is None
    assert list(awaiting(loaded, prover)) == []


def test_articles_coded_in_full_do_not_wait(tmp_path: Path) -> None:
    loaded, known = lake_known(tmp_path)
    prover = Prover(loaded, library_of_lake(tmp_path / "texts"))
    (waiting,) = awaiting(loaded, prover)
    assert waiting.id == GAZETTE
    held = text_of(waiting, prover)
    assert held is not None
    assert held == (waiting.held[0].text_sha256, TEXTS[GAZETTE])
    given = given_of(waiting, held[1], known)
    assert (given.article, given.outlet, given.language) == (GAZETTE, "south-gazette", "en")
    assert given.coded == known.coded
    assert given.sources is known.sources


def test_a_draft_without_an_outlet_has_nobody_s_voice(tmp_path: Path) -> None:
    loaded, known = lake_known(tmp_path)
    article = next(one for one in loaded.articles.values() if one.id == GAZETTE)
    file = f"articles/{GAZETTE}.yaml.draft"
    draft = ArticleDraft(id=article.id, file=file, article=article, open=())
    assert given_of(draft, "Words.", known) == given_of(article, "Words.", known)
    no_outlet = ArticleDraft(id=article.id, file=file, article=article, open=("outlet",))
    assert given_of(no_outlet, "Words.", known).outlet is None
