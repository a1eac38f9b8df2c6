"""A map of places as a plain drawing: a grid of degrees, a scale, points. No borders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians
from typing import Final

from compliance.views.drawing import StrokeView, WordsView, width_of
from compliance.views.spoken import Spoken
from compliance.wording.speaking import tr

WIDTH: Final = 720
TALLEST: Final = 900
EDGE: Final = 46
LEAST_DEGREES: Final = 0.2
"""A map of one place shows so much around it."""
KM: Final = 111.2
"""Kilometres in a degree of latitude."""
STEPS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0)
MOST_LINES: Final = 7
MARK: Final = 24
"""How wide and high what can be hit is at the least."""
LETTER: Final = 7
APART: Final = 4
"""What stays free at either end of a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotView:
    """A place to be drawn, in degrees; `says` what its mark stands for, `label` is beside it."""

    lat: str
    lon: str
    label: str
    says: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMarkView:
    """A mark on the map: where it and its label stand, and what can be hit."""

    href: str
    says: str
    x: int
    y: int
    label: WordsView
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView(Spoken):
    """A map; its grid, its scale and its marks."""

    width: int
    height: int
    title: str
    description: str
    strokes: tuple[StrokeView, ...]
    words: tuple[WordsView, ...]
    marks: tuple[MapMarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What part of the earth is shown, in degrees, and how many pixels a degree of latitude has."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shrunk(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        wide = (WIDTH - 2 * EDGE) / ((self.east - self.west) * self.shrunk)
        return min(wide, (TALLEST - 2 * EDGE) / (self.north - self.south))

    @property
    def width(self) -> int:
        return round((self.east - self.west) * self.shrunk * self.scale)

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def x(self, lon: float) -> int:
        return EDGE + round((lon - self.west) * self.shrunk * self.scale)

    def y(self, lat: float) -> int:
        return EDGE + round((self.north - lat) * self.scale)


def draw_map(title: str, description: str, spots: Sequence[SpotView]) -> MapView | None:
    """Return places on a map; None of none."""
    if not spots:
        return None
    frame = _frame([float(s.lat) for s in spots], [float(s.lon) for s in spots])
    strokes, words = _grid(frame)
    bar = _bar(frame)
    return MapView(
        width=WIDTH,
        height=frame.height + 2 * EDGE,
        title=title,
        description=description,
        strokes=(*strokes, *bar[0]),
        words=(*words, *bar[1]),
        marks=tuple(_marks(frame, spots)),
    )


def _frame(lats: Sequence[float], lons: Sequence[float]) -> _Frame:
    around = max(max(lats) - min(lats), max(lons) - min(lons), LEAST_DEGREES) / 10
    return _Frame(
        west=min(lons) - around,
        south=min(lats) - around,
        east=max(lons) + around,
        north=max(lats) + around,
    )


def _grid(frame: _Frame) -> tuple[list[StrokeView], list[WordsView]]:
    """Return lines at round degrees, with these at the edges."""
    span = max(frame.east - frame.west, frame.north - frame.south)
    step = next((one for one in STEPS if span / one <= MOST_LINES), STEPS[-1])
    strokes, words = [], []
    bottom, right = EDGE + frame.height, EDGE + frame.width
    for lon in _round(frame.west, frame.east, step):
        x = frame.x(lon)
        strokes.append(StrokeView(x1=x, y1=EDGE, x2=x, y2=bottom, style="grid"))
        words.append(WordsView(x=x - 18, y=bottom + 16, words=_east(lon), style="tick"))
    for lat in _round(frame.south, frame.north, step):
        y = frame.y(lat)
        strokes.append(StrokeView(x1=EDGE, y1=y, x2=right, y2=y, style="grid"))
        words.append(WordsView(x=2, y=y - 3, words=_north(lat), style="tick"))
    return strokes, words


def _round(start: float, end: float, step: float) -> list[float]:
    first = floor(start / step) + 1
    return [n * step for n in range(first, floor(end / step) + 1)]


def _east(degrees: float) -> str:
    number = f"{abs(degrees):g}"
    return tr("{number}° E", number=number) if degrees >= 0 else tr("{number}° W", number=number)


def _north(degrees: float) -> str:
    number = f"{abs(degrees):g}"
    return tr("{number}° N", number=number) if degrees >= 0 else tr("{number}° S", number=number)


def _bar(frame: _Frame) -> tuple[list[StrokeView], list[WordsView]]:
    """Return a line of round kilometres below the map."""
    most = frame.width / 4 / frame.scale * KM
    tens = 10 ** floor(log10(most))
    km = max(n * tens for n in (1, 2, 5) if n * tens <= most)
    y, end = frame.height + 2 * EDGE - 8, EDGE + round(km / KM * frame.scale)
    strokes = [StrokeView(x1=EDGE, y1=y, x2=end, y2=y, style="scale")]
    strokes += [StrokeView(x1=x, y1=y - 5, x2=x, y2=y, style="scale") for x in (EDGE, end)]
    return strokes, [
        WordsView(x=end + 8, y=y + 4, words=tr("{number} km", number=f"{km:g}"), style="tick")
    ]


def _marks(frame: _Frame, spots: Iterable[SpotView]) -> Iterable[MapMarkView]:
    """Yield marks with their labels, each label where it covers no mark and no other label."""
    placed = [(s, frame.x(float(s.lon)), frame.y(float(s.lat))) for s in spots]
    half = MARK // 2
    taken = [(x - half // 2, y - half // 2, half, half) for _, x, y in placed]
    for spot, x, y in placed:
        wide = LETTER * width_of(spot.label)
        tries = [
            (x + 11, y + 4),
            (x - 11 - wide, y + 4),
            (x - wide // 2, y + 22),
            (x - wide // 2, y - 13),
            *((x + 11, y + 4 + down) for down in (14, -14, 28, -28, 42, -42)),
        ]
        boxes = [(left - APART, base - 11, wide + 2 * APART, 14) for left, base in tries]
        inside = (n for n, box in enumerate(boxes) if _free(box, taken))
        at = next(inside, 0)
        left, base = tries[at]
        taken.append(boxes[at])
        low, high = min(left, x - half), max(left + wide, x + half)
        top, bottom = min(base - 14, y - half), max(base + 4, y + half)
        yield MapMarkView(
            href=spot.href,
            says=spot.says,
            x=x,
            y=y,
            label=WordsView(x=left, y=base, words=spot.label, style="said"),
            box=(low, top, high - low, bottom - top),
        )


def _free(box: tuple[int, int, int, int], taken: Iterable[tuple[int, int, int, int]]) -> bool:
    x, y, width, height = box
    if x < 0 or x + width > WIDTH:
        return False
    return all(
        x + width <= left or left + wide <= x or y + height <= top or top + high <= y
        for left, top, wide, high in taken
    )
