"""The inbox as text: two lines or three an article, then how many there are of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len

from compliance.model.dates.words import display_date
from compliance.render.text.columns import WIDTH, Page, pad, printable
from compliance.views.article import STATE_WORDS
from compliance.views.inbox import InboxRow, InboxView
from compliance.views.words import counted

_DATE: Final = 12
_NO_DATE: Final = "no date"
_BETWEEN: Final = " · "


def render_inbox_text(view: InboxView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Write what is known of each article, and below it how many there are."""
    page = Page(width)
    for row in view.rows:
        date = pad(printable(row.published.text if row.published else _NO_DATE), _DATE)
        page.wrapped(date, row.id)
        indent = " " * cell_len(date)
        for line in _lines(row):
            page.wrapped(indent, line)
    page.wrapped("", _summary(view))
    return page.render(colour=colour)


def _lines(row: InboxRow) -> Iterator[str]:
    title = row.title or "no title yet"
    where = ", ".join(filter(None, (row.outlet, row.language)))
    yield f"{title if row.kind is None else f'{title} ({row.kind})'} · {where or 'no outlet yet'}"
    yield _BETWEEN.join(_standing(row))
    if row.open:
        yield f"fill in {', '.join(row.open)} in {row.draft}"


def _standing(row: InboxRow) -> Iterator[str]:
    """Yield how far an article has come, and what there is of it."""
    by = f" by {row.by}" if row.by else ""
    since = f" since {display_date(row.since)}" if row.since else ""
    draft = "draft, " if row.draft else ""
    yield f"{draft}{STATE_WORDS[row.state]}{by}{since}"
    yield counted(row.records, "statement")
    if row.suggested is not None:
        yield f"{counted(row.suggested, 'passage')} suggested, {row.decided} decided"
    yield "text held" if row.held else "text not held"


def _summary(view: InboxView) -> str:
    """Return how many articles there are in each state, how many drafts, and how many texts."""
    said = [counted(len(view.articles), "article")]
    states = [f"{count} {STATE_WORDS[state]}" for state, count in view.counts.items() if count]
    if states:
        said = [f"{said[0]}: {', '.join(states)}"]
    if view.drafts:
        said.append(counted(len(view.drafts), "draft"))
    said.append(f"{counted(sum(row.held for row in view.rows), 'text')} held")
    return "; ".join(said)
