"""A timeline as a drawing: a band for each target, a lane for each group, signs on an axis."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from textwrap import shorten

from rich.cells import cell_len

from compliance.model.dates.edtf import EdtfDate
from compliance.views.drawing import BoxView, DrawingView, SignView, StrokeView, WordsView
from compliance.views.objected import listed_below
from compliance.views.timeline.view import (
    LaneView,
    MarkView,
    Shape,
    TimelineTargetView,
    TimelineView,
)

FEW_YEARS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days from `first` to `last` laid over `length` cells or pixels, both ends included."""

    first: date
    last: date
    length: int

    def place(self, day: date) -> int:
        """Return the place of a day, from 0 to length - 1."""
        days = max((self.last - self.first).days, 1)
        return round((day - self.first).days * (self.length - 1) / days)

    def span(self, when: EdtfDate) -> tuple[int, int]:
        """Return the first and last place that a date can mean; an open end reaches the edge."""
        lower = self.first if when.lower is None else when.lower
        upper = self.last if when.upper is None else when.upper
        return self.place(lower), self.place(upper)

    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Return where each year begins, or each month if the axis is shorter than that."""
        if self.last.year - self.first.year >= FEW_YEARS:
            starts = [date(y, 1, 1) for y in range(self.first.year + 1, self.last.year + 1)]
            return tuple((self.place(day), str(day.year)) for day in starts)
        months = range(self.first.month + 1, self.last.month + 1)
        starts = [date(self.first.year, month, 1) for month in months]
        return tuple((self.place(day), day.isoformat()[:7]) for day in starts)


PAD = 12
NAMES = 210
"""The least room for the names of lanes; longer ones get more, so that none runs into signs."""
AXIS = 760
TITLE = 64
HEAD = 24
LANE = 24
LONGEST_HEAD = 110
YEARS = 15
LETTER = 7
"""No letter of a year is wider; one at the end of the axis would be cut off by the edge."""
NAME_LETTER = 8
"""Letters of names are seldom wider: half of the room of one that fills two columns of text."""
SIGN = 14
"""How far apart signs must stand not to cover one another."""
OBJECTED = "o"
"""What stands beside a sign if there is an objection to what it stands for."""
TAIL = 30
"""How long the line is that shows an open beginning or end."""
LEGEND = (
    ("status", "a status said"),
    ("fact", "a fact said"),
    ("denial", "a denial"),
    ("other", "anything else said"),
    ("event", "an event told of"),
)

_Rows = list[list[tuple[int, int, "list[MarkView]"]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePageView:
    """A page: the timeline in words, and its drawing."""

    timeline: TimelineView
    drawing: DrawingView


def timeline_page(view: TimelineView) -> TimelinePageView:
    """Return what the page of a timeline shows."""
    return TimelinePageView(timeline=view, drawing=draw_timeline(view))


@dataclass(slots=True)
class _Sheet:
    """What was drawn so far, and how far down."""

    axis: Axis
    names: int = NAMES
    top: int = TITLE
    boxes: list[BoxView] = field(default_factory=list)
    strokes: list[StrokeView] = field(default_factory=list)
    signs: list[SignView] = field(default_factory=list)
    words: list[WordsView] = field(default_factory=list)

    def x(self, place: int) -> int:
        """Return where a place of the axis is on the sheet."""
        return PAD + self.names + place

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.names + AXIS + 3 * PAD

    def write(self, x: int, y: int, words: str, style: str = "said") -> None:
        """Add a line of text."""
        self.words.append(WordsView(x=x, y=y, words=words, style=style))


def draw_timeline(view: TimelineView) -> DrawingView:
    """Return a timeline as a drawing. Every sign says in words what it stands for."""
    names = (lane.name for target in view.targets for lane in target.lanes)
    room = max((NAME_LETTER * cell_len(name) + PAD for name in names), default=0)
    axis = Axis(first=view.first, last=view.last, length=AXIS)
    sheet = _Sheet(axis=axis, names=max(NAMES, room))
    who = view.source_name or "all sides"
    sheet.write(PAD, 22, f"{view.title}: {who}, {view.begins} to {view.ends}", "title")
    x_of_mark = _legend(sheet)
    for target in view.targets:
        _band(sheet, target)
    every = (*view.objections, *view.left_out_objections)
    if every:
        sheet.write(x_of_mark, 48, f"{OBJECTED} an objection", "quiet")
    listed, sheet.top = listed_below(every, PAD, sheet.top, sheet.width - 2 * PAD)
    sheet.words += listed
    return DrawingView(
        width=sheet.width,
        height=sheet.top + PAD,
        title=f"{view.agreement_title}: what was said when, {who}",
        description="; ".join(
            f"{target.head}: {len(target.lanes)} lanes, {target.size} marks and dates"
            for target in view.targets
        ),
        boxes=tuple(sheet.boxes),
        strokes=tuple(sheet.strokes),
        signs=tuple(sheet.signs),
        words=tuple(sheet.words),
    )


def _legend(sheet: _Sheet) -> int:
    """Write what each sign stands for; return where more can be written beside that."""
    x = PAD + SIGN // 2
    for shape, words in LEGEND:
        sheet.signs.append(SignView(x=x, y=44, shape=shape, say=partial(str, words)))
        sheet.write(x + SIGN, 48, words, "quiet")
        x += 150
    sheet.strokes.append(StrokeView(x1=x, y1=36, x2=x, y2=52, style="due", says="a due date"))
    sheet.write(x + SIGN // 2, 48, "a due date", "quiet")
    return x + 100


def _band(sheet: _Sheet, target: TimelineTargetView) -> None:
    """Draw one target: its head, its years, its lanes, and its due dates across all of them."""
    head = shorten(target.head, LONGEST_HEAD, placeholder=" \N{HORIZONTAL ELLIPSIS}")
    sheet.boxes.append(
        BoxView(x=PAD, y=sheet.top, width=sheet.width - 2 * PAD, height=HEAD, style="panel")
    )
    sheet.write(PAD + 4, sheet.top + 17, head, "head")
    top = sheet.top + HEAD
    lanes = [_rows(sheet.axis, lane) for lane in target.lanes]
    bottom = top + YEARS + sum(map(_height, lanes)) if lanes else top + YEARS + LANE
    for place, words in sheet.axis.ticks():
        x = sheet.x(place)
        sheet.strokes.append(StrokeView(x1=x, y1=top, x2=x, y2=bottom, style="line"))
        if x + 3 + LETTER * len(words) <= sheet.width:
            sheet.write(x + 3, top + 11, words, "year")
    for due in target.dues:
        says = f"{due.date}: {due.words}"
        for x in sorted({sheet.x(place) for place in sheet.axis.span(due.when)}):
            sheet.strokes.append(StrokeView(x1=x, y1=top, x2=x, y2=bottom, style="due", says=says))
    y = top + YEARS
    for lane, rows in zip(target.lanes, lanes, strict=True):
        _lane(sheet, lane.name, rows, y)
        y += _height(rows)
    sheet.top = bottom + PAD


def _height(rows: _Rows) -> int:
    return max(LANE, len(rows) * SIGN + LANE - SIGN)


def _rows(axis: Axis, lane: LaneView) -> _Rows:
    """Lay marks of one place and shape together, and rows under one another where they meet.

    Every sign stays on its day: what would cover another goes a row down, never aside.
    """
    together: dict[tuple[int, int, Shape], list[MarkView]] = {}
    for mark in lane.marks:
        together.setdefault((*_span(axis, mark), mark.shape), []).append(mark)
    rows: _Rows = []
    for (left, right, _), marks in together.items():
        free = (row for row in rows if all(abs(right - other) >= SIGN for _, other, _ in row))
        row = next(free, None)
        if row is None:
            row = []
            rows.append(row)
        row.append((left, right, marks))
    return rows


def _lane(sheet: _Sheet, name: str, rows: _Rows, top: int) -> None:
    first = top + LANE // 2
    sheet.write(PAD + 4, first + 4, name)
    sheet.strokes.append(
        StrokeView(x1=sheet.x(0), y1=first, x2=sheet.x(AXIS - 1), y2=first, style="line")
    )
    for number, row in enumerate(rows):
        for left, right, marks in row:
            _sign(sheet, (left, right), first + number * SIGN, marks)


def _sign(sheet: _Sheet, places: tuple[int, int], y: int, marks: list[MarkView]) -> None:
    left, right = (sheet.x(place) for place in places)
    if right > left:
        says = f"some day: {marks[0].date}"
        sheet.strokes.append(StrokeView(x1=left, y1=y, x2=right, y2=y, style="range", says=says))
    say = partial(_said, marks)
    sheet.signs.append(SignView(x=right, y=y, shape=marks[0].shape, say=say))
    if len(marks) > 1:
        sheet.write(right + 7, y + 4, str(len(marks)), "count")
    if any(mark.objections for mark in marks):
        sheet.write(right + 7, y - 4, OBJECTED, "count")


def _said(marks: list[MarkView]) -> str:
    return "; ".join(
        f"{mark.date}: {'; '.join((mark.words, *(one.words for one in mark.objections)))}"
        for mark in marks
    )


def _span(axis: Axis, mark: MarkView) -> tuple[int, int]:
    """Return the places of a mark's first and last possible day; a short tail for open ends."""
    left, right = axis.span(mark.when)
    if mark.when.lower is None:
        left = max(0, right - TAIL)
    if mark.when.upper is None:
        right = min(axis.length - 1, left + TAIL)
    return left, right
