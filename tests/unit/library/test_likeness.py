"""Texts are like one another by the runs of words that both have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.library.likeness import KnownTexts, Likeness, runs_of
from compliance.library.store import TextLibrary
from compliance.model.article import Article, HeldText
from compliance.model.base import ArticleId
from compliance.workspace.load import load_workspace
from support.builders import workspace
from support.saved_pages import BODY, LEAD

TEXT = " ".join((LEAD, *BODY))


@pytest.fixture
def known(tmp_path: Path) -> KnownTexts:
    """Return articles: one with a text, and others without a text that is of use."""
    (first, *_) = load_workspace(workspace(tmp_path / "lake")).articles.values()
    library = TextLibrary(tmp_path / "library")

    def article(name: str, *texts: str) -> Article:
        held = tuple(
            HeldText(container_sha256="0" * 64, range=(0, len(text)), text_sha256=text)
            for text in texts
        )
        return replace(first, id=ArticleId(name), held=held)

    short = library.put("Nobody came.")
    damaged = library.put("A text that somebody changed, of more than eight runs of words in all")
    path = tmp_path / "library" / TextLibrary.file_name(damaged)
    path.write_text("x", "utf-8")
    articles = (
        article("none"),
        article("short", short, library.put(TEXT)),
        article("damaged", damaged),
        article("absent", "a" * 64),
        article("one", library.put(TEXT), library.put(TEXT.upper())),
    )
    return KnownTexts(articles, library)


def test_the_same_text_is_found_whatever_its_case_and_signs(known: KnownTexts) -> None:
    found = [(article.id, likeness.is_same) for article, likeness in known.like(TEXT.upper())]
    assert found == [("short", True), ("one", True)]
    assert [article.id for article, _ in known.like(TEXT.replace(",", " –"))] == ["short", "one"]


def test_a_version_and_a_copy_are_like_and_not_the_same(known: KnownTexts) -> None:
    version = TEXT.replace("forty people", "thirty people")
    for other in (version, " ".join(BODY[:3])):
        *_, (article, likeness) = known.like(other)
        assert (article.id, likeness.is_like) == ("one", True)
        assert not likeness.is_same


def test_other_texts_and_short_ones_are_like_nothing(known: KnownTexts) -> None:
    assert list(known.like(" ".join(f"word{number}" for number in range(99)))) == []
    assert list(known.like("Its first boat left at six in the morning")) == []
    assert runs_of("one two three four") == frozenset()


def test_figures_are_told() -> None:
    said = "8 runs of 5 words stand in both, of 9 here and 10 there"
    assert str(Likeness(8, 9, 10)) == said


def test_very_long_texts_are_compared_by_their_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = " ".join(map(str, range(100)))
    whole = runs_of(text)
    monkeypatch.setattr("compliance.library.likeness._LOOKED_AT", 50)
    assert runs_of(text) == runs_of(text[:50]) < whole
