"""The picture as a drawing: the table with its signs, lines broken to fit their columns."""

from __future__ import annotations

from math import ceil
from typing import Final

from compliance.views.drawing import LETTERS, LINE, PAD, BoxView, DrawingView, Sheet, width_of
from compliance.views.picture.view import (
    PictureCellView,
    PictureMarkView,
    PictureRowView,
    PictureView,
)
from compliance.wording.speaking import foreign, tr

# In pixels.
FIRST: Final = 150
COLUMN: Final = 250
OTHERS: Final = 130
SIGN: Final = 20
HATCHED: Final = "unread"
OUTLINED: Final = "outlined"


def draw_picture(view: PictureView) -> DrawingView:
    """Return the picture as a drawing, with its title, legend and notes.

    Rows are as high as their fullest cell.
    """
    sheet = Sheet()
    lefts = [PAD, *(PAD + FIRST + COLUMN * n for n in range(len(view.columns) + 1))]
    right = lefts[-1] + (OTHERS if view.others is not None else 0)
    top = sheet.text(PAD, PAD, f"{view.title}. {view.caption}", right - PAD, "title")
    top = _legend(sheet, view, top + PAD, right)
    head, bottom = top, _heads(sheet, view, lefts, top)
    sheet.boxes.append(
        BoxView(x=PAD, y=head, width=right - PAD, height=bottom - head, style="panel")
    )
    for row in view.rows:
        sheet.stroke(PAD, bottom, right, bottom)
        # The row of the whole agreement is headed by words of ours.
        names_in = foreign(view.names_in) if row.heading else None
        bottom = _row(sheet, row, lefts, bottom, names_in)
    sheet.stroke(PAD, head, right, head)
    sheet.stroke(PAD, bottom, right, bottom)
    for x in sorted({*lefts, right}):
        sheet.stroke(x, head, x, bottom)
    bottom = sheet.text(PAD, bottom + PAD, " ".join(view.notes), right - PAD, "quiet")
    silent = (f"{view.others_silent} {one.words}" for one in view.silent)
    for words in (*silent, *(one.words for one in view.objections)):
        bottom = sheet.text(PAD, bottom, words, right - PAD, "said")
    return sheet.drawing(
        width=right + PAD,
        height=bottom + PAD,
        title=tr(
            "{agreement}: who says what of {each_point}",
            agreement=view.agreement_title,
            each_point=view.each_point,
        ),
        description=" ".join((view.caption, *map(_told, view.rows))),
    )


def _told(row: PictureRowView) -> str:
    """Return a row in words, for whoever cannot see it."""
    cells = "; ".join(f"{cell.name}: {_cell_told(cell)}" for cell in row.cells)
    return f"{row.name}: {cells}."


def _cell_told(cell: PictureCellView) -> str:
    marks = (mark for group in cell.groups for mark in group.marks)
    said = (*(f"{mark.says} ({mark.said})" for mark in marks), *(b.words for b in cell.blanks))
    return ", ".join(said)


def _legend(sheet: Sheet, view: PictureView, top: int, right: int) -> int:
    """Draw what the signs stand for; return how far down that reaches."""
    signs = [(one.shape.value, one.words) for one in view.signs]
    signs += [
        (f"judges-{OUTLINED}", view.outlined_words),
        ("against", view.against_words),
        (HATCHED, view.unread_words),
        ("", view.inferred_words),
    ]
    x, bottom = PAD, top
    for shape, words in signs:
        room = ceil((width_of(words) + 1) * LETTERS["quiet"])
        if x > PAD and x + SIGN + room > right:
            x, top = PAD, top + LINE + 4
        if shape == HATCHED:
            sheet.boxes.append(BoxView(x=x, y=top + 1, width=14, height=12, style=HATCHED))
        elif shape:
            sheet.sign(x - 2, top, shape, words)
        bottom = sheet.text(x + (SIGN if shape else 0), top, words, room, "quiet")
        x += SIGN + room + PAD
    return bottom + PAD


def _heads(sheet: Sheet, view: PictureView, lefts: list[int], top: int) -> int:
    heads = (*(name for _, name in view.columns), view.others or "")
    rooms = (*(COLUMN for _ in view.columns), OTHERS)
    y, word = top + PAD // 2, foreign(view.point_in)
    first = sheet.text(lefts[0] + PAD, y, view.point_word, FIRST - 2 * PAD, "head", word)
    others = (
        sheet.text(x + PAD, y, words, room - 2 * PAD, "head")
        for x, words, room in zip(lefts[1:], heads, rooms, strict=True)
    )
    return PAD // 2 + max(first, *others)


def _row(
    sheet: Sheet, row: PictureRowView, lefts: list[int], top: int, names_in: str | None
) -> int:
    """Draw a row, whose title is in a language; return how far down it reaches."""
    start = top + PAD // 2
    room = FIRST - 2 * PAD
    y = sheet.text(lefts[0] + PAD, start, row.heading, room, "head")
    reached = [sheet.text(lefts[0] + PAD, y, row.title, room, "said", names_in)]
    for x, cell in zip(lefts[1:], row.cells, strict=False):
        reached.append(_cell(sheet, cell, x, start))
    x, y = lefts[-1] + PAD, start
    for one in row.others:
        y = sheet.text(x, y, f"{one.name}: {one.words}", OTHERS - 2 * PAD, "quiet")
    bottom = max(*reached, y) + PAD // 2
    for x, cell in zip(lefts[1:], row.cells, strict=False):
        if cell.unread:
            sheet.boxes.append(
                BoxView(x=x, y=top, width=COLUMN, height=bottom - top, style=HATCHED)
            )
    return bottom


def _cell(sheet: Sheet, cell: PictureCellView, x: int, y: int) -> int:
    left, room = x + PAD, COLUMN - 2 * PAD
    for group in cell.groups:
        y = sheet.text(left, y, group.group, room, "quiet")
        for mark in group.marks:
            y = _mark(sheet, mark, left, y)
    for blank in cell.blanks:
        y = sheet.text(left, y, blank.words, room, "quiet")
    if cell.against:
        sheet.sign(left - 2, y, "against", tr("against {sides}", sides=cell.against_words))
    rest = (cell.against_words, cell.more_words if cell.more else "")
    indent = SIGN if cell.against else 0
    return sheet.text(left + indent, y, " · ".join(filter(None, rest)), room - indent, "quiet")


def _mark(sheet: Sheet, mark: PictureMarkView, left: int, y: int) -> int:
    shape = mark.shape.value if mark.filled else f"{mark.shape.value}-{OUTLINED}"
    sheet.sign(left - 2, y, shape, f"{mark.says}, {mark.said}")
    room = COLUMN - 2 * PAD - SIGN
    y = sheet.text(left + SIGN, y, mark.says, room, "said")
    return sheet.text(left + SIGN, y, mark.said, room, "quiet")
