"""Two sides exchange their names in the articles and the agreement, and in the suggestions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pytest

from compliance.model.base import ArticleId, EvidenceId
from compliance.passages.locate import Range
from compliance.suggest.law import ask
from compliance.suggest.rules import RulesEngine
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.workspace import Workspace
from support.relabel import Swap
from support.suggested import Trial, trials

IDS: Final = {"az": "am", "am": "az"}
PAIRS: Final = (("Azerbaijan", "Armenia"), ("Baku", "Yerevan"))


class Exchange(Swap):
    """Exchanges two sides of the shipped agreement: ids, names and capitals, in any case.

    "Azerbaijani" becomes "Armeniai", which is nobody's word and has the stem of the other side.
    """

    def __init__(self) -> None:
        cases = [(f(one), f(other)) for f in (str, str.lower, str.upper) for one, other in PAIRS]
        self.other = dict([*cases, *((other, one) for one, other in cases)])
        self.pattern = re.compile("|".join(self.other))

    def text(self, text: str) -> str:
        if found := re.fullmatch(r"(az|am)(-[a-z-]+)?", text):
            return IDS[found[1]] + (found[2] or "")
        text = re.sub(r"@(az|am)\b", lambda match: f"@{IDS[match[1]]}", text)
        return super().text(text)


@pytest.fixture(scope="module")
def made(
    shipped: Workspace, texts: Mapping[ArticleId, str], places: Mapping[EvidenceId, Range]
) -> list[Trial]:
    return list(trials(shipped, texts, places))


def fields(one: Suggestion) -> tuple[object, ...]:
    """Return what is compared: ranges differ, since one name is longer."""
    said = (one.act, one.status, one.voice, one.scope, one.instrument, one.link, one.score)
    return (*said, one.targets, one.side, one.group, one.respondents, one.event, one.asserted)


def test_the_suggestions_are_the_same_with_the_sides_exchanged(made: list[Trial]) -> None:
    exchange = Exchange()
    suggested = 0
    for trial in made:
        before = ask(RulesEngine(), trial.given).suggestions
        after = ask(RulesEngine(), exchange.value(trial.given)).suggestions
        assert [fields(exchange.value(one)) for one in before] == [fields(one) for one in after]
        suggested += len(before)
    assert suggested > len(made)
