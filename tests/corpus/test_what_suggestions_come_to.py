"""Suggestions on the shipped articles, each with its incident left out, are as good as published.

docs/suggestions.md has the figures that were measured; these are a little below them, so that a
change of a word does not fail here, and a change for the worse does.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.words import Coded
from compliance.passages.locate import Range
from compliance.suggest.law import ask
from compliance.suggest.rules import RulesEngine
from compliance.workspace.workspace import Workspace
from support.suggested import Figures, Trial, measured, trials


@pytest.fixture(scope="module")
def made(
    shipped: Workspace,
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
) -> list[Trial]:
    return list(trials(shipped, texts, places))


@pytest.fixture(scope="module")
def figures(shipped: Workspace, texts: Mapping[ArticleId, str], made: list[Trial]) -> Figures:
    """The figures of the articles coded in full: of others nobody knows what they leave out."""
    pairs = zip(texts, made, strict=True)
    full = (trial for one, trial in pairs if shipped.articles[one].coded is Coded.FULL)
    return measured(RulesEngine(), full)


def test_every_suggestion_keeps_the_law(made: list[Trial]) -> None:
    assert [ask(RulesEngine(), trial.given).dropped for trial in made] == [()] * len(made)


def test_most_passages_are_found_and_most_suggestions_are_right(figures: Figures) -> None:
    assert figures.found.part >= 0.90
    assert figures.precise.part >= 0.78


def test_the_target_is_among_those_suggested(figures: Figures) -> None:
    assert figures.first.part >= 0.68
    assert figures.three.part >= 0.88


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("side", 0.95),
        ("side, own voice", 0.95),
        ("side, another's voice", 0.95),
        ("act", 0.77),
        ("status", 0.80),
        ("incident suggested", 0.75),
    ],
)
def test_who_says_what_is_read_right(field: str, least: float, figures: Figures) -> None:
    assert figures.fields[field].part >= least, str(figures.fields[field])
