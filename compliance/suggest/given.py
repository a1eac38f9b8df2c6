"""What an engine is given: the text of an article, and what the workspace knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, IncidentId, SourceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.incident import Incident
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A record that somebody coded, with the words that it is known by.

    `text` is its passage where the article's text is held, else the first and last words of it.
    """

    evidence: Evidence
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """What the workspace knows, one for many articles: equal to itself alone.

    An engine may keep what it made of one: nothing in it changes.
    """

    agreement: Agreement
    sources: Mapping[SourceId, Source]
    incidents: Mapping[IncidentId, Incident] = field(default_factory=dict)
    coded: tuple[CodedPassage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An article to read. `article` is its id where the workspace has it.

    What was coded from that article, or from one of `apart`, is no example for it.
    """

    text: str
    published: EdtfDate
    known: Known
    language: str | None = None
    outlet: SourceId | None = None
    authors: tuple[str, ...] = ()
    article: ArticleId | None = None
    apart: frozenset[ArticleId] = frozenset()

    @property
    def agreement(self) -> Agreement:
        """The agreement of which evidence is sought."""
        return self.known.agreement

    @property
    def sources(self) -> Mapping[SourceId, Source]:
        """The voices of the workspace."""
        return self.known.sources

    @property
    def coded(self) -> tuple[CodedPassage, ...]:
        """Every coded passage, those of this article too."""
        return self.known.coded
