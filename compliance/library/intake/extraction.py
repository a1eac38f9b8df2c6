"""What is read out of a capture: its text, by which extractor, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model.article import Extractor

Range = tuple[int, int]
"""A half-open range of code points of the extracted text."""


class FactKey(StrEnum):
    """What a capture may say of the article in it: keys of an article's file."""

    TITLE = "title"
    OUTLET = "outlet"
    """The name of the outlet, or the host of its address: no id of a source."""
    AUTHORS = "authors"
    """One name a fact; of several there are several facts."""
    PUBLISHED = "published"
    LANGUAGE = "language"
    URL = "url"
    COPY_URL = "copy_url"
    RETRIEVED = "retrieved"
    NOTE = "note"
    """What a person wrote beside it in a list."""


class Basis(StrEnum):
    """Where a fact was found."""

    META = "meta"
    JSON_LD = "json-ld"
    URL = "url"
    HEADER = "header"
    TEXT = "text"
    LIST = "list"
    FILE = "file"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class FoundFact:
    """One fact of an article as it was found, and where.

    Args:
        key: What it says.
        value: As found; a date as EDTF.
        basis: Where.
        place: More exactly, in the words of the format, as "article:published_time".
    """

    key: FactKey
    value: str
    basis: Basis
    place: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know of a text: a code for machines, and a sentence without its stop."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Part:
    """An article within a text, and what was found of it alone."""

    range: Range
    facts: tuple[FoundFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """A text that was read out of a capture.

    Args:
        text: The text. Pages of a PDF are divided by U+000C.
        extractor: What made it; None where the bytes are the text, in UTF-8.
        facts: Of the whole.
        remarks: What a person should know of it.
        parts: The articles in it, in their order; one where there is one.
    """

    text: str
    extractor: Extractor | None
    facts: tuple[FoundFact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An article that a reading list names.

    Args:
        facts: What the list says of it.
        files: The files beside the list that it names as this article's, as written.
        place: Where in the list, as "entry 3" or a citation key.
    """

    facts: tuple[FoundFact, ...]
    files: tuple[str, ...] = ()
    place: str = ""
