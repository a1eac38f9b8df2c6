"""Recognise known articles in the text of a file, and draft unknown ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compliance.errors import ComplianceError
from compliance.library.printed_dates import HEAD, printed_date
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.article import Article, Extractor, HeldText
from compliance.model.base import ArticleId
from compliance.model.characters import UNFIT_FOR_A_TITLE
from compliance.model.spaceless import count_words, first_words
from compliance.workspace.write.draft_file import DraftedText

Range = tuple[int, int]
"""A half-open range of code points of the whole file."""


@dataclass(frozen=True, slots=True)
class Container:
    """A text that holds one or more articles.

    Args:
        name: What the user calls the file.
        sha256: The hash of the bytes that the text was made of.
        text: The text. In one that no extractor made, line ends and a byte order mark (U+FEFF) are
            kept, so that offsets count from the start of the file.
        extractor: What made the text of the bytes; None where they are the text, in UTF-8.
    """

    name: str
    sha256: str
    text: str
    extractor: Extractor | None = None


class NoWordsError(ComplianceError):
    """A file, or a range of one, that no article can be made of."""

    def __init__(self, name: str, text: str) -> None:
        without = "has nothing but white space" if text else "is empty"
        what = "has no words, and so no headline" if text.strip("\ufeff \t\r\n") else without
        super().__init__(f'"{name}" {what}; name the text of an article')


class RangeOutsideError(ComplianceError):
    """A range that is empty, reversed, or ends after the end of a file."""

    def __init__(self, name: str, place: Range, length: int) -> None:
        super().__init__(f'range {list(place)} lies outside "{name}"; it has {length} code points')


@dataclass(frozen=True, slots=True)
class Recognised:
    """A range of a text where that of a known article is, or, unless it `fits`, should be.

    `remade` is what the article names where another extractor made its text of the same bytes.
    """

    article: ArticleId
    range: Range
    fits: bool
    remade: HeldText | None = None


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
    container: Container, articles: Iterable[Article], library: TextLibrary
) -> Iterator[Recognised]:
    """Yield how known articles relate to a text, in the order of the articles.

    An article that names these bytes by their hash is checked at its range; if another extractor
    made its text, by its words. Any other is searched for by its text, if the library holds it; the
    first place counts. Articles that are not found are left out.
    """
    for article in articles:
        here = [held for held in article.held if held.container_sha256 == container.sha256]
        made_alike = [held for held in here if held.extractor == container.extractor]
        for held in made_alike:
            yield Recognised(article.id, held.range, _fits(container, held))
        for held in here if not made_alike else []:
            place = _found(container.text, held.text_sha256, library)
            yield Recognised(article.id, place or held.range, place is not None, held)
        for sha256 in dict.fromkeys(held.text_sha256 for held in article.held if not here):
            place = _found(container.text, sha256, library)
            if place is not None:
                yield Recognised(article.id, place, fits=True)


def _fits(container: Container, held: HeldText) -> bool:
    try:
        return text_sha256(slice_text(container, held.range)) == held.text_sha256
    except RangeOutsideError:
        return False


def _found(text: str, sha256: str, library: TextLibrary) -> Range | None:
    stored = library.get(sha256)
    if stored is None or not stored.intact or not stored.text:
        return None
    at = text.find(stored.text)
    return None if at < 0 else (at, at + len(stored.text))


_WORD = re.compile(r"[^\W_]")
_SCHEME = re.compile("https?://(?:www[.])?")
_TITLE_WORDS = 6
_LONGEST_ID = 80
_LONGEST_TITLE = 200
_NO_TITLE = "Untitled"


def propose_article(container: Container, place: Range | None = None) -> DraftedText:
    """Return a draft for a range of a text, or for the whole without blank lines at its edges.

    The title is at most six words of the first line that has any, with an ellipsis if it has more,
    because article texts must not enter the workspace. The id is made from the name of the file.

    Raises:
        NoWordsError: There is not one letter or digit in it.
    """
    start, end = place or _trimmed(container.text)
    text = container.text[start:end]
    if not _WORD.search(text):
        raise NoWordsError(container.name, container.text)
    held = HeldText(
        container_sha256=container.sha256,
        range=(start, end),
        text_sha256=text_sha256(text),
        extractor=container.extractor,
    )
    return DraftedText(
        article=slug_of(container.name) or f"article-{container.sha256[:8]}",
        title=title_of(text),
        held=held,
        date_hint=printed_date(text),
    )


def _trimmed(text: str) -> Range:
    """Return the range without blank lines at its edges; the first line keeps its indent."""
    body = text.removeprefix("\ufeff")
    lead = len(text) - len(body.lstrip())
    start = max(text.rfind("\n", 0, lead) + 1, len(text) - len(body))
    return (start, max(start, len(text.rstrip()))) if body.strip() else (0, 0)


def title_of(text: str) -> str:
    """Return at most six words of the first line that has any, with an ellipsis if it has more."""
    head = UNFIT_FOR_A_TITLE.sub("", text.lstrip()[:HEAD]).splitlines()
    line = next((line for line in head if _WORD.search(line)), _NO_TITLE)
    title = first_words(line, _TITLE_WORDS)[:_LONGEST_TITLE]
    return title if count_words(line) <= _TITLE_WORDS else f"{title} \u2026"


def slug_of(name: str) -> str:
    """Return an id made from the name of a file, or from an address; empty if it yields none."""
    around, _, last = name.rpartition("/")
    stem = f"{_SCHEME.sub('', around)} {last.rsplit('.', 1)[0]}"
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", errors="ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
