"""List the pages of a site: one for each thing with an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from compliance.model.base import WHOLE, Target
from compliance.render.csv import cells_made_once, render_matrix_csv, render_report_csv
from compliance.render.graphml import render_network_graphml
from compliance.render.json.audit import render_site_audit_json
from compliance.render.json.diff import render_diff_json
from compliance.render.json.matrix import render_matrix_json
from compliance.render.json.network import render_network_json
from compliance.render.json.report import once_a_record, render_report_json, written_record
from compliance.render.json.site_search import render_search_script
from compliance.render.json.timeline import render_timeline_json
from compliance.render.page import PageMaker
from compliance.site.folder import SiteFile
from compliance.site.made import Makers, Papers, Pictures, papers
from compliance.site.scripts import SEARCH_SCRIPTS, script
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By, MatrixView
from compliance.views.site.about import about_page
from compliance.views.site.addresses import pair_id
from compliance.views.site.all_incidents import incidents_page
from compliance.views.site.audit import audit_page, site_audit
from compliance.views.site.book import book_page
from compliance.views.site.changes import Changes
from compliance.views.site.contents import CHANGES, SiteContents
from compliance.views.site.contradictions import contradictions_page
from compliance.views.site.home import EMBED_PAGE, embed_page, home_page
from compliance.views.site.incidents import IncidentPages
from compliance.views.site.network import (
    NETWORK_DATA,
    NETWORK_PAGE,
    network_site_page,
    site_network,
)
from compliance.views.site.points import PointPages
from compliance.views.site.search_index import search_index
from compliance.views.site.search_page import search_page
from compliance.views.site.tables import DifferencePages, table_page
from compliance.views.site.targets import side_page
from compliance.views.site.texts import texts_page
from compliance.views.site.things import ThingPages
from compliance.views.site.view import PageView, TablePageView, TimelinesPageView, placed
from compliance.views.site.when import drawn, timeline_of
from compliance.views.ties.drawing import draw_network
from compliance.views.timeline.view import TimelineView
from compliance.wording.speaking import tr

S = TypeVar("S")
T = TypeVar("T")

NO_MAKERS = Makers()
STYLE = "style.css"
AUDIT_PAGE = "audit/all.html"
AUDIT_DATA = "data/audit.json"
SEARCH_DATA = "data/search.js"


class SitePlan:
    """The list of pages of a site, each made only when it is needed."""

    def __init__(
        self, contents: SiteContents, pages: PageMaker, root: Path, makers: Makers = NO_MAKERS
    ) -> None:
        self.contents = contents
        self.makers = makers
        self.pages = pages
        self.root = root
        self._address = contents.address
        self._table_of = partial(render_report_csv, write=cells_made_once())
        written = once_a_record(written_record)
        self._report_of = partial(render_report_json, tight=True, write=written)
        self._last: tuple[object, Any] = None, None
        difference = contents.difference
        self._changes = None if difference is None else Changes(contents, difference)
        self._feeds = {} if self._changes is None else dict(self._changes.feeds_of_pages())

    def __iter__(self) -> Iterator[SiteFile]:
        """Yield every page, the front page last, so that its links work as soon as it exists."""
        yield self._style(STYLE)
        # It needs the most for itself, so it comes before records are kept as they are written.
        yield from self._audit()
        drawn = Pictures(self.contents, self.pages, self.makers.png)
        yield drawn.lines()
        yield from self._points()
        yield from self._sides()
        yield from self._things()
        yield from self._tables()
        yield from self._timelines()
        yield from self._differences()
        yield from self._network()
        yield from self._fronts()
        yield from self._downloads()
        yield self._page("about.html", "about.html.j2", lambda: about_page(self.contents))
        yield from self._search()
        if self._changes is not None:
            yield from self._changed(self._changes)
        yield from drawn.dots()
        yield from papers(self._on_paper(), self.makers.pdf)
        yield self._home()

    def _page(self, path: str, template: str, view: Callable[[], PageView]) -> SiteFile:
        feed = self._feeds.get(path)
        return SiteFile(
            path, lambda: self.pages.page(placed(view(), path, feed), f"site/{template}")
        )

    def _points(self) -> Iterator[SiteFile]:
        points = PointPages(self.contents)
        for target in points.targets:
            page = partial(points.page, target)
            yield self._page(self._address("target", target), "point.html.j2", page)
            if target != WHOLE:
                yield from self._report_on(target)
        for path, moved in points.moved():
            yield self._page(path, "moved.html.j2", partial(_itself, moved))

    def _on_paper(self) -> Papers:
        """Return what goes on paper: the pages of all points, and what stands before them."""
        points = PointPages(self.contents)
        return Papers(
            fronts=(
                self._page("book.html", "book.html.j2", lambda: book_page(self.contents)),
                self._home(),
                self._contradictions(),
            ),
            points=tuple(
                self._page(self._address("target", t), "point.html.j2", partial(points.page, t))
                for t in points.targets
            ),
            style=self._style(STYLE),
            drawn=self._style("drawn.css"),
        )

    def _style(self, path: str) -> SiteFile:
        return SiteFile(path, lambda: self.pages.page(self.contents.head(""), f"site/{path}.j2"))

    def _home(self) -> SiteFile:
        return self._page("index.html", "home.html.j2", lambda: home_page(self.contents))

    def _contradictions(self) -> SiteFile:
        found = partial(contradictions_page, self.contents)
        return self._page("contradictions.html", "contradictions.html.j2", found)

    def _report_on(self, point: Target) -> Iterator[SiteFile]:
        view = self._shared(partial(self.contents.report_on, point))
        data = f"data/point-{point}"
        yield SiteFile(f"{data}.csv", _made(view, self._table_of))
        yield SiteFile(f"{data}.json", _made(view, self._report_of))

    def _sides(self) -> Iterator[SiteFile]:
        for perspective in self.contents.selection.everyone:
            view = partial(side_page, self.contents, perspective)
            yield self._page(self._address("side", perspective.id), "side.html.j2", view)

    def _things(self) -> Iterator[SiteFile]:
        things = ThingPages(self.contents)
        workspace = self.contents.workspace
        for source in workspace.sources.values():
            view = partial(things.voice, source)
            yield self._page(self._address("voice", source.id), "voice.html.j2", view)
        incidents = IncidentPages(self.contents)
        for incident in workspace.incidents.values():
            incident_view = partial(incidents.page, incident)
            path = self._address("incident", incident.id)
            yield self._page(path, "incident.html.j2", incident_view)
        page = partial(incidents_page, self.contents)
        yield self._page("incidents.html", "incidents.html.j2", page)
        for article in workspace.articles.values():
            article_view = partial(things.article, article)
            path = self._address("article", article.id)
            yield self._page(path, "article.html.j2", article_view)

    def _tables(self) -> Iterator[SiteFile]:
        for by in By:
            view = self._shared(partial(build_matrix_view, self.contents.selection, by))
            data = f"data/table-{by}"
            page = partial(self._table, view, data)
            yield self._page(f"tables/{by}.html", "table.html.j2", page)
            yield SiteFile(f"{data}.csv", _made(view, render_matrix_csv))
            yield SiteFile(f"{data}.json", _made(view, partial(render_matrix_json, tight=True)))

    def _table(self, view: Callable[[], MatrixView], data: str) -> TablePageView:
        link = self.contents.data
        return table_page(
            self.contents, view(), (link("CSV", f"{data}.csv"), link("JSON", f"{data}.json"))
        )

    def _timelines(self) -> Iterator[SiteFile]:
        for side in (None, *self.contents.selection.everyone):
            view = self._shared(partial(timeline_of, self.contents, side))
            name = side.id if side else "all"
            data = f"data/timeline-{name}.json"
            page = partial(self._timeline, view, data)
            yield self._page(self._address("timeline", name), "timeline.html.j2", page)
            yield SiteFile(data, _made(view, partial(render_timeline_json, tight=True)))

    def _timeline(self, make: Callable[[], TimelineView], data: str) -> TimelinesPageView:
        view = make()
        return TimelinesPageView(
            site=self.contents.head(
                tr("Timeline, {who}", who=view.source_name)
                if view.source_name
                else tr("Timeline, all sides")
            ),
            when=drawn(self.contents, view),
            downloads=(self.contents.data("JSON", data),),
        )

    def _differences(self) -> Iterator[SiteFile]:
        differences = DifferencePages(self.contents)
        for left, right in self.contents.comparisons.pairs:
            view = partial(differences.page, left, right)
            path = self._address("difference", pair_id(left.id, right.id))
            yield self._page(path, "difference.html.j2", view)

    def _network(self) -> Iterator[SiteFile]:
        view = self._shared(partial(site_network, self.contents))
        page = _made(view, partial(network_site_page, self.contents))
        yield self._page(NETWORK_PAGE, "network.html.j2", page)
        yield SiteFile(f"{NETWORK_DATA}.json", _made(view, render_network_json))
        yield SiteFile(f"{NETWORK_DATA}.graphml", _made(view, render_network_graphml))
        drawn = partial(self.pages.page, template="network/network.svg.j2")
        yield SiteFile(f"{NETWORK_DATA}.svg", lambda: drawn(draw_network(view())))

    def _fronts(self) -> Iterator[SiteFile]:
        """Yield what stands beside the first page: contradictions, texts, and the picture alone."""
        yield self._contradictions()
        yield self._page("texts.html", "texts.html.j2", partial(texts_page, self.contents))
        yield self._page(EMBED_PAGE, "embed.html.j2", partial(embed_page, self.contents))

    def _audit(self) -> Iterator[SiteFile]:
        found = self._shared(partial(site_audit, self.contents, self.root))
        page = _made(found, partial(audit_page, self.contents))
        yield self._page(AUDIT_PAGE, "audit.html.j2", page)
        yield SiteFile(AUDIT_DATA, _made(found, render_site_audit_json))

    def _search(self) -> Iterator[SiteFile]:
        yield self._page("search.html", "search.html.j2", partial(search_page, self.contents))
        yield SiteFile(SEARCH_DATA, lambda: render_search_script(search_index(self.contents)))
        for name in SEARCH_SCRIPTS:
            yield SiteFile(f"scripts/{name}", partial(script, name))

    def _changed(self, changes: Changes) -> Iterator[SiteFile]:
        yield self._page(CHANGES[1], "changes.html.j2", changes.page)
        yield SiteFile("data/changes.json", partial(render_diff_json, changes.difference))
        for feed in changes.feeds:
            yield self._page(feed.path, "feed.atom.j2", partial(changes.feed, feed))

    def _downloads(self) -> Iterator[SiteFile]:
        report = self.contents.report
        yield SiteFile("data/report.json", partial(self._report_of, report))
        yield SiteFile("data/records.csv", partial(self._table_of, report))

    def _shared(self, make: Callable[[], T]) -> Callable[[], T]:
        """Return what makes a view, and makes it once for all files in a row that show it.

        It is let go as soon as another is shared: some are as large as all records together.
        """

        def view() -> T:
            if self._last[0] is not make:
                self._last = None, None
                self._last = make, make()
            made: T = self._last[1]
            return made

        return view


def _made(view: Callable[[], S], make: Callable[[S], T]) -> Callable[[], T]:
    """Return what makes something of a view that is not made yet."""
    return lambda: make(view())


def _itself(view: T) -> T:
    return view
