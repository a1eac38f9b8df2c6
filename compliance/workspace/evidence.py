"""Linked evidence and sources: every id is resolved, every default filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import (
    AgreementId,
    ArticleId,
    CoderId,
    EvidenceId,
    IncidentId,
    InstrumentId,
    SideId,
)
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.evidence import EvidenceEntry, Figure
from compliance.model.incident import Incident
from compliance.model.instrument import Instrument
from compliance.model.obligation import Count, DutyPart
from compliance.model.words import Voice
from compliance.wording.speaking import in_quotes, tr
from compliance.workspace.voices import Source


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
        return tr("only {parts}", parts=listed.removeprefix("only "))


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """A figure with what it counts and of whom: as they are compared, and as they are printed.

    `of` is None where it is not said of whom.
    """

    figure: Figure
    what: str
    of: str | None
    words: tuple[str, str | None]

    @property
    def line(self) -> str:
        """What it counts and of whom, the number, and how it was printed.

        What has a unit, such as a distance, is of nobody.
        """
        figure, (what, of) = self.figure, self.words
        if self.of is not None:
            what = tr("{what}, of {whom}", what=what, whom=of)
        elif not figure.unit:
            what = tr("{what}, not said of whom", what=what)
        return f"{what}: {figure.amount} ({in_quotes(figure.as_printed)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A record of evidence, linked to its article, its speaker and its relays.

    `side` is that for which the speaker spoke on the day it was said. `asserted` is what the record
    says; else, for the article's own voice, the day of
    publication; else an open interval that ends with it. `part` is what it is limited to, None for
    nothing; `renewal` is the instrument by which what it is about was renewed, where it speaks of
    that; `figures` has its figures with what they count. `counted` tells whether it falls under
    its targets, as far as the record says; `characterised` whether a voice of another party or
    signatory tells it; `own` whether it is this speaker's own counted word, which labels and
    blanks go by. `coded_by` names who coded it, as far as its file says, and `language` is
    that of its claim and its notes, None if it is that of the workspace. `replaced_by` is the
    article that has taken the place of its own, if one has, and `same_as` the same statement there
    (`assessments.versions`).
    """

    id: EvidenceId
    agreement: AgreementId
    entry: EvidenceEntry
    article: Article
    speaker: Source
    side: SideId
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
    renewal: Instrument | None = None
    figures: tuple[CountedFigure, ...] = ()
    coded_by: tuple[CoderId, ...] = ()
    language: str | None = None
    replaced_by: ArticleId | None = None
    same_as: EvidenceId | None = None

    @property
    def speaker_name(self) -> str:
        """The full name that the speaker bore on the day it was said."""
        return self.speaker.name_on(self.asserted)

    @property
    def speaker_short(self) -> str:
        """The same as printed in a line of a report."""
        return self.speaker.short_on(self.asserted)

    @property
    def relay_names(self) -> list[str]:
        """The full names that those who relay it bore when the article was published."""
        return [relay.name_on(self.article.published) for relay in self.relays]

    @property
    def renewal_id(self) -> InstrumentId | None:
        """The id of the renewal of which it speaks."""
        return None if self.renewal is None else self.renewal.id

    @property
    def told_of(self) -> EdtfDate:
        """The time of which it tells: of the event, or else of the day it was said."""
        return self.entry.event or self.asserted


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


NOT_SAID: Final = "not said"
"""What coders write if a figure does not say whom it counts (docs/codebook.md)."""


def counted_figures(
    entry: EvidenceEntry, agreement: Agreement, incidents: Mapping[IncidentId, Incident]
) -> tuple[CountedFigure, ...]:
    """Return the figures of a record with what they count, by what its targets declare."""
    declared = {
        folded(name): count
        for count in _declared(entry, agreement, incidents)
        for name in count.names
    }
    return tuple(
        CountedFigure(
            figure=figure,
            what=_key(figure.what, declared),
            of=None if figure.of in {None, NOT_SAID} else _key(figure.of or "", declared),
            words=(_words(figure.what, declared), figure.of and _words(figure.of, declared)),
        )
        for figure in entry.figures
    )


def folded(name: str) -> str:
    """Return a name as it is compared: case and white space make no difference."""
    return " ".join(name.split()).casefold()


def _declared(
    entry: EvidenceEntry, agreement: Agreement, incidents: Mapping[IncidentId, Incident]
) -> Iterator[Count]:
    """Yield what may be meant, the incident's last: what is nearest to the record decides."""
    under = chain.from_iterable(map(agreement.under, entry.targets))
    yield from chain.from_iterable(obligation.counts for obligation in under)
    if entry.incident is not None:
        yield from incidents[entry.incident].counts


def _key(name: str, declared: Mapping[str, Count]) -> str:
    count = declared.get(folded(name))
    return folded(name) if count is None else folded(count.id)


def _words(name: str, declared: Mapping[str, Count]) -> str:
    count = declared.get(folded(name))
    return name if count is None else count.words
