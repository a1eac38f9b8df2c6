"""Coverage as text: a table of what was read, then one for each point, sides by spans of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, add_point, add_table
from compliance.render.text.records import add_unreviewed
from compliance.views.coverage.view import CoverageView, UnevenView
from compliance.wording.speaking import capitals, tr

FIRST = 10
LEAST = 11
"""How narrow a column may be; a table with more columns goes on below."""


def render_coverage_text(view: CoverageView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return coverage in lines of at most so many cells."""
    page = Page(width)
    parts = [capitals(tr("Coverage"))]
    if view.points_asked:
        parts.append(f"{view.point_word.lower()} {', '.join(view.points_asked)}")
    add_head(page, " · ".join((*parts, view.agreement_title)), view.period)
    for note in view.notes:
        page.wrapped("", note)
    page.add()
    page.add(capitals(tr("Articles")), HEAD)
    _add_table(page, view.spans, ((r.side, [c.words for c in r.cells]) for r in view.read))
    if view.searches:
        page.add()
        page.add(capitals(tr("Searches")), HEAD)
    for search in view.searches:
        page.wrapped(f"  {search.number}. {search.whose}: ", search.words)
    for point in view.points:
        add_point(page, view, point.heading, point.title)
        _add_table(page, view.spans, ((r.side, [c.words for c in r.cells]) for r in point.rows))
    page.add()
    _add_uneven(page, tr("Only one side was read"), view.one_sided)
    _add_uneven(page, tr("No side was read"), view.unread)
    add_unreviewed(page, view)
    return page.render(colour=colour)


def _add_table(page: Page, spans: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    head = [[""], *([span] for span in spans)]
    table = [[[side], *([words] for words in cells)] for side, cells in rows]
    add_table(page, [head, *table], first=FIRST, gap=2, least=LEAST)


def _add_uneven(page: Page, title: str, found: Sequence[UnevenView]) -> None:
    page.wrapped("", capitals(title), HEAD)
    for one in found:
        name = "" if one.name is None else f": {one.name}"
        page.wrapped("  ", f"{one.heading} {one.title}{name}")
    if not found:
        page.add(f"  {tr('of no point')}")
