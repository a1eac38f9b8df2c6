"""Origins: one act of utterance, however often it was printed."""
# ruff: noqa: RUF001 - quotations in several scripts

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments.origins import origins_of
from compliance.assessments.versions import family_of
from compliance.model.lock import LockEntry
from compliance.passages.fold import fold
from compliance.passages.suspect import sha256_of
from compliance.passages.utterance import spoken_words
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
    found = origins_of(made.evidence.values(), made.lock, family_of(made.articles))
    return {str(i): origin for i, origin in found.items()}


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


QUOTED = "The ford has been open to all cars since Monday and it won't shut again"


def affirmed(text: str) -> LockEntry:
    """Return the line of a lock of the record ONE with such a passage, as `affirm` writes it."""
    return replace(
        lock_of(ONE, words=len(text.split()), passage=sha256_of(text)),
        spoken_sha256=sha256_of(spoken_words(text)),
        range=(0, len(text)),
    )


def of_other(entry: LockEntry) -> LockEntry:
    return replace(entry, evidence=lock_of(OTHER).evidence)


@pytest.mark.parametrize(
    "printed",
    [
        QUOTED.replace("'", "’"),
        f"“{QUOTED}”",
        f"«{QUOTED}».",
        QUOTED.replace(" cars ", "\ncars\n"),
        QUOTED.replace("open", "op\N{SOFT HYPHEN}en").replace(" it", "\N{NO-BREAK SPACE} it"),
    ],
)
def test_a_quotation_is_one_however_it_is_printed(printed: str, tmp_path: Path) -> None:
    found = origins(tmp_path, TWICE, affirmed(QUOTED), of_other(affirmed(printed)))
    assert len(set(found.values())) == 1
    assert sha256_of(spoken_words(printed)) == sha256_of(spoken_words(QUOTED))


@pytest.mark.parametrize(
    ("language", "quotation", "merged"),
    [
        ("zh", "双方代表昨天在边境签署停火协定后，渡口已经开放。", True),
        ("zh-Hant", "雙方代表昨天在邊境簽署停火協定後，渡口已經開放。", True),
        ("ja", "渡し場は月曜日からすべての車に開放されている。", True),
        ("th", "ท่าข้ามเปิดให้รถทุกคันตั้งแต่วันจันทร์แล้ว", True),
        ("my", "ကူးတို့ဆိပ်ကို တနင်္လာနေ့ကစပြီး ဖွင့်ထားသည်။", True),
        ("zh", "签署停火协定", False),
        ("th", "ท่าข้ามเปิดแล้ว", False),
        ("zh-Latn", "dukou yijing kaifang", False),
        ("en", "dukou-yijing-kaifang-dukou-yijing-kaifang", False),
    ],
)
def test_a_quotation_is_as_long_as_its_script_has_it(
    language: str, quotation: str, merged: bool, tmp_path: Path
) -> None:
    entry = affirmed(quotation)
    articles = [{"id": article, "language": language} for article in (HERALD, GAZETTE)]
    found = origins(tmp_path, TWICE, entry, of_other(entry), articles=articles)
    assert (len(set(found.values())) == 1) == merged


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


@given(
    st.lists(st.sampled_from([*"abc", "é", "’", "–", "签"]), min_size=1, max_size=40),
    st.sampled_from(["'", "’", "ʼ"]),
    st.sampled_from(["-", "–", "‐"]),
    st.sampled_from([" ", "\n", "\N{NO-BREAK SPACE}", "  "]),
)
def test_fold_equal_quotations_are_the_same_words(
    signs: list[str], apostrophe: str, dash: str, space: str
) -> None:
    """Law: what folds to the same text is the same utterance."""
    one = " ".join(signs)
    other = one.replace(" ", space).replace("’", apostrophe).replace("–", dash)
    assert fold(one).text == fold(other).text
    assert spoken_words(one) == spoken_words(other)


def test_a_quotation_repeated_in_one_family_is_told_there(tmp_path: Path) -> None:
    found = origins(
        tmp_path, [{"article": HERALD}, {"article": HERALD}], lock_of(ONE), lock_of(f"{HERALD}#e2")
    )
    assert set(found.values()) == {("told", "north-ministry", HERALD)}
