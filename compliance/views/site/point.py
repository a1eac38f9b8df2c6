"""The page of a point: what it says, how it is read, and what every side says of it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.base import EvidenceId
from compliance.views.cite import CitationView
from compliance.views.picture.view import PictureView
from compliance.views.site.column import ColumnView
from compliance.views.site.links import LinkView, reading_anchor
from compliance.views.site.view import PageView, SilentView
from compliance.views.site.words import readings_known
from compliance.views.texts import DocumentTextView, DocumentWordingView
from compliance.views.timeline.drawing import TimelinePageView


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLinkView:
    """A point in the row of all points; `here` is the one whose page it is."""

    link: LinkView
    title: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLineView:
    """An obligation, or a clause, as it stands in its point: in our words, with the way there."""

    link: LinkView
    duty: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldView:
    """Who holds a reading, with what limits that, and where it was said."""

    link: LinkView
    marks: str
    said: str | None
    citation: str | None
    url: str | None
    record: EvidenceId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingBoxView:
    """One reading of a duty, to stand beside the others."""

    id: str
    says: str
    turns_on: str
    holders: tuple[HeldView, ...]

    @property
    def anchor(self) -> str:
        """The name by which links lead to it."""
        return reading_anchor(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSectionView:
    """The point as a whole, a clause within it or an obligation: what each side says of it.

    `columns` are the sides, `voices` those of many voices, which have no label of their own.
    """

    anchor: str
    heading: str
    duty: str
    detail: str | None
    kind: str | None
    bearers: str
    due: str
    note: str | None
    readings: tuple[ReadingBoxView, ...]
    columns: tuple[ColumnView, ...]
    voices: tuple[ColumnView, ...]
    silent: tuple[SilentView, ...]

    @property
    def readings_words(self) -> str:
        """How many readings of the duty are known."""
        return readings_known(len(self.readings))


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPageView(PageView):
    """A point, or the agreement as a whole: its words and readings, and all that is said of it."""

    heading: str
    title: str
    points: tuple[PointLinkView, ...]
    previous: LinkView | None
    next: LinkView | None
    picture: PictureView | None
    duties: tuple[DutyLineView, ...]
    texts: tuple[DocumentTextView, ...]
    wordings: tuple[DocumentWordingView, ...]
    sections: tuple[PointSectionView, ...]
    when: TimelinePageView | None
    downloads: tuple[LinkView, ...]
    citation: CitationView


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPageView(PageView):
    """A page that only leads on: what stood here stands elsewhere, at `address` in the site."""

    link: LinkView
    address: str

    @property
    def canonical(self) -> str | None:
        """Where the page it leads to stands on the web, if that is known."""
        site = self.site.published.address
        return None if site is None else f"{site}{self.address.partition('#')[0]}"
