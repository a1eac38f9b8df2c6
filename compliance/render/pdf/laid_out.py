"""Pages of paper, laid out of HTML by weasyprint; for the process that makes PDFs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, TypedDict

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from compliance.render.pdf.bound import bind
from compliance.render.pdf.drawn import complete
from compliance.render.pdf.links import relink
from compliance.render.typeface import REGULAR

_VARIANT: Final = "pdf/ua-1"

# Where words may be parted stands in files, which cannot be opened. All that is folded is shown: a
# passage does not stand after its own ends.
_STYLE: Final = """
* { hyphens: manual !important }
details.quote > summary, .sprite { display: none !important }
"""
_WARM_UP: Final = "<!doctype html><html lang='en'><title>a</title><p>a <b>b</b>"


class Asked(TypedDict):
    """What a PDF is made of.

    `pages` in HTML, each with where it stands in its site; a `style` beside what they bring along;
    a style of what is `drawn` in them; the `file` that the PDF will be in its site, or nothing
    where there is none.
    """

    pages: Sequence[tuple[str, str]]
    style: str
    drawn: str
    file: str


class NothingFetched(URLFetcher):  # type: ignore[misc] # it has no types
    """Fetches nothing, whatever a page names: all that it needs is in it."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> NoReturn:
        """Refuse an address; the page is then laid out without it."""
        del headers
        raise ValueError(url)


class OurFonts(FontConfiguration):  # type: ignore[misc] # nor has this
    """The fonts of the program, and none that a page would bring along."""

    def add_font_face(self, rule_descriptors: object, url_fetcher: object) -> None:
        """Pass over a font of the page, for which a file would be written."""


class LaidOut:
    """Makes PDFs: tagged, in the page's language, with the page's title and headings.

    The same page makes the same bytes: nothing in them is a date or a name of this machine.
    """

    def __init__(self) -> None:
        self._fonts = OurFonts()
        self._letters = frozenset(TTFont(REGULAR).getBestCmap())
        self._nothing = NothingFetched()
        self._style = CSS(string=_STYLE, url_fetcher=self._nothing)
        # Fonts are opened when they are first used, and later no file can be.
        self({"pages": [("", _WARM_UP)], "style": "", "drawn": "", "file": ""})

    def __call__(self, asked: Asked) -> tuple[bytes, str]:
        """Return a PDF of pages, and the characters of them for which there is no letter."""
        style = CSS(string=asked["style"], url_fetcher=self._nothing)
        told = json.dumps(asked).encode("ascii")
        data = self._read(asked).write_pdf(
            font_config=self._fonts,
            stylesheets=[self._style, style],
            pdf_variant=_VARIANT,
            pdf_identifier=hashlib.sha256(told).digest()[:16],
        )
        texts = "".join(page for _, page in asked["pages"])
        return data, "".join(sorted(self._without_letter(texts)))

    def _read(self, asked: Asked) -> HTML:
        """Return what is laid out: the page, or the first of a site with all others in it."""
        numbers = {path: number for number, (path, _) in enumerate(asked["pages"])}
        pages = [HTML(string=page, url_fetcher=self._nothing) for _, page in asked["pages"]]
        for (path, _), page in zip(asked["pages"], pages, strict=True):
            complete(page.etree_element, asked["drawn"])
            if asked["file"]:
                relink(page.etree_element, path, numbers, asked["file"])
        if asked["file"]:
            bind([page.etree_element for page in pages])
        return pages[0]

    def _without_letter(self, page: str) -> set[str]:
        return {one for one in set(page) if ord(one) not in self._letters and one.isprintable()}
