"""The first page: what was signed, who says what of it, and where sides contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Final

from compliance.assessments.perspective import Perspective
from compliance.model.dates.words import display_date
from compliance.model.spoken import each_point
from compliance.model.words import Coded, Group
from compliance.views.contradictions import ContradictionView, contradiction_view, first_of_each
from compliance.views.parties import members_words
from compliance.views.picture.view import PictureView
from compliance.views.report.view import CorpusView
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.takeaway import BOOK, PICTURE
from compliance.views.site.targets import pair_links
from compliance.views.site.view import LinkListView, PageView
from compliance.views.texts import DocumentView, document_view, language_words
from compliance.wording.speaking import tr

MOST_CONTRADICTIONS: Final = 6
"""How many contradictions stand on the first page at most, each of another point."""
MOST_FACTS: Final = 3
"""How many of the facts about the document stand there, in the order of their file."""
EMBED_PAGE: Final = "embed/picture.html"
"""Where the picture stands alone, to be shown within other pages."""
PICTURE_FILE: Final = "data/picture.svg"
ANYWHERE: Final = "https://ADDRESS-OF-THIS-SITE/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerView:
    """A side of the agreement, with its role, or what is said of it where it is not settled."""

    name: LinkView
    role: str | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadView:
    """What was read of a side: its own articles in full, by group; in part; all its statements."""

    name: LinkView
    official: int
    media: int
    part: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePageView(PageView):
    """The first page. `number`: of all contradictions, some of which stand here."""

    agreement: str
    signed: str
    in_force: str
    drawn_up_in: str | None
    signers: tuple[SignerView, ...]
    document: DocumentView
    picture: PictureView
    embedding: str
    contradictions: tuple[ContradictionView, ...]
    number: int
    corpus: CorpusView
    read: tuple[ReadView, ...]
    sections: tuple[LinkListView, ...]

    @property
    def disputed(self) -> bool:
        """Whether the role of any side is told by who says it."""
        return any(one.said for one in self.signers)

    @property
    def facts(self) -> int:
        """How many facts about the document stand here."""
        return MOST_FACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPageView(PageView):
    """The picture alone, to be shown within other pages; its links open the site."""

    picture: PictureView


def embed_page(contents: SiteContents) -> EmbedPageView:
    """Return the page with the picture alone."""
    here = tr("Who says what of {each_point}", each_point=each_point(contents.agreement))
    return EmbedPageView(site=contents.head(here), picture=contents.picture)


def _embedding(contents: SiteContents) -> str:
    """Return what shows the picture within another page, as HTML to be copied."""
    address = f"{contents.published.address or ANYWHERE}{contents.edition.folder}{EMBED_PAGE}"
    title = tr("Who says what about the {agreement}", agreement=contents.agreement.short_title)
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" '
        'width="100%" height="1200" loading="lazy"></iframe>'
    )


def home_page(contents: SiteContents) -> HomePageView:
    """Return the first page."""
    selection, agreement = contents.selection, contents.agreement
    link = partial(contents.link, root="")
    found = contents.contradictions
    shown = first_of_each(found, contents.points, MOST_CONTRADICTIONS)
    drawn_up_in = agreement.drawn_up_in
    return HomePageView(
        site=contents.head(tr("Summary"), root=""),
        agreement=agreement.title,
        signed=display_date(agreement.signed),
        in_force=display_date(agreement.in_force),
        drawn_up_in=language_words(drawn_up_in) if drawn_up_in else None,
        signers=tuple(
            SignerView(
                name=link(side.name, "side", side.id),
                role=selection.holders.role(side) if side.role is not None else None,
                said=selection.holders.roles(side) if side.role is None else (),
            )
            for side in agreement.sides
        ),
        document=document_view(agreement),
        picture=contents.picture,
        embedding=_embedding(contents),
        contradictions=tuple(contradiction_view(selection, one) for one in shown),
        number=len(found),
        corpus=contents.report.corpus,
        read=tuple(_read(contents, side) for side in selection.everyone),
        sections=tuple(_sections(contents)),
    )


def _downloads(contents: SiteContents) -> Iterator[tuple[str, str]]:
    yield tr("The picture, SVG"), PICTURE_FILE
    yield tr("All statements, CSV"), "data/records.csv"
    yield tr("The report, JSON"), "data/report.json"
    yield tr("The audit, JSON"), "data/audit.json"
    if contents.png:
        yield tr("The picture, PNG"), PICTURE
    if contents.pdf:
        yield tr("All points, PDF"), BOOK


def _read(contents: SiteContents, side: Perspective) -> ReadView:
    selection = contents.selection
    read = selection.assessor.articles_read
    return ReadView(
        name=contents.link(selection.names[side.id], "side", side.id, root=""),
        official=read(side, Group.OFFICIAL),
        media=read(side) - read(side, Group.OFFICIAL),
        part=read(side, coded=Coded.PART),
        statements=sum(map(side.speaks, selection.evidence)),
    )


def _sections(contents: SiteContents) -> Iterator[LinkListView]:
    link = partial(contents.link, root="")
    workspace, names = contents.workspace, contents.selection.names
    lists = {
        tr("Two sides compared"): pair_links(contents, root=""),
        tr("What was said when"): (
            link(tr("All sides"), "timeline", "all"),
            *(link(names[p.id], "timeline", p.id) for p in contents.selection.everyone),
        ),
        tr("Incidents"): map(contents.incident_link, workspace.incidents.values()),
        tr("Articles"): map(contents.article_link, workspace.articles.values()),
        tr("Objections"): (
            link(one.words, "record", one.record)
            for one in contents.selection.objections.among(
                e.id for e in contents.selection.evidence
            )
        ),
        tr("Joint bodies"): (
            LinkView(words=f"{names[body.id]}: {members_words(names, body)}", href=None)
            for body in contents.agreement.bodies
        ),
        tr("Download"): (contents.data(words, to, root="") for words, to in _downloads(contents)),
    }
    for heading, links in lists.items():
        yield LinkListView(heading=heading, links=tuple(links))
