"""A timeline as a drawing: lanes across episodes, signs with labels that lead to what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compliance.views.drawing import SizedView, StrokeView, WordsView, width_of
from compliance.views.objected import listed_below
from compliance.views.record import anchor_of
from compliance.views.spoken import Spoken
from compliance.views.timeline.arrows import MOST_ARROWS, ArrowView, arrows_between
from compliance.views.timeline.items import Labels
from compliance.views.timeline.layout import FULL, LEAST_HEIGHT, LINE, PAD, SIGN, WIDTH
from compliance.views.timeline.layout import brief as in_brief
from compliance.views.timeline.marks import MarkView
from compliance.views.timeline.sheet import Sheet
from compliance.views.timeline.signs import LinkedView, To
from compliance.views.timeline.view import TimelineView
from compliance.views.timeline.words import mark_words
from compliance.views.words import counted
from compliance.wording.speaking import tr

MOST_LABELS: Final = 64
"""With more, labels only count; what each statement says is in the list."""
MOST_IN_FULL: Final = 3
"""How many signs a lane has in an episode where labels say what was said."""
MOST_IN_BRIEF: Final = 7
NAMED_FROM: Final = 18
"""From so many letters in a line on, labels that count name statuses."""
_LETTER: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDrawingView(SizedView):
    """A whole drawing; `description` says in words what it shows, for whoever cannot see it.

    `hidden_arrows` are those of which there would be too many to be told apart.
    """

    title: str
    description: str
    strokes: tuple[StrokeView, ...]
    words: tuple[WordsView, ...]
    linked: tuple[LinkedView, ...]
    arrows: tuple[ArrowView, ...]
    hidden_arrows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePageView(Spoken):
    """A page: the timeline in words, and its drawing."""

    timeline: TimelineView
    drawing: TimelineDrawingView


def timeline_page(view: TimelineView) -> TimelinePageView:
    """Return what the page of a timeline shows; marks lead to its list."""
    return TimelinePageView(timeline=view, drawing=draw_timeline(view, _to_list))


def timeline_alone(view: TimelineView) -> TimelineDrawingView:
    """Return the drawing of a timeline as a file of its own; marks lead to where words stand."""
    return draw_timeline(view, _to_source, alone=True)


def _to_list(anchor: str, mark: MarkView | None) -> str:
    return f"#{anchor if mark is None else anchor_of(mark.evidence)}"


def _to_source(_: str, mark: MarkView | None) -> str | None:
    return None if mark is None else mark.tell.source(mark.evidence)


def draw_timeline(view: TimelineView, to: To, *, alone: bool = False) -> TimelineDrawingView:
    """Return a timeline as a drawing; `alone`: it says itself what a page says beside it."""
    sheet = Sheet(Labels(view.several, MOST_IN_FULL, view.folded), FULL, to)
    found = sheet.items_of(view.episodes)
    if brief := sum(map(len, found.values())) > MOST_LABELS:
        measures = in_brief(len(view.episodes))
        statuses = measures.letters >= NAMED_FROM
        labels = Labels(view.several, MOST_IN_BRIEF, view.folded, brief=True, statuses=statuses)
        sheet = Sheet(labels, measures, to)
        found = sheet.items_of(view.episodes)
    if alone:
        _head(sheet, view)
    sheet.draw(view.episodes, found)
    arrows, hidden = arrows_between(sheet.items, most=0 if brief else MOST_ARROWS)
    if alone:
        every = (*view.objections, *view.left_out_objections)
        listed, sheet.top = listed_below(every, PAD, sheet.top, WIDTH - 2 * PAD)
        sheet.words += listed
    said = counted(sum(episode.size for episode in view.episodes), "statement")
    return TimelineDrawingView(
        width=WIDTH,
        height=sheet.top + PAD,
        title=tr(
            "{agreement}: what was said when, {who}",
            agreement=view.agreement_title,
            who=view.who,
        ),
        description="; ".join((said, *(f"{e.words}: {e.size}" for e in view.episodes))),
        strokes=tuple(sheet.strokes),
        words=tuple(sheet.words),
        linked=tuple(sheet.linked),
        arrows=arrows,
        hidden_arrows=hidden,
    )


def _head(sheet: Sheet, view: TimelineView) -> None:
    """Write what the drawing is of, and what each sign stands for."""
    sheet.write(PAD, sheet.top + LINE, f"{view.title}: {view.who}", "title")
    x, y = PAD + SIGN // 2, sheet.top + 3 * LINE
    for shape, words in mark_words().items():
        if x + SIGN + _LETTER * width_of(words) > WIDTH:
            x, y = PAD + SIGN // 2, y + 2 * LINE
        sheet.linked.append(
            LinkedView(
                href=None,
                says=words,
                shape=shape,
                official=True,
                signs=((x, y),),
                box=(x - SIGN // 2, y - LEAST_HEIGHT // 2, 2 * SIGN, LEAST_HEIGHT),
                strokes=(),
                words=(WordsView(x=x + SIGN - 2, y=y + 4, words=words, style="quiet"),),
            )
        )
        x += 3 * SIGN + _LETTER * width_of(words)
    sheet.top = y + 2 * LINE
