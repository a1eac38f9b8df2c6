"""What a search found as text: each text with the first sentences that hold the words."""

from __future__ import annotations

from typing import Final

from compliance.model.incident import SearchRun
from compliance.render.text.columns import WIDTH, Page, pad, printable
from compliance.views.search import FoundText, SearchView
from compliance.views.words import counted

MOST_PASSAGES: Final = 3
"""How many sentences of a text are printed; of more, only how many there are."""
_DATE: Final = 12
_HASH: Final = 12


def render_search_text(view: SearchView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Write the texts that were found, then how many there are, of how many."""
    page = Page(width)
    for found in view.texts:
        _add_text(page, found)
    page.wrapped("", _summary(view))
    if view.expanded != view.asked:
        page.wrapped("searched for: ", view.expanded)
    if view.run:
        page.wrapped("", _covered(view.run))
    return page.render(colour=colour)


def _add_text(page: Page, found: FoundText) -> None:
    row = found.row
    date = row.published.text if row and row.published else "no date"
    page.wrapped(pad(printable(date), _DATE), row.id if row else f"text {found.sha256[:_HASH]}")
    if row is None:
        whose = found.file or "of no article of this workspace"
    else:
        whose = ", ".join(filter(None, ("draft" if row.draft else None, row.outlet, row.language)))
        whose = f"{row.title or 'no title yet'} · {whose}"
    page.wrapped(" " * _DATE, f"{whose} · {counted(found.hits, 'hit')}")
    for passage in found.passages[:MOST_PASSAGES]:
        start, end = passage.range
        page.wrapped(f"{' ' * _DATE}{f'{start}–{end}':<12}", f"“{passage.printed}”")
    if (more := len(found.passages) - MOST_PASSAGES) > 0:
        page.wrapped(" " * _DATE, f"and {counted(more, 'more passage', 'more passages')}")


def _covered(run: SearchRun) -> str:
    """Return of how many articles the texts were searched, and of how many there was none."""
    said = f"it covers {counted(run.articles, 'article')} of this workspace"
    if not run.not_held:
        return said
    return f"{said}; of {run.not_held} of them no text is on this machine"


def _summary(view: SearchView) -> str:
    verb = "holds" if view.found == 1 else "hold"
    said = f"{counted(view.found, 'text')} of {view.searched} {verb} {view.asked}"
    if view.more:
        said = f"{said}; the first {len(view.texts)} are shown"
    if view.unknown:
        more = counted(view.unknown, "more text", "more texts")
        said = f"{said}; {more} of no article of this workspace"
    return said
