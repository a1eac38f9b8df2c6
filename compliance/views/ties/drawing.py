"""Ties as a drawing: who speaks at the left, of whom at the right, and a line for each tie.

Where everyone stands follows from the order of the list alone: two that change places change them
here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compliance.model.words import Group
from compliance.views.drawing import (
    LETTERS,
    LINE,
    PAD,
    BoxView,
    DrawingView,
    Sheet,
    WordsView,
    lines_of,
)
from compliance.views.signs import ActShape
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
from compliance.wording.speaking import tr

# In pixels.
NAMES: Final = 240
SAID: Final = 350
BETWEEN: Final = 330
SIGN: Final = 20
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


def draw_network(view: NetworkView) -> DrawingView:
    """Return the ties as a drawing, with their title, legend and notes."""
    sheet = Sheet()
    top = sheet.text(PAD, PAD, f"{view.title}. {view.caption}", RIGHT - PAD, "title")
    top = sheet.text(PAD, top, view.limits, RIGHT - PAD, "quiet")
    top = _legend(sheet, view, top + PAD)
    sheet.text(PAD, top, tr(WHO_SPEAKS), NAMES, "quiet")
    top = sheet.text(REACHES + 2 * PAD, top, tr(OF_WHOM), NAMES, "quiet") + PAD
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
    return sheet.drawing(
        width=RIGHT + PAD,
        height=bottom + PAD,
        title=f"{view.agreement_title}: {view.caption}",
        description=" ".join((view.caption, *(f"{tie.words}." for tie in view.ties))),
    )


def _legend(sheet: Sheet, view: NetworkView, top: int) -> int:
    """Write what the signs stand for; return how far down that reaches."""
    shape = SHAPES[Tie.ACCUSES]
    lines = [*zip(SHAPES.values(), view.meanings, strict=True)]
    lines += [(shape, tr(OFFICIAL_WORDS)), (f"{shape}-{OUTLINED}", tr(OTHERS_WORDS))]
    for sign, words in lines:
        sheet.sign(PAD, top, sign, words)
        top = sheet.text(PAD + SIGN, top, words, RIGHT - SIGN - PAD, "quiet")
    return top + PAD


def _lines(one: TiedView) -> int:
    return len(lines_of(one.name, int((NAMES - 3 * PAD) / LETTERS["head"])))


def _height(view: NetworkView, one: TiedView) -> int:
    """Return how much room one takes at the left, with what it says."""
    said = sum(1 for tie in view.of(one) for _ in _labels(tie))
    return max(_lines(one), said) * LINE + 2 * PAD


def _right(sheet: Sheet, names: list[TiedView], top: int, bottom: int) -> dict[str, int]:
    """Write of whom something is said, as far apart as there is room; return where lines end."""
    free = bottom - top - sum(_lines(one) * LINE + 2 * PAD for one in names)
    ends = {}
    for number, one in enumerate(names):
        start = top + free * (2 * number + 1) // (2 * len(names))
        height = _lines(one) * LINE + PAD
        _box(sheet, REACHES + 2 * PAD, start, start + height, one)
        ends[one.id] = start + height // 2
        top += height + PAD
    return ends


def _left(sheet: Sheet, view: NetworkView, one: TiedView, top: int, reached: dict[str, int]) -> int:
    """Write one who speaks with its ties, and draw their lines; return how far down it reaches."""
    bottom = top + _height(view, one)
    _box(sheet, PAD, top, bottom - PAD, one)
    y = top + PAD // 2
    for tie in view.of(one):
        other = tie.source if tie.target == one else tie.target
        for shape, number in _labels(tie):
            words = tie_words(TIE_SHORT[tie.tie], other.name)
            [words] = lines_of(words, SHORT, max_lines=1, placeholder=" …")
            words = f"{words}: {number}"
            said = tr("{voice} {what}", voice=one.name, what=tie.told_of(one))
            says = f"{said}: {', '.join(tie.labels)}"
            sheet.sign(SAYS, y, shape, says)
            sheet.words.append(WordsView(x=SAYS + SIGN, y=y + LINE - 4, words=words, style="said"))
            middle, end = y + LINE // 2, reached[other.id]
            sheet.stroke(LEAVES, middle, REACHES, end)
            y += LINE
        if tie.directed:
            sheet.sign(REACHES, reached[other.id] - LINE // 2, HEAD, tie.words)
    return bottom


def _box(sheet: Sheet, x: int, top: int, bottom: int, one: TiedView) -> None:
    """Write a name in a panel; sides in bold."""
    height = bottom - top
    sheet.boxes.append(BoxView(x=x, y=top, width=NAMES - PAD, height=height, style="panel"))
    style = "head" if one.kind == "side" else "said"
    sheet.text(x + PAD, top + PAD // 2, one.name, NAMES - 3 * PAD, style)


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
