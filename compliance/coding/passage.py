"""The passage of an item: its text, a range of it that a form names, and its pin."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.library.store import TextNotHeldError
from compliance.model.article import Article
from compliance.model.evidence import MOST_WORDS, PassagePin
from compliance.passages.copied import copied_words
from compliance.passages.search import Range, SearchText
from compliance.suggest.passage import pin_passage
from compliance.workspace.write.evidence_check import WrongField

UNPINNABLE = (
    "no first and last words of at most six find this passage alone; make it longer or shorter"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A range of an article's text."""

    article: Article
    text_sha256: str
    search: SearchText
    range: Range

    @property
    def text(self) -> str:
        """The whole text."""
        return self.search.text

    @property
    def words(self) -> str:
        """The passage."""
        return self.text[self.range[0] : self.range[1]]

    @property
    def pin(self) -> PassagePin | None:
        """The words that find the passage alone; None if none do, or there is no such range."""
        start, end = self.range
        if not 0 <= start < end <= len(self.text):
            return None
        return pin_passage(self.search, self.range)


def copied_from(placed: Placed, field: str, ours: str) -> list[WrongField]:
    """Return that words of ours repeat more of a passage than may be quoted in one place."""
    found = copied_words(ours, placed.words, MOST_WORDS)
    if found is None:
        return []
    message = f'"{found}" stands in the passage too; say it in your own words'
    return [WrongField(field, f"{message}, of theirs at most {MOST_WORDS} in a row")]


def held(article: Article, text_sha256: str, search: SearchText | None, place: Range) -> Placed:
    """Return a range of a text.

    Raises:
        TextNotHeldError: the text is not on this machine.
    """
    if search is None:
        raise TextNotHeldError(article.id)
    return Placed(article, text_sha256, search, place)
