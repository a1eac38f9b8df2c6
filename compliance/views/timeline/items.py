"""What a drawing has of a lane in an episode: few signs, each with a label; many fall together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date
from compliance.views.timeline.episodes import EpisodeView, PlaceView, Scale
from compliance.views.timeline.marks import DueView, LaneView, MarkView, Shape, day_of
from compliance.views.timeline.words import MANY_WORDS, MANY_WORDS_IN_SHORT
from compliance.views.words import INFERRED_SHORT, counted, joined
from compliance.wording.speaking import tr

MOST_NAMED: Final = 3
"""How many targets, or voices, a label names; of more it says nothing."""
TIMES: Final = "\N{MULTIPLICATION SIGN}"
_Key = Callable[[MarkView], tuple[object, ...]]
_Id = tuple[EvidenceId, Shape]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Marks of one lane and shape that share a sign, and what its label says.

    `quiet` is what stands below that: when, and who says it. `anchor` is where they are listed.
    """

    lane: str
    official: bool
    brief: bool
    shape: Shape
    marks: tuple[MarkView, ...]
    words: str
    quiet: str
    anchor: str

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which they stand, each once."""
        return tuple(sorted({day_of(mark.when) for mark in self.marks}))

    @property
    def strong(self) -> bool:
        """Whether its label is a status that somebody gives."""
        return self.shape is Shape.STATUS

    @property
    def says(self) -> str:
        """What it stands for, in words of its own."""
        head = f"{self.lane}, {_dates(self.marks)}: "
        said = self.words
        if len(self.marks) == 1:
            said = self.marks[0].words
        elif self.strong and not self.brief:
            said = f"{counted(len(self.marks), 'statement')}: {self.words}"
        return f"{head}{said}{_objected(self.marks)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Due dates that share a line, and what its label says."""

    dues: tuple[DueView, ...]
    words: str
    quiet: str
    anchor: str

    @property
    def says(self) -> str:
        """What it stands for."""
        return "; ".join(f"{due.date}: {due.line}" for due in self.dues)


@dataclass(frozen=True, slots=True)
class Labels:
    """How labels are written: `brief` ones count; `several`: they say of which target.

    `statuses`: brief ones name statuses all the same. `most` is how many a lane has in an episode;
    `folded`: the list has all of a lane in an episode in one place.
    """

    several: bool
    most: int
    folded: bool
    brief: bool = False
    statuses: bool = True

    def items(
        self, lane: LaneView, places: Sequence[PlaceView], episode: EpisodeView
    ) -> list[Item]:
        """Return what a lane has in an episode: as finely told as it can be with few signs."""
        marks = [mark for place in places for mark in place.lane.marks]
        *tried, last = (_grouped(marks, key) for key in self._keys(episode))
        groups = next((groups for groups in tried if len(groups) <= self.most), last)
        if self.brief:
            groups.sort(key=lambda group: tuple(Shape).index(group[0].shape))
        anchors = {_key(mark): place.anchor for place in places for mark in place.lane.marks}
        whole = f"{episode.anchor}-{lane.id}"
        return [self._item(lane, tuple(group), anchors, whole) for group in groups]

    def dues(self, episode: EpisodeView) -> list[DueItem]:
        """Return the due dates of an episode: those of a day together, or all of them."""
        found: dict[tuple[object, ...], list[tuple[DueView, str]]] = {}
        for slot in episode.slots:
            for due in slot.dues:
                key = () if self.brief else (due.when.text, due.words)
                found.setdefault(key, []).append((due, slot.anchor))
        return [self._due([due for due, _ in dues], dues[0][1]) for dues in found.values()]

    def _due(self, dues: list[DueView], anchor: str) -> DueItem:
        numbers = joined([due.number for due in dues])
        words = f"{numbers} {dues[0].words}"
        if self.brief:
            few = len(dues) <= MOST_NAMED
            words = tr("{numbers} due", numbers=numbers) if few else counted(len(dues), "due date")
        return DueItem(
            dues=tuple(dues), words=words, quiet="" if self.brief else dues[0].date, anchor=anchor
        )

    def _item(
        self, lane: LaneView, marks: tuple[MarkView, ...], anchors: Mapping[_Id, str], whole: str
    ) -> Item:
        shape, found = marks[0].shape, dict.fromkeys(anchors[_key(mark)] for mark in marks)
        return Item(
            lane=lane.name,
            official=lane.official,
            brief=self.brief,
            shape=shape,
            marks=marks,
            words=self._words(shape, marks),
            quiet="" if self.brief else self._quiet(marks),
            anchor=whole if self.folded and len(found) > 1 else next(iter(found)),
        )

    def _keys(self, episode: EpisodeView) -> Iterator[_Key]:
        """Yield by what marks fall together, the finest first; the last leaves one of a shape."""
        if not self.brief:
            yield lambda mark: (mark.shape, mark.status, mark.when.text)
            yield lambda mark: (mark.shape, mark.status, day_of(mark.when))
            if episode.scale is Scale.MONTH:
                yield lambda mark: (mark.shape, mark.status, day_of(mark.when).replace(day=1))
        if self.statuses:
            yield lambda mark: (mark.shape, mark.status)
        yield lambda mark: (mark.shape,)

    def _quiet(self, marks: Sequence[MarkView]) -> str:
        """Return when marks stand and who says them; of many, how many they are."""
        voices = dict.fromkeys(mark.tell.voice(mark.evidence) for mark in marks)
        named = len(voices) < MOST_NAMED
        said = [_dates(marks), joined(list(voices)) if named else counted(len(voices), "voice")]
        if len(marks) > 1 and _one_status(marks):
            said.insert(0, counted(len(marks), "statement"))
        if not self.several and all(mark.inferred for mark in marks):
            said.append(tr(INFERRED_SHORT))
        return " · ".join(filter(None, said))

    def _words(self, shape: Shape, marks: Sequence[MarkView]) -> str:
        if self.brief:
            if self.statuses and _one_status(marks):
                number = f"{len(marks)} {TIMES} " if len(marks) > 1 else ""
                return f"{number}{marks[0].status}"
            return MANY_WORDS_IN_SHORT[shape](len(marks))
        about = _about(marks) if self.several else ""
        return f"{about}{_said(shape, marks)}"


