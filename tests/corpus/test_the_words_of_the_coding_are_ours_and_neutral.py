"""Claims, notes and names: neutral, in our words, and readable after the act's own word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from compliance.model.base import ArticleId, EvidenceId
from compliance.passages.locate import Range
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

WORDS = Path(__file__).with_name("judging_words.yaml")
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
VERBS_OF_SAYING = re.compile(
    r"(?:that|says?|said|states?|claims?|denies|rejects?|calls?|asks?|wants|expects?|adds?)\b"
)
MOST_WORDS_IN_A_ROW = 7
MOST_WORDS_QUOTED = 6


def judging() -> re.Pattern[str]:
    words: list[str] = yaml.safe_load(WORDS.read_text("utf-8"))["words"]
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


def our_words(carried: Workspace) -> Iterator[tuple[str, str]]:
    """Yield what a text belongs to, and the text."""
    for e in carried.evidence.values():
        denied = e.entry.denied_claim
        for text in (e.entry.claim, e.entry.note, denied and denied.claim):
            yield e.id, text or ""
    for incident in carried.incidents.values():
        for text in (incident.name, incident.note):
            yield incident.id, text or ""
    for source in carried.sources.values():
        for text in (source.name, source.entry.short, source.entry.basis, source.entry.note):
            yield source.id, text or ""
    for article in carried.articles.values():
        yield article.id, article.note or ""


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is one too long to be repeated."""
    words, size = re.findall(r"\w+", text.lower()), MOST_WORDS_IN_A_ROW + 1
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_the_words_that_judge_are_found_with_their_endings_and_in_any_case() -> None:
    assert judging().findall("Liberation of the regime; an occupied, preoccupied land") == [
        "Liberation",
        "regime",
        "occupied",
    ]


def test_words_that_judge_stand_inside_quotation_marks_only(carried: Workspace) -> None:
    pattern = judging()
    assert [
        (owner, text) for owner, text in our_words(carried) if pattern.search(QUOTED.sub("", text))
    ] == []


def test_no_text_of_ours_repeats_eight_words_in_a_row(
    shipped: Workspace, texts: Mapping[ArticleId, str]
) -> None:
    theirs = {run for text in texts.values() for run in runs(text)}
    assert [(owner, text) for owner, text in our_words(shipped) if runs(text) & theirs] == []


def test_a_claim_begins_without_a_verb_of_saying_and_ends_without_a_full_stop(
    carried: Workspace,
) -> None:
    for e in carried.evidence.values():
        claim = e.entry.claim
        assert not claim.endswith((".", "!", "?")), e.id
        assert e.entry.act == "denies" or not VERBS_OF_SAYING.match(claim), e.id


def test_a_claim_begins_in_lower_case_unless_with_a_name(carried: Workspace) -> None:
    claims = {e.id: e.entry.claim for e in carried.evidence.values()}
    common = {word for claim in claims.values() for word in re.findall(r"\b[a-z]+\b", claim)}
    firsts = {e: re.findall(r"\w+", claim)[0] for e, claim in claims.items()}
    assert {
        e: word for e, word in firsts.items() if word[0].isupper() and word.lower() in common
    } == {}


def test_what_a_claim_quotes_is_short_and_stands_in_its_passage(
    read: Sequence[Evidence],
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
) -> None:
    for e in read:
        start, end = places[e.id]
        passage = texts[e.article.id][start:end].lower()
        for curly, straight in QUOTED.findall(e.entry.claim):
            quoted = curly or straight
            assert len(quoted.split()) <= MOST_WORDS_QUOTED, e.id
            assert quoted.lower() in passage, e.id


def test_words_printed_for_respondents_stand_in_the_passage(
    read: Sequence[Evidence],
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
) -> None:
    for e in read:
        start, end = places[e.id]
        passage = texts[e.article.id][start:end].lower()
        for words in (e.entry.respondent_words or "").split("; "):
            assert words.lower() in passage, e.id


def test_the_ends_of_a_passage_never_add_up_to_nine_words_in_a_row(
    read: Sequence[Evidence],
    texts: Mapping[ArticleId, str],
    places: Mapping[EvidenceId, Range],
) -> None:
    for e in read:
        start, end = places[e.id]
        words = texts[e.article.id][start:end].split()
        pinned = (*e.entry.passage.start.split(), *(e.entry.passage.end or "").split())
        assert len(words) < 9 or len(words) > len(pinned), e.id
