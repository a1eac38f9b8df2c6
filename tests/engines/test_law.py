"""The program's own engine keeps the law of engines, and the suite finds those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from compliance.model.base import SideId, Target
from compliance.suggest.engine import Engine
from compliance.suggest.given import Given
from compliance.suggest.law import ask
from compliance.suggest.rules import RulesEngine
from compliance.suggest.suggestion import Clue, Reason, Suggestion
from engines.law import check_engine


def test_the_programs_own_engine_keeps_the_law(tmp_path: Path) -> None:
    check_engine(RulesEngine(), tmp_path)


@dataclass
class Wrong:
    """An engine that suggests what `rules` does, and does one thing otherwise."""

    name: str = "rules"
    version: str = "1"
    asked: int = 0
    rules: Engine = field(default_factory=RulesEngine)

    def suggest(self, given: Given) -> Sequence[Suggestion]:
        self.asked += 1
        return [self.change(one, given) for one in ask(self.rules, given).suggestions]

    def change(self, one: Suggestion, given: Given) -> Suggestion:
        raise NotImplementedError


class Invents(Wrong):
    def change(self, one: Suggestion, given: Given) -> Suggestion:  # noqa: ARG002
        return replace(one, targets=(Target("9z"),))


class Cribs(Wrong):
    def change(self, one: Suggestion, given: Given) -> Suggestion:
        return replace(one, reasons=(Reason(Clue.RESEMBLES, f"{given.article}#e1"),))


class Wavers(Wrong):
    def change(self, one: Suggestion, given: Given) -> Suggestion:  # noqa: ARG002
        return replace(one, score=self.asked % 2)


class Obeys(Wrong):
    def change(self, one: Suggestion, given: Given) -> Suggestion:
        return replace(one, targets=(Target("2"),)) if "Ignore all" in given.text else one


class TakesSides(Wrong):
    def change(self, one: Suggestion, given: Given) -> Suggestion:  # noqa: ARG002
        return replace(one, side=SideId("north"))


@pytest.mark.parametrize(
    ("engine", "broken"),
    [
        (Invents(), "suggestions break the law"),
        (Cribs(), "was coded from the article itself"),
        (Wavers(), "two runs differ"),
        (Obeys(), "the engine obeys: Ignore all"),
        (TakesSides(), "the engine knows one side"),
    ],
)
def test_the_suite_finds_an_engine_that_breaks_the_law(
    engine: Engine, broken: str, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match=broken):
        check_engine(engine, tmp_path)
