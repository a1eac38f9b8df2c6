"""Pages of paper, laid out of HTML by weasyprint; for the process that makes PDFs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, TypedDict

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from compliance.render.pdf.links import relink
from compliance.render.typeface import REGULAR

_VARIANT: Final = "pdf/ua-1"

# Where words may be parted stands in files, which cannot be opened. All that is folded is shown: a
# passage does not stand after its own ends.
_STYLE: Final = """
* { hyphens: manual !important }
details.quote > summary { display: none !important }
"""
_WARM_UP: Final = "<!doctype html><html lang='en'><title>a</title><p>a <b>b</b>"


class Asked(TypedDict):
    """What a PDF is made of.

    `pages` in HTML, each with where it stands in its site; a `style` beside what they bring along;
    the `file` that the PDF will be in its site, or nothing where there is none.
    """

    pages: Sequence[tuple[str, str]]
    style: str
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
        self({"pages": [("", _WARM_UP)], "style": "", "file": ""})

    def __call__(self, asked: Asked) -> tuple[bytes, str]:
        """Return a PDF of pages, and the characters of them for which there is no letter."""
        style = self._style, CSS(string=asked["style"], url_fetcher=self._nothing)
        numbers = {path: number for number, (path, _) in enumerate(asked["pages"])}
        laid = [
            self._laid(page, path, numbers, asked["file"], style) for path, page in asked["pages"]
        ]
        told = json.dumps(asked).encode("ascii")
        data = (
            laid[0]
            .copy([page for one in laid for page in one.pages])
            .write_pdf(pdf_variant=_VARIANT, pdf_identifier=hashlib.sha256(told).digest()[:16])
        )
        texts = "".join(page for _, page in asked["pages"])
        return data, "".join(sorted(self._without_letter(texts)))

    def _laid(
        self, page: str, path: str, numbers: Mapping[str, int], file: str, style: Sequence[CSS]
    ) -> Document:
        document = HTML(string=page, url_fetcher=self._nothing)
        if file:
            relink(document.etree_element, path, numbers, file)
        return document.render(
            font_config=self._fonts, stylesheets=list(style), pdf_variant=_VARIANT
        )

    def _without_letter(self, page: str) -> set[str]:
        return {one for one in set(page) if ord(one) not in self._letters and one.isprintable()}
