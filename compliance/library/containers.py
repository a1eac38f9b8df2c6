"""Open a text file that may hold articles, and recognise the known articles in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.library.regular_file import UnreadableFileError, read_regular_file
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.article import Article, HeldText
from compliance.model.base import ArticleId

Range = tuple[int, int]
"""A half-open range of code points of the whole file."""


@dataclass(frozen=True, slots=True)
class Container:
    """A text file that holds one or more articles.

    `sha256` is the hash of its bytes. `text` is those bytes decoded as UTF-8, with line ends and
    a byte order mark (U+FEFF) kept, so that offsets count from the start of the file.
    """

    name: str
    sha256: str
    text: str


class NotUtf8Error(UnreadableFileError):
    """A file that is not UTF-8; `offset` is the index of the first wrong byte, from 0."""

    def __init__(self, path: Path, offset: int) -> None:
        self.offset = offset
        super().__init__(path, f"is not UTF-8 at byte {offset}", "save it as UTF-8")


class RangeOutsideError(ComplianceError):
    """A range that is empty, reversed, or ends after the end of a file."""

    def __init__(self, name: str, place: Range, length: int) -> None:
        self.range = place
        super().__init__(f'range {list(place)} lies outside "{name}"; it has {length} code points')


class Match(StrEnum):
    """How a known article relates to a file."""

    MATCH = "match"  # the article names this file, and its text stands at its range
    MISMATCH = "mismatch"  # it names this file, but other words stand at its range
    OUTSIDE = "outside"  # it names this file, but its range ends after the file
    ELSEWHERE = "elsewhere"  # it names another file, but its text, held here, is in this one too


@dataclass(frozen=True, slots=True)
class Recognised:
    """The result of looking for one text of a known article in one file."""

    article: ArticleId
    match: Match
    range: Range
    text_sha256: str


def open_container(path: Path) -> Container:
    """Return the content of a regular file of at most 64 MiB; links are followed.

    Raises:
        UnreadableFileError: The file is missing, not regular, too large, or not readable.
        NotUtf8Error: Its bytes are not UTF-8.
    """
    data = read_regular_file(path, follow_links=True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(path, error.start) from error
    return Container(path.name, hashlib.sha256(data).hexdigest(), text)


def slice_text(container: Container, place: Range) -> str:
    """Return the code points of a file in a half-open range.

    Raises:
        RangeOutsideError: The range is empty, reversed, or ends after the text.
    """
    start, end = place
    if not 0 <= start < end <= len(container.text):
        raise RangeOutsideError(container.name, place, len(container.text))
    return container.text[start:end]


def recognise(
    container: Container, articles: Iterable[Article], library: TextLibrary | None = None
) -> tuple[Recognised, ...]:
    """Return how known articles relate to a file, in the order of the articles.

    An article that names this file by its hash is checked at its range. Any other is searched for
    by its text, if the library holds it; the first place counts. Articles that are not found are
    left out.
    """
    return tuple(
        found for article in articles for found in _recognised(container, article, library)
    )


def _recognised(
    container: Container, article: Article, library: TextLibrary | None
) -> Iterator[Recognised]:
    here = [held for held in article.held if held.container_sha256 == container.sha256]
    for held in here:
        match = _compared(container, held)
        yield Recognised(article.id, match, held.range, held.text_sha256)
    if here or library is None:
        return
    for sha256 in dict.fromkeys(held.text_sha256 for held in article.held):
        place = _found(container.text, sha256, library)
        if place is not None:
            yield Recognised(article.id, Match.ELSEWHERE, place, sha256)


def _compared(container: Container, held: HeldText) -> Match:
    try:
        text = slice_text(container, held.range)
    except RangeOutsideError:
        return Match.OUTSIDE
    return Match.MATCH if text_sha256(text) == held.text_sha256 else Match.MISMATCH


def _found(text: str, sha256: str, library: TextLibrary) -> Range | None:
    stored = library.get(sha256)
    if stored is None or not stored.intact or not stored.text:
        return None
    at = text.find(stored.text)
    return None if at < 0 else (at, at + len(stored.text))
