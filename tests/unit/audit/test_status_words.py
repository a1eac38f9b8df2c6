"""Which status the words of a claim say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.audit.language import words_of
from compliance.audit.status_words import StatusWords, lists_for, status_words
from compliance.model.words import Status

TURNED = {"fulfilled": "not_fulfilled", "violated": "fulfilled", "not_fulfilled": "fulfilled"}


def in_language(tag: str) -> StatusWords:
    words = status_words(tag)
    assert words is not None
    return words


def said(claim: str) -> list[tuple[str, str]]:
    return [(one.words, one.status.value) for one in in_language("en").said(claim)]


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
    for tag in ("az", "de", "en", "fr", "hy", "pl", "ru", "tr", "uk"):
        assert set(in_language(tag).statuses.values()) == set(Status)


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
    assert in_language("en").said_undone(claim) == expected


DATA = words_of("en") or {}
VOCABULARY = (
    *(word.replace("*", "ed") for words in DATA["status"].values() for word in words),
    *DATA["turning"],
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
    # Tried last: words that say a status may begin as a negation does ("no longer valid").
    negation = rf"(\b(?:{any_of(DATA['turning'])})\s+(?:\w+\s+){{0,2}}?)??"
    found = []
    for match in re.finditer(rf"{negation}\b(?:{groups})\b", claim, re.IGNORECASE):
        status: str | None = match.lastgroup
        if match[1] is not None:
            status = TURNED.get(status or "")
        if status is not None:
            found.append((match[0], status))
    return found


@given(st.lists(st.sampled_from(VOCABULARY), max_size=8), st.sampled_from([" ", "  ", "\n", ", "]))
def test_what_is_said_is_what_one_pattern_for_all_would_find(words: list[str], sign: str) -> None:
    claim = sign.join(words)
    assert said(claim) == said_in_one_pattern(claim)


@pytest.mark.parametrize(
    ("tag", "fulfilled", "not_fulfilled", "violated"),
    [
        ("ru", "пункт 1 выполнен", "пункт 1 не был полностью выполнен", "Север нарушил пункт 1"),
        ("uk", "пункт 1 виконано", "пункт 1 не виконано", "Північ порушила пункт 1"),
        ("pl", "punkt 1 spełniono", "punkt 1 nie został spełniony", "Północ naruszyła punkt 1"),
        (
            "az",
            "1-ci bənd yerinə yetirilib",
            "1-ci bənd yerinə yetirilməyib",
            "Şimal 1-ci bəndi pozub",
        ),
        ("tr", "1. madde yerine getirildi", "1. madde yerine getirilmedi", "1. madde ihlal edildi"),
        ("fr", "le point 1 est rempli", "le point 1 n'a pas été rempli", "le point 1 est violé"),
        ("de", "Punkt 1 ist erfüllt", "Punkt 1 ist nicht erfüllt", "der Norden verletzte Punkt 1"),
        ("hy", "1-ին կետը կատարվել է", "1-ին կետը չի կատարվել", "Հյուսիսը խախտեց 1-ին կետը"),
    ],
)
def test_a_claim_in_the_language_of_its_article_says_the_same(
    tag: str, fulfilled: str, not_fulfilled: str, violated: str
) -> None:
    for claim, status in (
        (fulfilled, Status.FULFILLED),
        (not_fulfilled, Status.NOT_FULFILLED),
        (violated, Status.VIOLATED),
    ):
        said = [one.status for words in lists_for(tag) for one in words.said(claim)]
        assert said == [status], claim


@pytest.mark.parametrize(
    ("tag", "claim"),
    [
        *(("ru", "лодки не ушли"), ("uk", "човни не відійшли"), ("pl", "łodzie nie odpłynęły")),
        *(("az", "qayıqlar ayrılmadı"), ("tr", "tekneler ayrılmadı"), ("hy", "նավակները չեն եկել")),
        *(("fr", "la barque n'a pas bougé"), ("de", "die Boote kamen nicht")),
    ],
)
def test_what_did_not_happen_is_known_in_each_language(tag: str, claim: str) -> None:
    assert in_language(tag).said_undone(claim) is not None


@pytest.mark.parametrize(
    ("tag", "claim"),
    [
        ("en", "not one point of the whole accord is fulfilled"),
        ("en", "none of the points is fulfilled"),
        ("en", "it has fulfilled nothing"),
        ("en", "point 4 remains to be fulfilled"),
        ("ru", "ни один пункт не выполнен"),
        ("uk", "жоден пункт не виконано"),
        ("pl", "żaden punkt nie został wykonany"),
        ("az", "heç bir bənd yerinə yetirilməyib"),
        ("tr", "hiçbir madde yerine getirilmedi"),
        ("fr", "pas un seul point n'est rempli"),
        ("de", "kein einziger Punkt der Vereinbarung ist erfüllt"),
        ("hy", "ոչ մի կետ չի կատարվել"),
    ],
)
def test_a_negation_that_turns_a_word_from_afar_contradicts_no_status_of_either_kind(
    tag: str, claim: str
) -> None:
    assert any(Status.NOT_FULFILLED in words.may_say(claim) for words in lists_for(tag))
    assert not any(Status.VIOLATED in words.may_say(claim) for words in lists_for(tag))


@pytest.mark.parametrize(
    ("claim", "statuses"),
    [
        ("point 4 is fulfilled", {"fulfilled"}),
        ("point 4 is not fulfilled", {"not_fulfilled"}),
        ("nobody has violated it", {"violated", "fulfilled"}),
        ("it has not lapsed", {"lapsed"}),
        ("South has not failed to pay", {"fulfilled", "not_fulfilled"}),
        ("the boats have not left", set()),
    ],
)
def test_a_claim_may_say_what_its_negations_make_of_its_words(
    claim: str, statuses: set[str]
) -> None:
    assert in_language("en").may_say(claim) == statuses


def test_claims_are_read_in_the_language_of_the_reports_and_of_the_article() -> None:
    english = in_language("en")
    assert lists_for("en-GB") == (english,)
    assert status_words("ka") is None
    assert lists_for("ka") == (english,)
    assert lists_for("az-Cyrl") == (english,)
    assert lists_for("ru") == (english, in_language("ru"))
