"""Ties as a drawing: who speaks at the left, of whom at the right, and a line for each tie.

Where everyone stands follows from the order of the list alone: two that change places change them
here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from compliance.model.words import Group
from compliance.views.drawing import (
    LETTERS,
    LINE,
    PAD,
    AreaView,
    BoxView,
    DrawingView,
    Sheet,
    WordsView,
    lines_of,
)
from compliance.views.signs import ActShape
from compliance.views.spoken import Spoken
from compliance.views.ties.view import NetworkView, TiedView, TieView
from compliance.views.ties.words import (
    OF_WHOM,
    OFFICIAL_WORDS,
    OTHERS_WORDS,
    TIE_SHORT,
    WHO_SPEAKS,
    Tie,
    tie_words,
)
from compliance.views.words import GROUP_WORDS
from compliance.wording.speaking import foreign, tr

# In pixels.
NAMES: Final = 240
SAID: Final = 340
BETWEEN: Final = 200
SIGN: Final = 20
SHORT: Final = 43
"""So many letters of a tie and of whom it is; the line leads to the whole name."""
ROW: Final = 24
"""The height of a tie that leads somewhere: less is hard to hit."""

SAYS: Final = PAD + NAMES
LEAVES: Final = SAYS + SAID
REACHES: Final = LEAVES + BETWEEN
RIGHT: Final = REACHES + 2 * PAD + NAMES

SHAPES: Final = {
    Tie.AGREES: "agrees",
    Tie.DENIES: ActShape.DENIES.value,
    Tie.ACCUSES: ActShape.JUDGES.value,
}
OUTLINED: Final = "outlined"
HEAD: Final = "reaches"

To = Callable[[TieView], str]
"""Returns where the statements of a tie stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPageView(Spoken):
    """A page: the ties, and their drawing, which leads to them."""

    network: NetworkView
    drawing: DrawingView

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Each sign, with what it stands for."""
        return tuple(legend(self.network))


def network_page(view: NetworkView) -> NetworkPageView:
    """Return what the page of a network shows."""
    return NetworkPageView(network=view, drawing=draw_network(view, lambda tie: f"#{tie.anchor}"))


def draw_network(view: NetworkView, to: To | None = None) -> DrawingView:
    """Return the ties as a drawing.

    With `to`, it is part of a page, to which it leaves the title, the legend and the notes, and
    each tie leads there.
    """
    drawer = _Drawer(view, to)
    drawer.draw()
    return drawer.sheet.drawing(
        width=RIGHT + PAD,
        height=drawer.top + PAD,
        title=f"{view.agreement_title}: {view.caption}",
        description=" ".join((view.caption, *(f"{tie.words}." for tie in view.ties))),
    )


class _Drawer:
    """Draws ties from the top down; `top` is how far that reached."""

    def __init__(self, view: NetworkView, to: To | None) -> None:
        self.view, self.to = view, to
        self.sheet, self.top = Sheet(), PAD
        self.row = LINE if to is None else ROW

    def draw(self) -> None:
        """Draw all of it."""
        if self.to is None:
            self._head()
        self.sheet.text(PAD, self.top, tr(WHO_SPEAKS), NAMES, "quiet")
        top = self.sheet.text(REACHES + 2 * PAD, self.top, tr(OF_WHOM), NAMES, "quiet") + PAD
        speakers = [one for one in self.view.tied if any(self.view.of(one))]
        spoken_of = [
            one
            for one in self.view.tied
            if any(one == t.target or (one == t.source and not t.directed) for t in self.view.ties)
        ]
        self.top = max(
            top + sum(map(self._height, speakers)),
            top + sum(_lines(one) * LINE + 2 * PAD for one in spoken_of),
        )
        reached = self._right(spoken_of, top)
        for one in speakers:
            self._left(one, top, reached)
            top += self._height(one)
        if self.to is None:
            self._foot()

    def _head(self) -> None:
        """Write the title, and what the signs stand for."""
        view = self.view
        self._write(f"{view.title}. {view.caption}", "title")
        self._write(view.limits, "quiet")
        self.top += PAD
        for sign, words in legend(view):
            self.sheet.sign(PAD, self.top, sign, words)
            room = RIGHT - SIGN - PAD
            self.top = self.sheet.text(PAD + SIGN, self.top, words, room, "quiet")
        self.top += PAD

    def _foot(self) -> None:
        """Write what no number says."""
        self.top += PAD
        self._write(" ".join(self.view.notes), "quiet")
        for objected in self.view.objections:
            self._write(objected.words, "said")

    def _write(self, words: str, style: str) -> None:
        self.top = self.sheet.text(PAD, self.top, words, RIGHT - PAD, style)

    def _height(self, one: TiedView) -> int:
        """Return how much room one takes at the left, with what it says."""
        said = sum(1 for tie in self.view.of(one) for _ in _labels(tie))
        return max(_lines(one) * LINE, said * self.row) + 2 * PAD

    def _right(self, names: list[TiedView], top: int) -> dict[str, int]:
        """Write of whom something is said, as far apart as can be; return where lines end."""
        free = self.top - top - sum(_lines(one) * LINE + 2 * PAD for one in names)
        ends = {}
        for number, one in enumerate(names):
            start = top + free * (2 * number + 1) // (2 * len(names))
            height = _lines(one) * LINE + PAD
            self._box(REACHES + 2 * PAD, start, start + height, one)
            ends[one.id] = start + height // 2
            top += height + PAD
        return ends

    def _left(self, one: TiedView, top: int, reached: dict[str, int]) -> None:
        """Write one who speaks with its ties, and draw their lines."""
        self._box(PAD, top, top + self._height(one) - PAD, one)
        y = top + PAD // 2
        for tie in self.view.of(one):
            end = reached[(tie.source if tie.target == one else tie.target).id]
            for shape, number in _labels(tie):
                self._tie(one, tie, shape, number, y)
                self.sheet.stroke(LEAVES, y + self.row // 2, REACHES, end)
                y += self.row
            if tie.directed:
                self.sheet.sign(REACHES, end - LINE // 2, HEAD, tie.words)

    def _tie(self, one: TiedView, tie: TieView, shape: str, number: int, y: int) -> None:
        """Write what a tie is of one of both; it leads to the statements."""
        other = tie.source if tie.target == one else tie.target
        words = tie_words(TIE_SHORT[tie.tie], other.name)
        [words] = lines_of(words, SHORT, max_lines=1, placeholder=" …")
        said = tr("{voice} {what}", voice=one.name, what=tie.told_of(one))
        base = y + (self.row - LINE) // 2
        self.sheet.sign(SAYS, base, shape, f"{said}: {', '.join(tie.labels)}")
        written = WordsView(
            x=SAYS + SIGN, y=base + LINE - 4, words=f"{words}: {number}", style="said"
        )
        self.sheet.words.append(written)
        if self.to is not None:
            self.sheet.areas.append(
                AreaView(x=SAYS, y=y, width=SAID, height=self.row, href=self.to(tie), says=said)
            )

    def _box(self, x: int, top: int, bottom: int, one: TiedView) -> None:
        """Write a name in a panel; sides in bold."""
        height = bottom - top
        self.sheet.boxes.append(
            BoxView(x=x, y=top, width=NAMES - PAD, height=height, style="panel")
        )
        style = "head" if one.kind == "side" else "said"
        lang = foreign() if one.kind == "voice" else None
        self.sheet.text(x + PAD, top + PAD // 2, one.name, NAMES - 3 * PAD, style, lang)


def legend(view: NetworkView) -> Iterator[tuple[str, str]]:
    """Yield each sign with what it stands for."""
    yield from zip(SHAPES.values(), view.meanings, strict=True)
    shape = SHAPES[Tie.ACCUSES]
    yield shape, tr(OFFICIAL_WORDS)
    yield f"{shape}-{OUTLINED}", tr(OTHERS_WORDS)


def _lines(one: TiedView) -> int:
    return len(lines_of(one.name, int((NAMES - 3 * PAD) / LETTERS["head"])))


def _labels(tie: TieView) -> Iterator[tuple[str, int]]:
    """Yield the lines of a tie: its sign, filled for officials and outlined for others; how many.

    What both say has one line, since it is of both.
    """
    shape = SHAPES[tie.tie]
    if not tie.directed:
        yield shape, len(tie.statements)
        return
    official = sum(n for group, n in tie.groups if group == GROUP_WORDS[Group.OFFICIAL])
    others = len(tie.statements) - official
    if official:
        yield shape, official
    if others:
        yield f"{shape}-{OUTLINED}", others
