"""A network as text: under each who speaks, whom its statements tie it to."""

from __future__ import annotations

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head
from compliance.render.text.records import add_objected, add_unreviewed
from compliance.render.text.report import MORE, NEUTRAL
from compliance.views.denied import shortened
from compliance.views.ties.view import MOST_NAMED, NetworkView
from compliance.wording.speaking import capitals, tr, written_in


def render_network_text(view: NetworkView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a network in lines of at most so many cells."""
    page = Page(width)
    title = capitals(view.title, written_in(view.title_in))
    add_head(page, f"{title} · {view.by_words}", view.limits or tr("all dates"))
    page.wrapped("", f"{view.agreement_title}. {view.caption}")
    page.wrapped("", view.number)
    page.wrapped("", f"{tr(NEUTRAL)}  {tr(MORE)}")
    for one in view.tied:
        ties = tuple(view.of(one))
        if ties:
            page.add()
            page.wrapped("", one.name, HEAD)
        for tie in ties:
            named = shortened(list(tie.labels[:MOST_NAMED]))
            more = f" +{len(tie.labels) - MOST_NAMED}" if len(tie.labels) > MOST_NAMED else ""
            page.wrapped("  ", f"{tie.told_of(one)}: {named}{more}")
    page.add()
    for note in (*view.meanings, *view.notes):
        page.wrapped("", note, "dim")
    add_objected(page, view.objections)
    add_unreviewed(page, view)
    return page.render(colour=colour)
