"""Records of incidents.yaml, of searches.yaml, and of the log of searches."""

from typing import Annotated, Literal

from compliance.model.base import (
    ID_RULE,
    ArticleId,
    FieldRule,
    Id,
    IncidentId,
    Line,
    PlaceId,
    Sha256,
    TargetField,
    file_record,
)
from compliance.model.bearers import SourceField
from compliance.model.characters import IN_A_LINE
from compliance.model.dates.edtf import Date
from compliance.model.document import SideField
from compliance.model.language import LanguageTag
from compliance.model.obligation import Count

# Texts of forms of their own: a query, and a path within the workspace.
Query = Annotated[str, FieldRule(pattern=IN_A_LINE, min_length=1, max_length=500)]
FilePath = Annotated[str, FieldRule(pattern=IN_A_LINE, min_length=1, max_length=400)]


@file_record
class Incident:
    """An event that is said to have happened; its name does not say whether it did."""

    id: Annotated[IncidentId, ID_RULE]
    name: Line
    part_of: Annotated[IncidentId | None, ID_RULE] = None
    date: Date | None = None
    place: Line | None = None
    places: Annotated[
        tuple[Annotated[PlaceId, ID_RULE], ...],
        FieldRule(description="The same as ids of places.yaml, as far as it is a point on a map"),
    ] = ()
    counts: Annotated[tuple[Count, ...], FieldRule(description="What figures of it count")] = ()
    note: Line | None = None


@file_record
class IncidentFile:
    """The content of incidents.yaml."""

    incidents: tuple[Incident, ...]


@file_record
class Search:
    """A search for statements by a side or source, whether or not it found any."""

    id: Annotated[Id | None, FieldRule(description="Its id, by which it can be run")] = None
    side: SideField | None = None
    source: SourceField | None = None
    targets: Annotated[
        Literal["all"] | tuple[TargetField, ...], FieldRule(description="all, or a list")
    ]
    since: Annotated[Date, FieldRule(description="First day of publication searched")]
    to: Annotated[Date, FieldRule(description="Last day of publication searched")]
    where: Line
    by: Line
    found: Line
    query: Annotated[
        Query | None, FieldRule(description="The words searched for, if texts were searched")
    ] = None
    languages: Annotated[
        tuple[LanguageTag, ...], FieldRule(description="Of the articles searched; absent: all")
    ] = ()
    files: Annotated[
        tuple[FilePath, ...],
        FieldRule(description="Files or folders of the workspace searched beside the text library"),
    ] = ()


@file_record
class SearchFile:
    """The content of searches.yaml."""

    searches: tuple[Search, ...]


Number = Annotated[int, FieldRule(ge=0, strict=True)]


@file_record
class SearchHit:
    """A text that holds what was searched for, and its article, if it is of one."""

    text_sha256: Sha256
    article: Annotated[ArticleId | None, ID_RULE] = None


@file_record
class SearchRun:
    """A run of a search: what was searched for, in which texts, and which of them hold it."""

    search: Id
    on: Annotated[Date, FieldRule(description="The day on which it was run")]
    query: Annotated[Line, FieldRule(description="The query as searches.yaml had it")]
    expanded: Annotated[
        str,
        FieldRule(
            pattern=IN_A_LINE,
            min_length=1,
            max_length=100_000,
            description="As it was searched, each name in all its spellings",
        ),
    ]
    texts: Annotated[Number, FieldRule(description="How many texts were searched")]
    texts_sha256: Annotated[Sha256, FieldRule(description="SHA-256 of their sorted hashes")]
    articles: Annotated[
        Number, FieldRule(description="How many articles the workspace had for it to search")
    ]
    articles_sha256: Annotated[
        Sha256, FieldRule(description="SHA-256 of the sorted hashes of the texts of these")
    ]
    not_held: Annotated[
        Number, FieldRule(description="Of how many of them no text was on that machine")
    ]
    hits: Annotated[tuple[SearchHit, ...], FieldRule(description="The texts that hold it")] = ()
    version: Annotated[Line, FieldRule(description="The version of the program")]


def last_run(runs: tuple[SearchRun, ...], search: str | None) -> SearchRun | None:
    """Return the last run of a search, in the order of the log; None if it was never run."""
    return next((run for run in reversed(runs) if run.search == search), None)
