"""Every sentence of an article coded in full is listed, with its records or why it has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from compliance.model.base import ArticleId, EvidenceId
from compliance.model.words import Coded
from compliance.passages.locate import Range
from compliance.workspace.workspace import Workspace

LIST = Path(__file__).with_name("bearing_sentences.yaml")
FIRST_WORDS = 6
SENTENCE_END = re.compile(r"\n|(?<=[.!?])[”\"’)]*(?=\s)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: either record ids, or the reason why there are none."""

    article: str
    starts: str
    records: tuple[str, ...] = ()
    none: str = ""


def sentences(text: str) -> Iterator[Range]:
    """Yield the range of each sentence; a heading, a bullet and a caption are sentences too."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        part = text[start:end]
        if re.search(r"\w", part):
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def first_words(sentence: str) -> str:
    return " ".join(sentence.split()[:FIRST_WORDS])


def overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.fixture(scope="module")
def listed() -> list[Listed]:
    """The list as it is written; an unknown key is an error."""
    lines = yaml.safe_load(LIST.read_text("utf-8"))
    return [
        Listed(article, **{**line, "records": tuple(line.get("records", ()))})
        for article, entries in lines.items()
        for line in entries
    ]


@pytest.fixture(scope="module")
def in_full(shipped: Workspace) -> list[ArticleId]:
    """The articles of which every sentence was compared with every obligation."""
    return [one.id for one in shipped.articles.values() if one.coded is Coded.FULL]


@pytest.fixture(scope="module")
def found(in_full: list[ArticleId], texts: Mapping[ArticleId, str]) -> dict[tuple[str, str], Range]:
    """The sentences of the articles coded in full, by article and first words."""
    pairs = [
        ((article, first_words(texts[article][start:end])), (start, end))
        for article in in_full
        for start, end in sentences(texts[article])
    ]
    assert [key for key, count in Counter(key for key, _ in pairs).items() if count > 1] == []
    return dict(pairs)


def test_sentences_end_at_line_breaks_and_after_full_stops_and_closing_marks() -> None:
    text = "A title\n\n • One, 3.5 km. “Two?” Three (four.) five!\n…\n"
    parts = [text[start:end] for start, end in sentences(text)]
    assert parts == ["A title", "• One, 3.5 km.", "“Two?”", "Three (four.)", "five!"]


def test_every_sentence_is_listed_once_and_no_other(
    listed: list[Listed], found: dict[tuple[str, str], Range]
) -> None:
    assert [(line.article, line.starts) for line in listed] == list(found)


def test_a_line_names_records_or_a_reason_and_never_both(listed: list[Listed]) -> None:
    assert [line for line in listed if bool(line.records) == bool(line.none.strip())] == []


def test_a_record_stands_under_every_sentence_it_rests_on_and_under_no_other(
    listed: list[Listed], found: dict[tuple[str, str], Range], places: Mapping[EvidenceId, Range]
) -> None:
    for line in listed:
        sentence = found[line.article, line.starts]
        there = {
            e.partition("#")[2]
            for e, passage in places.items()
            if e.startswith(f"{line.article}#") and overlap(passage, sentence)
        }
        assert set(line.records) == there, line


def test_every_record_is_reached_from_a_sentence(
    listed: list[Listed], in_full: list[ArticleId], shipped: Workspace
) -> None:
    reached = {f"{line.article}#{record}" for line in listed for record in line.records}
    assert reached == {e.id for e in shipped.evidence.values() if e.article.id in in_full}
