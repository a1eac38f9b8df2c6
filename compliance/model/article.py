"""Records of an article file: the publication, its chain of copies, and the texts known by hash."""

from typing import Annotated

from compliance.model.base import (
    ID_RULE,
    ArticleId,
    FieldRule,
    Id,
    Line,
    Sha256,
    StrictBool,
    Url,
    file_record,
)
from compliance.model.bearers import SourceField
from compliance.model.dates.edtf import Date
from compliance.model.language import LanguageTag
from compliance.model.words import ArticleKind, ArticleState, ChainRole, Coded, Confidence

CodePoint = Annotated[int, FieldRule(ge=0, strict=True)]
Number = Annotated[int, FieldRule(ge=1, strict=True)]


@file_record
class ChainLink:
    """One step in the chain from the speaker to our copy; chains start at the speaker."""

    role: ChainRole
    source: Annotated[
        SourceField | None, FieldRule(description="If it is a source of the workspace")
    ] = None
    name: Annotated[Line | None, FieldRule(description="If it is not")] = None
    date: Date | None = None
    url: Url | None = None
    confidence: Confidence
    note: Line | None = None


@file_record
class Extractor:
    """What made a text of a file: offsets belong to the text that this version of it makes."""

    name: Annotated[Line, FieldRule(description="As trafilatura")]
    version: Annotated[Line, FieldRule(description="As 2.3.1")]
    settings: Annotated[
        Line | None, FieldRule(description="What it was told, where that changes the text")
    ] = None


@file_record
class HeldText:
    """A place where a text of the article is found: a file, a range in it, and the text's hash."""

    container_sha256: Annotated[Sha256, FieldRule(description="SHA-256 of the whole file's bytes")]
    range: Annotated[
        tuple[CodePoint, CodePoint],
        FieldRule(
            description="Half-open range of code points of the file decoded as UTF-8, or of what"
            " the extractor made of it"
        ),
    ]
    text_sha256: Annotated[
        Sha256, FieldRule(description="SHA-256 of the UTF-8 bytes of that slice")
    ]
    extractor: Annotated[
        Extractor | None, FieldRule(description="Absent where the file is the text, in UTF-8")
    ] = None


@file_record
class Progress:
    """A step of an article from its arrival to its full coding: what it came to, by whom, when."""

    state: ArticleState
    by: Annotated[Line, FieldRule(description="Who read or coded it: a name, or an id")]
    day: Annotated[Date, FieldRule(description="When it was so far")]


@file_record
class Article:
    """One published document: the content of articles/<article-id>.yaml."""

    id: Annotated[ArticleId, ID_RULE]
    number: Annotated[
        Number | None,
        FieldRule(description="Its number in every report; else the next that is free"),
    ] = None
    title: Annotated[
        Line,
        FieldRule(
            description="At most six words of the headline, then an ellipsis; "
            "in brackets, why there is none"
        ),
    ]
    kind: ArticleKind = ArticleKind.ARTICLE
    outlet: Annotated[SourceField, FieldRule(description="The source that published it")]
    authors: Annotated[tuple[Line, ...], FieldRule(description="Names as printed")] = ()
    published: Date
    published_basis: Annotated[Line, FieldRule(description="How the date is known")]
    confidence: Annotated[Confidence, FieldRule(description="Of the date and the outlet")]
    retrieved: Annotated[Date | None, FieldRule(description="When our copy was taken")] = None
    url: Annotated[Url | None, FieldRule(description="Address of this publication")] = None
    copy_url: Annotated[Url | None, FieldRule(description="Address of the copy that was read")] = (
        None
    )
    language: Annotated[LanguageTag, FieldRule(description="BCP 47")]
    machine_translated: Annotated[
        StrictBool, FieldRule(description="true where a machine translated the text that was read")
    ] = False
    family: Annotated[
        Id | None,
        FieldRule(
            description="Versions and copies of one report share it; default: the article's id"
        ),
    ] = None
    replaces: Annotated[
        tuple[Annotated[ArticleId, ID_RULE], ...],
        FieldRule(description="Earlier versions, whose place it has taken"),
    ] = ()
    chain: tuple[ChainLink, ...] = ()
    coded: Coded
    progress: Annotated[
        tuple[Progress, ...],
        FieldRule(description="How it came so far, the first step first; the last fits `coded`"),
    ] = ()
    held: tuple[HeldText, ...] = ()
    note: Line | None = None

    @property
    def headline(self) -> str | None:
        """The headline as given; None if brackets hold why there is none ("[title not seen]")."""
        return None if (self.title[0], self.title[-1]) in {("[", "]"), ("(", ")")} else self.title

    @property
    def state(self) -> ArticleState:
        """How far it has come: its last step; without any, as far as it says it was coded."""
        if self.progress:
            return self.progress[-1].state
        return ArticleState.NEW if self.coded is Coded.NONE else ArticleState(self.coded)
