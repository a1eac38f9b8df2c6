"""What every page of a site is built from: one report on all sides, and links between pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from compliance import __version__
from compliance.diff.operand import Operand
from compliance.diff.own import compare_own
from compliance.diff.subject import Subject
from compliance.model.article import Article
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.model.language import primary_language
from compliance.model.spoken import each_point, names_in, point_in, title_in, title_of
from compliance.views.comparisons import Comparisons
from compliance.views.contradictions import Contradiction, contradictions_of
from compliance.views.diff.build import build_diff_view
from compliance.views.diff.view import DiffSectionView, DiffView
from compliance.views.picture.build import PictureWriter
from compliance.views.picture.view import PictureView
from compliance.views.publication import PublicationView, publication_view
from compliance.views.record import RecordView
from compliance.views.report.build import build_report_view
from compliance.views.report.view import ReportView, TargetView
from compliance.views.selection import Selection
from compliance.views.site.card import CardWriter
from compliance.views.site.edition import FIRST, Edition, edition_views
from compliance.views.site.links import LinkView, addresses_of
from compliance.views.site.takeaway import for_machines
from compliance.views.site.view import HeadView, NamedView
from compliance.views.site.words import article_words
from compliance.views.timeline.build import TimelineWriter
from compliance.wording.speaking import marked, speaking, tr
from compliance.workspace.evidence import Evidence

ON_PAPER = ((marked("Summary"), "index.html"), (marked("Contradictions"), "contradictions.html"))
"""The pages that stand before those of points in the PDF of all."""
PAGES = (
    *ON_PAPER,
    (marked("Network"), "network.html"),
    (marked("Search"), "search.html"),
    (marked("Timeline"), "timelines/all.html"),
    (marked("Incidents"), "incidents.html"),
    (marked("Tables"), "tables/source.html"),
    (marked("Texts"), "texts.html"),
    (marked("Audit"), "audit/all.html"),
    (marked("About"), "about.html"),
)
"""The pages that every page leads to: what each is called, as a message, and where it stands."""
CHANGES = (marked("Changes"), "changes.html")
"""The same, where the site tells what changed."""


class SiteContents:
    """A workspace as one agreement sees it, written once for all pages."""

    def __init__(
        self,
        selection: Selection,
        difference: DiffView | None = None,
        *,
        edition: Edition = FIRST,
        png: bool = False,
        pdf: bool = False,
    ) -> None:
        """Take what is selected, and what changed since a revision, if one was named.

        All of it is written in the language that is spoken while it is made. With PNGs and PDFs,
        pages lead to them.
        """
        self.edition = edition
        self.png, self.pdf = png, pdf
        self.selection = selection
        self.difference = difference
        self.workspace = selection.workspace
        self.agreement = selection.agreement
        self.prover = selection.prover
        self.public = selection.request.public
        self.timelines = TimelineWriter(selection)
        self.cards = CardWriter(selection)
        self.address = addresses_of(selection.agreement)

    @cached_property
    def report(self) -> ReportView:
        """The report on all sides."""
        return build_report_view(self.selection)

    def report_on(self, target: Target) -> ReportView:
        """Return the report on all sides of one target and what stands in it."""
        request = replace(self.selection.request, points=(target,))
        selection = self.selection
        return build_report_view(
            Selection(selection.assessor, self.prover, request, selection.records)
        )

    @cached_property
    def comparisons(self) -> Comparisons:
        """The comparisons of sides in pairs."""
        return Comparisons(self.selection)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every row of these in which two sides stand against each other."""
        return tuple(contradictions_of(self.comparisons))

    @cached_property
    def own(self) -> Mapping[str, tuple[DiffSectionView, ...]]:
        """What each voice says in two ways, by its id."""
        selection = self.selection
        everybody = Subject.of(selection.assessor, Operand(text=""), None, selection.points)
        both = (selection, selection)
        view = build_diff_view(compare_own(everybody), both, selection.records)
        found: dict[str, tuple[DiffSectionView, ...]] = {}
        for section in view.sections:
            found[section.voice_id] = (*found.get(section.voice_id, ()), section)
        return found

    @cached_property
    def pictures(self) -> PictureWriter:
        """What draws pictures of points by sides."""
        return PictureWriter.of(self.selection, self.comparisons)

    @cached_property
    def picture(self) -> PictureView:
        """The picture of all points by sides."""
        return self.pictures.picture()

    @cached_property
    def points(self) -> tuple[tuple[Target, ...], ...]:
        """The whole agreement, then each point, with the targets that stand in it."""
        return ((WHOLE,), *(clause.targets for clause in self.selection.clauses))

    @cached_property
    def targets(self) -> Mapping[str, TargetView]:
        """Every target of the report by its id, in its order."""
        views = [self.report.whole]
        for clause in self.report.clauses:
            views += [clause.whole, *clause.obligations]
        return {view.id: view for view in views}

    @cached_property
    def current(self) -> Mapping[EvidenceId, bool]:
        """Whether each record of the report is current where it is printed first."""
        found: dict[EvidenceId, bool] = {}
        for target in self.targets.values():
            for panel in target.beside:
                for record in panel.records:
                    found.setdefault(record.id, record.current)
        return found

    def record(self, e: Evidence) -> RecordView:
        """Return a record as pages of voices and incidents show it: as its first target does.

        A status may be earlier under one target and current under another.
        """
        return self.selection.records.write(e, current=self.current[e.id])

    def head(self, here: str, *, root: str = "../", says: str | None = None) -> HeadView:
        """Return the head of a page: `here` names it, `says` tells what stands on it.

        Where a page stands is not known yet: `placed` adds that.
        """
        title = self.agreement.short_title
        pages = PAGES if self.difference is None else (*PAGES, CHANGES)
        return HeadView(
            title=title_of(self.workspace.settings),
            title_in=title_in(self.workspace.settings),
            agreement_title=title,
            point_word=self.agreement.one_point,
            points_word=self.agreement.many_points,
            each_point=each_point(self.agreement),
            names_in=names_in(self.agreement),
            point_in=point_in(self.agreement),
            language=self.edition.language.value,
            editions=edition_views(self.edition),
            root=root,
            up=self.edition.up,
            public=self.public,
            links=tuple(LinkView(words=tr(words), href=f"{root}{page}") for words, page in pages),
            here=here,
            says=says
            or tr(
                "{page}: who says what about the {agreement}, where, and in which words.",
                page=here,
                agreement=title,
            ),
            path="",
            published=self.published,
            with_card=self.png,
        )

    @cached_property
    def published(self) -> PublicationView:
        """Under which terms all this is published, and who coded it."""
        program = f"compliance {__version__}"
        return publication_view(self.workspace, self.selection.evidence, program)

    def data(self, words: str, path: str, *, root: str = "../") -> LinkView:
        """Return a link to a file to take away, as `link` does."""
        up = self.edition.up if for_machines(path) else ""
        return LinkView(words=words, href=f"{root}{up}{path}")

    def link(
        self, words: str, kind: str, id: str, *, root: str = "../", language: str | None = None
    ) -> LinkView:
        """Return a link from a page one folder down; with `root` "", from the first page.

        `language` is that of the words where they are a title or a name.
        """
        other = language is not None and primary_language(language) != speaking()
        return LinkView(
            words=words,
            href=f"{root}{self.address(kind, id)}",
            language=language if other else None,
        )

    def incident_link(self, incident: Incident) -> LinkView:
        """Return a link to an incident from the first page."""
        language = self.workspace.settings.language
        return self.link(incident.name, "incident", incident.id, root="", language=language)

    def article_link(self, article: Article) -> LinkView:
        """Return a link to an article from the first page's folder."""
        outlet, day = self.selection.names[article.outlet], display_date(article.published)
        return self.link(
            article_words(outlet, day, article.headline), "article", article.id, root=""
        )

    def side_link(self, side: str) -> LinkView:
        """Return a link to a side from a page one folder down."""
        return self.link(self.selection.names[side], "side", side)

    def party_link(self, party: str, *, root: str = "../") -> LinkView:
        """Return a link to a side or voice, as `link` does; joint bodies lead nowhere."""
        if party in self.workspace.sources:
            return self.link(self.selection.names[party], "voice", party, root=root)
        if any(perspective.id == party for perspective in self.selection.everyone):
            return self.link(self.selection.names[party], "side", party, root=root)
        return LinkView(words=self.selection.names[party], href=None)

    def named(self, party: str) -> NamedView:
        """Return a side or voice with its printed name."""
        return NamedView(id=party, name=self.selection.names[party])
