"""compliance articles list: what is asked for, and what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compliance.cli.context import Context
from compliance.coding.desk import Desk
from compliance.coding.queue import Filters
from compliance.library.store import TextLibrary
from compliance.model.base import ArticleId
from compliance.suggest.store import SuggestionStore
from support.builders import GAZETTE, HERALD, workspace
from support.cli import printed_json, run_cli
from support.desks import clock, office


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), [GAZETTE, HERALD]),
        (("--outlet", "south-gazette"), [GAZETTE]),
        (("--side", "north"), [HERALD]),
        (("--side", "unknown"), []),
        (("--since", "1999-07"), [HERALD]),
        (("--until", "1999-06"), [GAZETTE]),
        (("--state", "part", "--state", "draft"), [GAZETTE]),
        (("--point", "2b"), [HERALD]),
        (("--point", "1"), [GAZETTE, HERALD]),
        (("--language", "ru"), []),
    ],
)
def test_only_what_is_asked_for_is_listed(
    words: tuple[str, ...], found: list[str], root: Path
) -> None:
    finished = run_cli("-w", root, "articles", "list", "-f", "json", *words)
    assert finished.status == 0
    assert [one["id"] for one in json.loads(finished.stdout)["articles"]] == found


def test_what_is_rejected_counts_as_decided_here_and_in_suggest(tmp_path: Path) -> None:
    made = office(tmp_path)
    store = SuggestionStore(made.data, Context(workspace=made.root).key)
    env = {"COMPLIANCE_TEXTS": str(made.data)}

    def counted(*argv: str) -> int:
        shown = printed_json("-w", made.root, *argv, "-f", "json", env=env)
        decided: int = next(
            one["decided"]
            for one in shown["articles"]
            if HERALD in (one.get("id"), one.get("article"))
        )
        return decided

    assert counted("suggest", HERALD) == 0
    stored = store.get(ArticleId(HERALD))
    assert stored
    desk = Desk(made.root, TextLibrary(made.data), store, "anna", clock())
    for one in desk.queue(Filters(article=HERALD)):
        desk.reject(one.key, "no")
    assert len(stored.suggestions) > 0
    assert counted("articles", "list") == len(stored.suggestions)
    assert counted("suggest", HERALD) == len(stored.suggestions)
    desk.undo()
    assert counted("articles", "list") == len(stored.suggestions) - 1


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (
            ("--outlet", "south-gazete"),
            3,
            'no source "south-gazete"; did you mean "south-gazette"?',
        ),
        (("--side", "nort"), 3, 'no side "nort"; did you mean "north"?'),
        (("--point", "9"), 3, 'no point "9"'),
        (("--since", "then"), 2, "--since"),
        (("--until", "then"), 2, "--until"),
        (("--state", "seen"), 2, "--state"),
    ],
)
def test_what_is_not_there_is_told(
    words: tuple[str, ...], status: int, said: str, root: Path
) -> None:
    finished = run_cli("-w", root, "articles", "list", *words)
    assert (finished.status, finished.stdout) == (status, "")
    assert said in finished.stderr
