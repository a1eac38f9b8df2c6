"""The records of a workspace before they are linked: one typed value for each file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.coder import CoderFile
from compliance.model.evidence import CodingFile, EvidenceFile
from compliance.model.incident import IncidentFile, SearchFile, SearchRun
from compliance.model.lock import LockEntry
from compliance.model.objection import ObjectionFile
from compliance.model.place import PlaceFile
from compliance.model.settings import Settings
from compliance.model.source import SourceFile

_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that gives no record, with the ids that it seems to declare.

    They keep one slip from looking like many: what refers to them is not called dangling.
    """

    file: str
    ids: frozenset[str]

    @classmethod
    def of(cls, file: str, value: object) -> BrokenFile:
        """Return the ids in what could be read of a file; None if nothing could be read."""
        ids = set(_find_ids(value))
        article = value.get("article") if isinstance(value, dict) else None
        if _is_plausible(article):
            ids |= {f"{article}#{one}" for one in ids}
        return cls(file, frozenset(ids))


def _find_ids(value: object) -> Iterator[str]:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            yield from (str(i) for key, i in one.items() if key == "id" and _is_plausible(i))
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)


def _is_plausible(one: object) -> bool:
    """Return whether a value may be an id: short and printable, since messages name it."""
    return isinstance(one, str) and len(one) <= _LONGEST_ID and one.isprintable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of the files, by the path of each file in the workspace.

    With any `broken` file the workspace is not valid; the settings are a stand-in if theirs is.
    `codings` are read only for what is about them.
    """

    settings: Settings
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceFile] = field(default_factory=dict)
    incidents: Mapping[str, IncidentFile] = field(default_factory=dict)
    places: Mapping[str, PlaceFile] = field(default_factory=dict)
    searches: Mapping[str, SearchFile] = field(default_factory=dict)
    coders: Mapping[str, CoderFile] = field(default_factory=dict)
    codings: Mapping[str, CodingFile] = field(default_factory=dict)
    objections: Mapping[str, ObjectionFile] = field(default_factory=dict)
    runs: tuple[SearchRun, ...] = ()
    lock: tuple[LockEntry, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
