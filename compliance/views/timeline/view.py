"""A timeline: what was said when, and of when, in lanes by side and group, over episodes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from compliance.model.base import AgreementId
from compliance.views.objection import ObjectedView
from compliance.views.spoken import Spoken
from compliance.views.timeline.episodes import EpisodeView
from compliance.views.timeline.marks import TimelineTargetView
from compliance.views.timeline.words import mark_words, notes_on
from compliance.wording.speaking import tr

MOST_OPEN: Final = 60
"""A list of more statements is folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView(Spoken):
    """A whole timeline; `first` and `last` are the days its axis begins and ends with.

    The axis breaks where nothing stands for more than `break_days` days: what stands between two
    breaks is an episode.
    `objections` are those to records that stand in a lane, `left_out_objections` those to others.
    `title_in` is the tag of the language of the title; None: that of the workspace.
    """

    title: str
    title_in: str | None
    agreement: AgreementId
    agreement_title: str
    source: str | None
    source_name: str | None
    points: tuple[str, ...]
    first: date
    last: date
    targets: tuple[TimelineTargetView, ...]
    break_days: int
    episodes: tuple[EpisodeView, ...]
    empty: tuple[str, ...]
    empty_numbers: tuple[str, ...]
    left_out: int
    objections: tuple[ObjectedView, ...]
    left_out_objections: tuple[ObjectedView, ...]
    as_of: str | None
    known_by: str | None

    @property
    def begins(self) -> str:
        """The first day of the axis, as ISO 8601 writes it."""
        return self.first.isoformat()

    @property
    def ends(self) -> str:
        """The last day of the axis, as ISO 8601 writes it."""
        return self.last.isoformat()

    @property
    def several(self) -> bool:
        """Whether it is about more than one target, so that marks must say about which."""
        return len(self.targets) > 1

    @property
    def who(self) -> str:
        """Whose words it has."""
        return self.source_name or tr("All sides")

    @property
    def size(self) -> int:
        """How many statements it has."""
        return sum(episode.size for episode in self.episodes)

    @property
    def folded(self) -> bool:
        """Whether its list is folded, day by day or month by month, since it is long."""
        return self.size > MOST_OPEN

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What each sign stands for."""
        return tuple(mark_words().items())

    @property
    def notes(self) -> tuple[str, ...]:
        """What else the drawing shows, in sentences."""
        return notes_on(self.break_days)
