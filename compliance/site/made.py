"""Files of a site that are made of its pages: pictures as dots, and PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from compliance.render.page import PageMaker
from compliance.render.pdf.make import PdfMaker
from compliance.render.raster import PngMaker, width_within
from compliance.site.folder import SiteFile
from compliance.views.drawing import DrawingView
from compliance.views.picture.drawing import draw_picture
from compliance.views.picture.social import WIDTH as CARD_WIDTH
from compliance.views.picture.social import SocialCardView
from compliance.views.site.contents import SiteContents
from compliance.views.site.social_card import site_card
from compliance.views.site.takeaway import BOOK, CARD, PICTURE, paper_of


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes them; None where the extra for it is not there, or nobody asked."""

    png: PngMaker | None = None
    pdf: PdfMaker | None = None


def pictures(contents: SiteContents, pages: PageMaker, png: PngMaker | None) -> Iterator[SiteFile]:
    """Yield the picture and the card as dots."""
    if png is not None:
        dots = partial(_dots, png, pages)
        yield SiteFile(
            PICTURE, lambda: dots("picture/picture.svg.j2", draw_picture(contents.picture))
        )
        yield SiteFile(CARD, lambda: dots("picture/card.svg.j2", site_card(contents), CARD_WIDTH))


def _dots(
    png: PngMaker,
    pages: PageMaker,
    template: str,
    view: DrawingView | SocialCardView,
    width: int | None = None,
) -> Iterable[bytes]:
    drawn = b"".join(pages.page(view, template)).decode("utf-8", "surrogatepass")
    return (png.png(drawn, width=width or width_within(view.width, view.height)),)


@dataclass(frozen=True, slots=True)
class Papers:
    """The pages that go on paper, with their style, and that of drawings in them."""

    fronts: Sequence[SiteFile]
    points: Sequence[SiteFile]
    style: SiteFile
    drawn: SiteFile


def papers(asked: Papers, pdf: PdfMaker | None) -> Iterator[SiteFile]:
    """Yield a PDF of each page of a point, then one of them all, and of what stands before them."""
    if pdf is not None:
        for page in asked.points:
            file = paper_of(page.path)
            yield SiteFile(file, partial(_bound, pdf, (page,), asked, file))
        yield SiteFile(BOOK, partial(_bound, pdf, (*asked.fronts, *asked.points), asked, BOOK))


def _bound(pdf: PdfMaker, pages: Iterable[SiteFile], asked: Papers, file: str) -> Iterable[bytes]:
    made = ((page.path, page.make()) for page in pages)
    return (pdf.bound(made, asked.style.make(), asked.drawn.make(), file),)
