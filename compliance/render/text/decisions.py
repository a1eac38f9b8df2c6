"""Decisions as text: a table an engine, a line for each act."""

from __future__ import annotations

from typing import Final

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, add_table
from compliance.views.decisions import DecisionsView, EngineFiguresView
from compliance.views.words import counted

_FIRST: Final = 16
_LEAST: Final = 9


def render_decisions_text(view: DecisionsView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return what was decided of suggestions, in lines of at most so many cells."""
    page = Page(width)
    add_head(page, "DECISIONS", ", ".join(view.coders) or "nobody")
    for engine in view.engines:
        add_engine(page, engine)
    if not view.engines:
        page.wrapped("", "nothing decided")
    for note in view.notes:
        page.wrapped("", note)
    return page.render(colour=colour)


def add_engine(page: Page, engine: EngineFiguresView) -> None:
    """Add what was decided of the suggestions of an engine, a line for each act and for all."""
    page.add()
    page.wrapped("", f"{engine.name}: {counted(engine.whole.total, 'decision')}", HEAD)
    head = (("",), *((verdict.value,) for verdict in engine.whole.decided), ("seconds",))
    rows = [
        (
            (name,),
            *((str(number),) for number in one.decided.values()),
            (_seconds(one.seconds, one.timed),),
        )
        for name, one in (
            *((one.act.value if one.act else "no act", one) for one in engine.acts),
            ("all", engine.whole),
        )
    ]
    add_table(page, [head, *rows], first=_FIRST, gap=1, least=_LEAST)
    changed = (f"{field} {number}" for field, number in engine.whole.changed.items())
    if engine.whole.changed:
        page.wrapped("changed: ", ", ".join(changed))


def _seconds(seconds: float | None, timed: int) -> str:
    """Return the median time of a record, and of how many it is that."""
    return "-" if seconds is None else f"{seconds:g} ({timed})"
