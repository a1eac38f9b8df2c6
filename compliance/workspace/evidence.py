"""Linked evidence and sources: every id is resolved, every default filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compliance.model.agreement import DutyPart
from compliance.model.article import Article
from compliance.model.base import AgreementId, ArticleId, EvidenceId, SideId, SourceId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.evidence import EvidenceEntry
from compliance.model.source import SourceEntry
from compliance.model.words import GROUPS, Group, SourceKind, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source, with the side that it is counted to.

    `line` is itself and everybody whose place it has taken, at whatever remove: what it says later
    takes the place of what any of them said. Of two that took over from one, neither is in the
    line of the other, nor are two whose place one has taken.
    """

    id: SourceId
    side: SideId
    entry: SourceEntry
    line: tuple[SourceId, ...]

    @property
    def name(self) -> str:
        """The full neutral name."""
        return self.entry.name

    @property
    def short(self) -> str:
        """The name as printed in a line of a report."""
        return self.entry.short or self.entry.name

    @property
    def kind(self) -> SourceKind:
        """The kind of voice."""
        return self.entry.kind

    @property
    def group(self) -> Group:
        """The group in which its statuses are labelled."""
        return GROUPS[self.entry.kind]


@dataclass(frozen=True, slots=True)
class Part:
    """What a statement is limited to: parts that the agreement declares, and words beside them."""

    declared: tuple[DutyPart, ...] = ()
    words: str | None = None

    @property
    def data(self) -> dict[str, list[str] | str | None]:
        """The limit as files have it."""
        return {"of": [part.id for part in self.declared], "words": self.words}

    @property
    def line(self) -> str:
        """The limit in a line, as it stands in brackets behind a status."""
        said = [part.words for part in self.declared]
        listed = ", ".join([*said, self.words] if self.words else said)
        return f"only {listed.removeprefix('only ')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A record of evidence, linked to its article, its speaker and its relays.

    `asserted` is what the record says; else, for the article's own voice, the day of
    publication; else an open interval that ends with it. `part` is what it is limited to, None for
    nothing. `counted` tells whether it falls under its targets, as far as the record says;
    `characterised` whether a voice of another party or signatory tells it; `own` whether it is
    this speaker's own counted word, which labels and blanks go by. `replaced_by` is the article
    that has taken the place of its own, if one has, and `same_as` the same statement there
    (`assessments.versions`).
    """

    id: EvidenceId
    agreement: AgreementId
    entry: EvidenceEntry
    article: Article
    speaker: Source
    relays: tuple[Source, ...]
    responds_to: tuple[EvidenceId, ...]
    qualifies: tuple[EvidenceId, ...]
    asserted: EdtfDate
    counted: bool
    characterised: bool
    own: bool
    file: str
    index: int
    part: Part | None = None
    replaced_by: ArticleId | None = None
    same_as: EvidenceId | None = None

    @property
    def side(self) -> SideId:
        """The side of the speaker."""
        return self.speaker.side


_NUMBERED = re.compile(r"([a-z]*)(\d+)([a-z]?)")


def full_id(reference: str, article: str) -> EvidenceId:
    """Return the workspace-wide id of a reference written in the file of an article."""
    return EvidenceId(reference if "#" in reference else f"{article}#{reference}")


@lru_cache(maxsize=65_536)
def id_order(evidence_id: str) -> tuple[str, str, int, str]:
    """Return the sort key of an evidence id: article, then e2 before e10."""
    article, _, entry = evidence_id.partition("#")
    parts = _NUMBERED.fullmatch(entry)
    return (article, parts[1], int(parts[2]), parts[3]) if parts else (article, entry, 0, "")


def asserted_date(entry: EvidenceEntry, article: Article) -> EdtfDate:
    """Return when a statement was made, as exactly as its record allows."""
    if entry.asserted is not None:
        return entry.asserted
    published = article.published
    if entry.voice is Voice.OWN or published.upper is None:
        return published
    return parse_edtf(f"../{published.upper.isoformat()}")
