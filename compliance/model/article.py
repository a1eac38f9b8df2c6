"""Records of an article file: the publication, its chain of copies, and the texts known by hash."""

from typing import Annotated

from compliance.model.agreement import SourceField
from compliance.model.base import ID_RULE, ArticleId, Id, Line, Sha256, Url, file_record
from compliance.model.dates.field import Date
from compliance.model.field_rule import Rule
from compliance.model.words import ChainRole, Coded, Confidence

CodePoint = Annotated[int, Rule(ge=0, strict=True)]


@file_record
class ChainLink:
    """One step in the chain from the speaker to our copy; chains start at the speaker."""

    role: ChainRole
    source: Annotated[
        SourceField | None, Rule(description="If it is a source of the workspace")
    ] = None
    name: Annotated[Line | None, Rule(description="If it is not")] = None
    date: Date | None = None
    url: Url | None = None
    confidence: Confidence
    note: Line | None = None


@file_record
class HeldText:
    """A place where a text of the article is found: a file, a range in it, and the text's hash."""

    container_sha256: Annotated[Sha256, Rule(description="SHA-256 of the whole file's bytes")]
    range: Annotated[
        tuple[CodePoint, CodePoint],
        Rule(description="Half-open range of code points of the file decoded as UTF-8"),
    ]
    text_sha256: Annotated[Sha256, Rule(description="SHA-256 of the UTF-8 bytes of that slice")]


@file_record
class Article:
    """One published document: the content of articles/<article-id>.yaml."""

    id: Annotated[ArticleId, ID_RULE]
    title: Annotated[Line, Rule(description="At most six words of the headline, then an ellipsis")]
    outlet: Annotated[SourceField, Rule(description="The source that published it")]
    authors: Annotated[tuple[Line, ...], Rule(description="Names as printed")] = ()
    published: Date
    published_basis: Annotated[Line, Rule(description="How the date is known")]
    confidence: Annotated[Confidence, Rule(description="Of the date and the outlet")]
    retrieved: Annotated[Date | None, Rule(description="When our copy was taken")] = None
    url: Annotated[Url | None, Rule(description="Address of this publication")] = None
    copy_url: Annotated[Url | None, Rule(description="Address of the copy that was read")] = None
    language: Annotated[str, Rule(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="BCP 47")]
    family: Annotated[
        Id | None,
        Rule(description="Versions and copies of one report share it; default: the article's id"),
    ] = None
    chain: tuple[ChainLink, ...] = ()
    coded: Coded
    held: tuple[HeldText, ...] = ()
    note: Line | None = None
