"""Ties as a drawing: who speaks at the left, of whom at the right, and a line for each tie.

Where everyone stands follows from the order of the list alone: two that change places change them
here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from textwrap import shorten, wrap
from typing import Final

from compliance.model.words import Group
from compliance.views.drawing import BoxView, DrawingView, SignView, StrokeView, WordsView
from compliance.views.signs import ActShape
from compliance.views.ties.view import NetworkView, TiedView, TieView
from compliance.views.ties.words import (
    OF_WHOM,
    OFFICIAL_WORDS,
    OTHERS_WORDS,
    TIE_SHORT,
    WHO_SPEAKS,
    Tie,
)
from compliance.views.words import GROUP_WORDS

# In pixels.
PAD: Final = 8
NAMES: Final = 240
SAID: Final = 350
BETWEEN: Final = 330
LINE: Final = 16
SIGN: Final = 20
LETTERS: Final = {"said": 6.9, "quiet": 6.4, "head": 7.8, "title": 9.2}
"""How wide the letters of a style are; seldom more on average, whatever the font."""

SHORT: Final = 40
"""So many letters of a tie and of whom it is; the line leads to the whole name."""

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


@dataclass(slots=True)
class _Sheet:
    """What was drawn so far."""

    boxes: list[BoxView] = field(default_factory=list)
    strokes: list[StrokeView] = field(default_factory=list)
    signs: list[SignView] = field(default_factory=list)
    words: list[WordsView] = field(default_factory=list)

    def text(self, x: int, y: int, words: str, room: int, style: str) -> int:
        """Write words in lines that fit a room; return how far down they reach."""
        for line in wrap(words, int(room / LETTERS[style])):
            self.words.append(WordsView(x=x, y=y + LINE - 4, words=line, style=style))
            y += LINE
        return y

    def sign(self, x: int, y: int, shape: str, says: str) -> None:
        """Put a sign at the left of a line that begins at a height."""
        say = partial(str, says)
        self.signs.append(SignView(x=x + PAD, y=y + LINE // 2, shape=shape, say=say))

    def box(self, x: int, top: int, bottom: int, one: TiedView) -> None:
        """Write a name in a panel; sides in bold."""
        self.boxes.append(
            BoxView(x=x, y=top, width=NAMES - PAD, height=bottom - top, style="panel")
        )
        style = "head" if one.kind == "side" else "said"
        self.text(x + PAD, top + PAD // 2, one.name, NAMES - 3 * PAD, style)


def draw_network(view: NetworkView) -> DrawingView:
    """Return the ties as a drawing, with their title, legend and notes."""
    sheet = _Sheet()
    top = sheet.text(PAD, PAD, f"{view.title}. {view.caption}", RIGHT - PAD, "title")
    top = sheet.text(PAD, top, view.limits, RIGHT - PAD, "quiet")
    top = _legend(sheet, view, top + PAD)
    sheet.text(PAD, top, WHO_SPEAKS, NAMES, "quiet")
    top = sheet.text(REACHES + 2 * PAD, top, OF_WHOM, NAMES, "quiet") + PAD
    speakers = [one for one in view.tied if any(view.of(one))]
    spoken_of = [
        one
        for one in view.tied
        if any(one == tie.target or (one == tie.source and not tie.directed) for tie in view.ties)
    ]
    bottom = max(
        top + sum(_height(view, one) for one in speakers),
        top + sum(_lines(one) * LINE + 2 * PAD for one in spoken_of),
    )
    reached = _right(sheet, spoken_of, top, bottom)
    for one in speakers:
        top = _left(sheet, view, one, top, reached)
    bottom = sheet.text(PAD, bottom + PAD, " ".join(view.notes), RIGHT - PAD, "quiet")
    for objected in view.objections:
        bottom = sheet.text(PAD, bottom, objected.words, RIGHT - PAD, "said")
    return DrawingView(
        width=RIGHT + PAD,
        height=bottom + PAD,
        title=f"{view.agreement_title}: {view.caption}",
        description=" ".join((view.caption, *(f"{tie.words}." for tie in view.ties))),
        boxes=tuple(sheet.boxes),
        strokes=tuple(sheet.strokes),
        signs=tuple(sheet.signs),
        words=tuple(sheet.words),
    )


def _legend(sheet: _Sheet, view: NetworkView, top: int) -> int:
    """Write what the signs stand for; return how far down that reaches."""
    shape = SHAPES[Tie.ACCUSES]
    lines = [*zip(SHAPES.values(), view.meanings, strict=True)]
    lines += [(shape, OFFICIAL_WORDS), (f"{shape}-{OUTLINED}", OTHERS_WORDS)]
    for sign, words in lines:
        sheet.sign(PAD, top, sign, words)
        top = sheet.text(PAD + SIGN, top, words, RIGHT - SIGN - PAD, "quiet")
    return top + PAD


def _lines(one: TiedView) -> int:
    return len(wrap(one.name, int((NAMES - 3 * PAD) / LETTERS["head"])))


def _height(view: NetworkView, one: TiedView) -> int:
    """Return how much room one takes at the left, with what it says."""
    said = sum(1 for tie in view.of(one) for _ in _labels(tie))
    return max(_lines(one), said) * LINE + 2 * PAD


def _right(sheet: _Sheet, names: list[TiedView], top: int, bottom: int) -> dict[str, int]:
    """Write of whom something is said, as far apart as there is room; return where lines end."""
    free = bottom - top - sum(_lines(one) * LINE + 2 * PAD for one in names)
    ends = {}
    for number, one in enumerate(names):
        start = top + free * (2 * number + 1) // (2 * len(names))
        height = _lines(one) * LINE + PAD
        sheet.box(REACHES + 2 * PAD, start, start + height, one)
        ends[one.id] = start + height // 2
        top += height + PAD
    return ends


def _left(
    sheet: _Sheet, view: NetworkView, one: TiedView, top: int, reached: dict[str, int]
) -> int:
    """Write one who speaks with its ties, and draw their lines; return how far down it reaches."""
    bottom = top + _height(view, one)
    sheet.box(PAD, top, bottom - PAD, one)
    y = top + PAD // 2
    for tie in view.of(one):
        other = tie.source if tie.target == one else tie.target
        for shape, number in _labels(tie):
            words = shorten(f"{TIE_SHORT[tie.tie]} {other.name}", SHORT, placeholder=" …")
            words = f"{words}: {number}"
            says = f"{one.name} {tie.told_of(one)}: {', '.join(tie.labels)}"
            sheet.sign(SAYS, y, shape, says)
            sheet.words.append(WordsView(x=SAYS + SIGN, y=y + LINE - 4, words=words, style="said"))
            middle, end = y + LINE // 2, reached[other.id]
            sheet.strokes.append(
                StrokeView(x1=LEAVES, y1=middle, x2=REACHES, y2=end, style="line", says=says)
            )
            y += LINE
        if tie.directed:
            sheet.sign(REACHES, reached[other.id] - LINE // 2, HEAD, tie.words)
    return bottom


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