def _key(mark: MarkView) -> _Id:
    return mark.evidence, mark.shape


def _one_status(marks: Sequence[MarkView]) -> bool:
    """Return whether all of them give a status, and the same."""
    return marks[0].shape is Shape.STATUS and len({mark.status for mark in marks}) == 1


def _grouped(marks: Iterable[MarkView], key: _Key) -> list[list[MarkView]]:
    found: dict[tuple[object, ...], list[MarkView]] = {}
    for mark in marks:
        found.setdefault(key(mark), []).append(mark)
    return list(found.values())


def _said(shape: Shape, marks: Sequence[MarkView]) -> str:
    """Return what marks come to: the status that all give, what one says, or how many they are."""
    first = marks[0]
    if len(marks) == 1:
        what = first.tell.short(first.evidence)
        return tr("tells of it: {what}", what=what) if shape is Shape.EVENT else what
    if _one_status(marks):
        return first.tell.short(first.evidence)
    if shape is Shape.OTHER:
        verbs = ", ".join(dict.fromkeys(mark.verb for mark in marks))
        return f"{counted(len(marks), 'statement')} ({verbs})"
    return MANY_WORDS[shape](len(marks))


def _about(marks: Sequence[MarkView]) -> str:
    """Return what marks are about, before what they say; nothing where that is too much."""
    named = {number for mark in marks if not mark.inferred for number in mark.about}
    every = dict.fromkeys(number for mark in marks for number in mark.about)
    short = tr(INFERRED_SHORT)
    words = [number if number in named else f"{number} ({short})" for number in every]
    return f"{joined(words)}: " if len(words) <= MOST_NAMED else ""


def _dates(marks: Sequence[MarkView]) -> str:
    """Return the date that marks have, or from when to when theirs are."""
    if len({mark.when for mark in marks}) == 1:
        return marks[0].date
    days = sorted(day_of(mark.when) for mark in marks)
    return display_date(parse_edtf(f"{days[0].isoformat()}/{days[-1].isoformat()}"))


def _objected(marks: Iterable[MarkView]) -> str:
    return "".join(f"; {one.words}" for mark in marks for one in mark.objections)
