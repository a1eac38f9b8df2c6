"""Which status the words of a claim say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.audit import status_words as module
from compliance.audit.language import either
from compliance.audit.status_words import status_words
from compliance.model.words import Status


def said(claim: str) -> list[tuple[str, str]]:
    return [(one.words, one.status.value) for one in status_words().said(claim)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("the return was carried out", [("carried out", "fulfilled")]),
        ("Point 3 was Met", [("Met", "fulfilled")]),
        ("the withdrawal was done in part", [("in part", "partly_fulfilled")]),
        ("the bodies are being returned", [("are being", "in_progress")]),
        ("North failed to leave", [("failed to", "not_fulfilled")]),
        ("a flagrant violation, and a breach", [("violation", "violated"), ("breach", "violated")]),
        ("the truce is null and void", [("null and void", "lapsed")]),
        ("it is unclear what was done", [("unclear", "unclear")]),
        # A negation turns a word that is near enough.
        ("point 4 was not fulfilled", [("not fulfilled", "not_fulfilled")]),
        ("it has not been fully carried out", [("not been fully carried out", "not_fulfilled")]),
        ("North never broke the truce", [("never broke", "fulfilled")]),
        ("South has not failed to pay", [("not failed to", "fulfilled")]),
        ("it is not unclear", []),
        ("Not met", [("Not met", "not_fulfilled")]),
        ("it was not said on which day point 3 was met", [("met", "fulfilled")]),
        # A part of a word says nothing.
        ("the metre, a breakwater, carried it out, partyless", []),
        # Two letters in lower case, so that all places behind it would be one too high.
        ("\u0130\u0130, it was NOT Met", [("NOT Met", "not_fulfilled")]),
        ("\u0130: Breach", [("Breach", "violated")]),
        ("\u00c9tat: a BREACH", [("BREACH", "violated")]),
    ],
)
def test_the_words_of_a_claim_say_statuses(claim: str, expected: list[tuple[str, str]]) -> None:
    assert said(claim) == expected


def test_every_status_has_words() -> None:
    assert set(status_words().statuses.values()) == set(Status)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("North has not withdrawn", "has not"),
        ("the boats Have Yet To leave", "Have Yet To"),
        ("the boats are gone", None),
        ("nothing was done", None),
        ("\u0130\u0130, it Has not Met", "Has not"),
    ],
)
def test_what_did_not_happen_is_known_by_its_words(claim: str, expected: str | None) -> None:
    assert status_words().said_undone(claim) == expected


DATA = tomllib.loads(Path(module.__file__).with_name("status_words.toml").read_text("utf-8"))
VOCABULARY = (
    *(word.replace("*", "ed") for words in DATA["status"].values() for word in words),
    *DATA["negations"],
    *DATA["undone"],
    *("the army", "MET", "Not", "unmet", "metal", "\u0130", "\u00df", "be", "in force", "-", "."),
)


def any_of(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
        for word in longest_first
    )


def said_in_one_pattern(claim: str) -> list[tuple[str, str]]:
    """Look for negation and status at once, in any letter case: what it means, but slowly."""
    groups = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in DATA["status"].items())
    negation = rf"(\b(?:{any_of(DATA['negations'])})\s+(?:\w+\s+){{0,2}}?)?"
    found = []
    for match in re.finditer(rf"{negation}\b(?:{groups})\b", claim, re.IGNORECASE):
        status: str | None = match.lastgroup
        if match[1] is not None:
            status = DATA["turned"].get(status)
        if status is not None:
            found.append((match[0], status))
    return found


@given(st.lists(st.sampled_from(VOCABULARY), max_size=8), st.sampled_from([" ", "  ", "\n", ", "]))
def test_what_is_said_is_what_one_pattern_for_all_would_find(words: list[str], sign: str) -> None:
    claim = sign.join(words)
    assert said(claim) == said_in_one_pattern(claim)


def test_of_phrases_that_begin_alike_the_longest_counts() -> None:
    found = re.match(either(["met", "met in full", "met*"]), "met in full")
    assert found is not None
    assert found[0] == "met in full"
