"""Origins: one act of utterance, however often it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.origins import origins_of
from compliance.model.lock import LockEntry
from compliance.workspace.lock_file import lock_bytes
from support.builders import GAZETTE, HERALD, lock_of
from support.reports import lake


def origins(
    root: Path,
    evidence: list[dict[str, Any]],
    *locks: LockEntry,
    articles: Sequence[dict[str, Any]] = (),
) -> dict[str, tuple[str, ...]]:
    files = {"compliance.lock": lock_bytes(locks)} if locks else {}
    made = lake(root, evidence=evidence, files=files, articles=articles)
    return {str(i): origin for i, origin in origins_of(made.evidence.values(), made.lock).items()}


TWICE: list[dict[str, Any]] = [{"article": HERALD}, {"article": GAZETTE}]
ONE, OTHER = f"{HERALD}#e1", f"{GAZETTE}#e1"


def test_what_a_speaker_says_in_one_family_of_articles_is_one_act(tmp_path: Path) -> None:
    family = [
        {"id": "copy-one", "family": "the-report"},
        {"id": "copy-two", "family": "the-report"},
    ]
    found = origins(
        tmp_path,
        [{"article": "copy-one"}, {"article": "copy-two"}, {"article": "copy-two"}, *TWICE],
        articles=family,
    )
    assert found == {
        "copy-one#e1": ("told", "north-ministry", "the-report"),
        "copy-two#e1": ("told", "north-ministry", "the-report"),
        "copy-two#e2": ("told", "north-ministry", "the-report"),
        ONE: ("told", "north-ministry", HERALD),
        OTHER: ("told", "north-ministry", GAZETTE),
    }


def test_an_origin_that_is_given_goes_before_everything(tmp_path: Path) -> None:
    found = origins(
        tmp_path, [{**one, "origin": "briefing"} for one in TWICE], lock_of(ONE), lock_of(OTHER)
    )
    assert set(found.values()) == {("given", "briefing")}


def test_the_same_quotation_in_two_articles_is_one_act(tmp_path: Path) -> None:
    found = origins(tmp_path, TWICE, lock_of(ONE), lock_of(OTHER, words=20))
    assert set(found.values()) == {("quoted", "north-ministry", "c" * 64)}


@pytest.mark.parametrize(
    ("evidence", "locks"),
    [
        (TWICE, [lock_of(ONE)]),
        (TWICE, [lock_of(ONE), lock_of(OTHER, words=7)]),
        (TWICE, [lock_of(ONE), lock_of(OTHER, passage="d" * 64)]),
        ([TWICE[0], {**TWICE[1], "speaker": "south-office"}], [lock_of(ONE), lock_of(OTHER)]),
        ([TWICE[0], {**TWICE[1], "voice": "own"}], [lock_of(ONE), lock_of(OTHER)]),
    ],
    ids=["one lock", "seven words", "other words", "another speaker", "no quotation"],
)
def test_other_words_are_other_acts(
    evidence: list[dict[str, Any]], locks: list[LockEntry], tmp_path: Path
) -> None:
    found = origins(tmp_path, evidence, *locks)
    assert [origin[0] for origin in found.values()] == ["told", "told"]


def test_a_quotation_repeated_in_one_family_is_told_there(tmp_path: Path) -> None:
    found = origins(
        tmp_path, [{"article": HERALD}, {"article": HERALD}], lock_of(ONE), lock_of(f"{HERALD}#e2")
    )
    assert set(found.values()) == {("told", "north-ministry", HERALD)}
