"""Files of a site that are made of its pages: pictures as dots, and PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from compliance.render.page import PageMaker
from compliance.render.pdf.make import PdfMaker
from compliance.render.raster import PngMaker, width_within
from compliance.site.folder import SiteFile
from compliance.views.picture.drawing import draw_picture
from compliance.views.picture.social import WIDTH as CARD_WIDTH
from compliance.views.site.contents import SiteContents
from compliance.views.site.home import PICTURE_FILE
from compliance.views.site.social_card import site_card
from compliance.views.site.takeaway import BOOK, CARD, PICTURE, paper_of


class _Asked(TypedDict):
    """A picture as it is asked for as dots."""

    svg: str
    width: int


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes them; None where the extra for it is not there, or nobody asked."""

    png: PngMaker | None = None
    pdf: PdfMaker | None = None


class Pictures:
    """The picture of a site and its card: of lines, and as dots where there is what makes these."""

    def __init__(self, contents: SiteContents, pages: PageMaker, png: PngMaker | None) -> None:
        self._contents, self._pages, self._png = contents, pages, png

    def lines(self) -> SiteFile:
        """Return the picture; its dots are begun with it, which take as long as many pages."""
        return SiteFile(PICTURE_FILE, self._begun)

    def dots(self) -> Iterator[SiteFile]:
        """Yield the picture and the card as dots."""
        if (png := self._png) is not None:
            yield SiteFile(PICTURE, lambda: (png.png(**self._picture()),))
            yield SiteFile(CARD, lambda: (png.png(self._card(), width=CARD_WIDTH),))

    def _begun(self) -> Iterable[bytes]:
        asked = self._picture()
        if self._png is not None:
            self._png.begin(**asked)
        return (asked["svg"].encode("utf-8", "surrogatepass"),)

    def _picture(self) -> _Asked:
        drawing = draw_picture(self._contents.picture)
        svg = self._drawn("picture/picture.svg.j2", drawing)
        return {"svg": svg, "width": width_within(drawing.width, drawing.height)}

    def _card(self) -> str:
        return self._drawn("picture/card.svg.j2", site_card(self._contents))

    def _drawn(self, template: str, view: object) -> str:
        return b"".join(self._pages.page(view, template)).decode("utf-8", "surrogatepass")


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
