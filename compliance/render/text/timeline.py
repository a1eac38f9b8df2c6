"""A timeline as text: lanes of signs over an axis of years, then each mark in words."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.model.dates.edtf import EdtfDate
from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, longest_word, pad, wrap
from compliance.render.text.records import add_objected
from compliance.views.timeline.drawing import Axis
from compliance.views.timeline.view import Shape, TimelineTargetView, TimelineView

NAME = 26
DATE = 22
SIGNS = {
    Shape.STATUS: "S",
    Shape.FACT: "F",
    Shape.DENIAL: "D",
    Shape.OTHER: "+",
    Shape.EVENT: "e",
}
DUE, RANGE, SEVERAL = "|", "-", "*"
LEGEND = (
    "S a status said, F a fact said, D a denial, + anything else said, e an event told of, "
    "* several of these, - the days a date may mean, | a due date; ~ point inferred by the coder."
)


def render_timeline_text(view: TimelineView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a timeline in lines of at most so many cells; the axis takes what names leave."""
    page = Page(width)
    who = view.source_name or "all sides"
    add_head(page, f"{view.title.upper()} · {who}", f"{view.begins} to {view.ends}")
    page.wrapped("", LEGEND, "dim")
    axis = Axis(first=view.first, last=view.last, length=width - NAME)
    for target in view.targets:
        _add_target(page, target, axis)
    page.add()
    if view.empty:
        page.wrapped("Nothing with a date: ", ", ".join(view.empty_numbers), "dim")
    if view.left_out:
        words = f"Not drawn, since not counted, in doubt, or told by another side: {view.left_out}"
        page.wrapped("", words, "dim")
    add_objected(page, view.left_out_objections)
    return page.render(colour=colour)


def _add_target(page: Page, target: TimelineTargetView, axis: Axis) -> None:
    page.add()
    page.wrapped("", target.head, HEAD)
    page.add(" " * NAME + _ticks(axis), "dim")
    if target.dues:
        page.add(pad("  due", NAME) + _lane(axis, ((DUE, due.when) for due in target.dues)))
    for lane in target.lanes:
        signs = ((SIGNS[mark.shape], mark.when) for mark in lane.marks)
        first, *others = wrap(lane.name, NAME - 3)
        if longest_word([lane.name]) > NAME - 3:
            page.wrapped("  ", lane.name)
            first, others = "", []
        page.add(pad(f"  {first}", NAME) + _lane(axis, signs))
        for more in others:
            page.add(f"    {more}")
    for said in target.lines:
        page.wrapped(pad(f"  {said.date}", DATE), said.words)
        for words in said.objections:
            page.wrapped(" " * DATE, words)


def _ticks(axis: Axis) -> str:
    """Return the years in a line, those left out for which there is no room."""
    line = ""
    for place, words in axis.ticks():
        if place > len(line) and place + len(words) <= axis.length:
            line = line.ljust(place) + words
    return line


def _lane(axis: Axis, marks: Iterable[tuple[str, EdtfDate]]) -> str:
    """Return one line of signs: a sign at the last possible day, dashes from the first."""
    line = [" "] * axis.length
    for sign, when in marks:
        left, right = axis.span(when)
        for place in range(left, right):
            if line[place] == " ":
                line[place] = RANGE
        line[right] = sign if line[right] in {" ", RANGE, sign} else SEVERAL
    return "".join(line)
