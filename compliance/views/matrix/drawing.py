"""A matrix as a drawing: a table with lines broken to fit their columns."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.views.drawing import BoxView, DrawingView, StrokeView, WordsView, lines_of
from compliance.views.matrix.view import By, MatrixCellView, MatrixRowView, MatrixView
from compliance.views.objected import listed_below

# In pixels, for letters 13 high of which two make less than 15 in width.
LINE = 17
LETTER = 7.4
BOLD = 8.3
PAD = 8
FIRST = 230
COLUMN = {By.SOURCE: 190, By.RESPONDENT: 200, By.INCIDENT: 330}
TITLE = 30
SET_IN = "\N{NO-BREAK SPACE}" * 3

Styled = tuple[str, str]


def draw_matrix(view: MatrixView) -> DrawingView:
    """Return a matrix as a drawing. Rows are as high as their fullest cell."""
    column = COLUMN[view.by]
    lefts = [PAD, *(PAD + FIRST + i * column for i in range(len(view.columns) + 1))]
    top = TITLE
    heads = [(view.corner, *(name for _, name in view.columns))]
    rows = [[_wrapped(head, i, column, "head") for i, head in enumerate(heads[0])]]
    rows += [_row(row, column) for row in view.rows]
    boxes: list[BoxView] = []
    strokes: list[StrokeView] = []
    words = [WordsView(x=PAD, y=TITLE - 10, words=f"{view.title}: {view.caption}", style="title")]
    for number, cells in enumerate(rows):
        height = max(len(cell) for cell in cells) * LINE + 2 * PAD
        if number == 0:
            boxes.append(BoxView(x=PAD, y=top, width=lefts[-1] - PAD, height=height, style="panel"))
        strokes.append(_stroke(PAD, top, lefts[-1], top))
        for left, cell in zip(lefts, cells, strict=False):
            words += _texts(left + PAD, top + PAD, cell)
        top += height
    strokes.append(_stroke(PAD, top, lefts[-1], top))
    strokes += [_stroke(left, TITLE, left, top) for left in lefts]
    listed, top = listed_below(view.objections, PAD, top, lefts[-1])
    words += listed
    return DrawingView(
        width=lefts[-1] + PAD,
        height=top + PAD,
        title=view.heading,
        description=f"{view.caption} {' '.join(view.notes)}",
        boxes=tuple(boxes),
        strokes=tuple(strokes),
        words=tuple(words),
    )


def _stroke(x1: int, y1: int, x2: int, y2: int) -> StrokeView:
    return StrokeView(x1=x1, y1=y1, x2=x2, y2=y2, style="line")


def _row(row: MatrixRowView, column: int) -> list[list[Styled]]:
    head = _wrapped(row.head, 0, column, "part" if row.part else "head")
    return [head, *(_cell(cell, column) for cell in row.cells)]


def _cell(cell: MatrixCellView, column: int) -> list[Styled]:
    lines = [
        one
        for line in cell.lines
        for one in _wrapped(line.words, 1, column, "quiet" if line.quiet else "said")
    ]
    for words in (cell.count, cell.objected, cell.blank_words):
        if words:
            lines += _wrapped(words, 1, column, "quiet")
    return lines


def _wrapped(words: str, index: int, column: int, style: str) -> list[Styled]:
    if index == 0:
        return [(line, style) for line in lines_of(words, int((FIRST - 2 * PAD) / BOLD))]
    room = int((column - 2 * PAD) / LETTER)
    # What goes on from the line above is set in, so that two sayings are not read as one.
    return [(line, style) for line in lines_of(words, room, subsequent_indent=SET_IN)]


def _texts(x: int, top: int, lines: Sequence[Styled]) -> list[WordsView]:
    return [
        WordsView(x=x, y=top + LINE * number + LINE - 4, words=line, style=style)
        for number, (line, style) in enumerate(lines)
    ]
