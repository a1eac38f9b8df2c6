"""Coverage as readers see it: what was read of each side, then each point by sides and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.assessments.blank import Blank
from compliance.model.base import AgreementId, ArticleId, EvidenceId, Target
from compliance.views.spoken import Spoken
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded

BLANK_WORDS: Mapping[Blank, str] = Worded(
    {
        Blank.SEARCHED_EMPTY: "searched, nothing found",
        Blank.SILENT: "nothing",
        Blank.NOT_SEARCHED: "-",
    },
    "a side on a point",
)
"""Of a time: that a search found nothing, that articles read in full have nothing, or neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCellView:
    """How many articles of a side from a span were read in full, in part, or are only known."""

    span: str
    full: tuple[ArticleId, ...]
    part: tuple[ArticleId, ...]
    known: tuple[ArticleId, ...]

    @property
    def words(self) -> str:
        """The three numbers; "-" if there is no article."""
        numbers = (len(self.full), len(self.part), len(self.known))
        return "/".join(map(str, numbers)) if any(numbers) else "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRowView:
    """What was read of a side, by spans."""

    side: str
    name: str
    cells: tuple[ReadCellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCellView:
    """What there is of a side on a point from a span.

    `official` are the records of its officials, `in_own` those of them in articles of its own;
    `searches` are numbers in the list of searches. `blank` says why there is no record.
    """

    span: str
    full: int
    part: int
    known: int
    records: tuple[EvidenceId, ...]
    official: tuple[EvidenceId, ...]
    in_own: tuple[EvidenceId, ...]
    searches: tuple[int, ...]
    blank: Blank | None

    @property
    def words(self) -> str:
        """The numbers of records, of official ones, and of those in own articles; or the blank.

        Behind them are the numbers of the searches that cover it.
        """
        numbers = "/".join(map(str, map(len, (self.records, self.official, self.in_own))))
        said = numbers if self.blank is None else BLANK_WORDS[self.blank]
        return f"{said} [{', '.join(map(str, self.searches))}]" if self.searches else said


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRowView:
    """A side on a point, by spans; `read` tells whether anything of it was read or searched."""

    side: str
    name: str
    read: bool
    cells: tuple[CoverageCellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePointView:
    """A point, with a row for each side."""

    id: Target
    heading: str
    title: str
    rows: tuple[CoverageRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageSearchView:
    """A search, by its number in the list, with what it found, in words."""

    number: int
    whose: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnevenView:
    """A point of which one side alone was read, or none: then `name` is None."""

    id: Target
    heading: str
    title: str
    side: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView(Spoken):
    """Everything that coverage prints, in order.

    `spans` are months or years, as `unit` says, from `first` to `last`. `one_sided` are the points
    of which one side alone was read, `unread` those of which none was. `names_in` and `point_in`
    are the tags of the languages of the agreement's names and of its word for a clause; None: that
    of the workspace.
    """

    title: str
    agreement: AgreementId
    agreement_title: str
    point_word: str
    names_in: str | None
    point_in: str | None
    first: str
    last: str
    unit: str
    spans: tuple[str, ...]
    points_asked: tuple[str, ...]
    read: tuple[ReadRowView, ...]
    searches: tuple[CoverageSearchView, ...]
    points: tuple[CoveragePointView, ...]
    one_sided: tuple[UnevenView, ...]
    unread: tuple[UnevenView, ...]
    notes: tuple[str, ...]

    @property
    def period(self) -> str:
        """From when to when it is, and how long a span is, in words."""
        days = tr("{first} to {last}", first=self.first, last=self.last)
        return f"{days}, {tr('by month') if self.unit == 'month' else tr('by year')}"
