"""Pages of paper, laid out of HTML by weasyprint; for the process that makes PDFs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final, NoReturn

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from compliance.render.typeface import REGULAR

# Where words may be parted stands in files, which cannot be opened. All that is folded is shown: a
# passage does not stand after its own ends.
_STYLE: Final = """
* { hyphens: manual !important }
details.quote > summary { display: none !important }
"""
_WARM_UP: Final = "<!doctype html><html lang='en'><title>a</title><p>a <b>b</b>"


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
        self(_WARM_UP)

    def __call__(self, page: str) -> tuple[bytes, str]:
        """Return a PDF of a page, and the characters of it for which there is no letter."""
        data = HTML(string=page, url_fetcher=self._nothing).write_pdf(
            font_config=self._fonts,
            stylesheets=[self._style],
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(page.encode("utf-8", "surrogatepass")).digest()[:16],
        )
        return data, "".join(sorted(self._without_letter(page)))

    def _without_letter(self, page: str) -> set[str]:
        return {one for one in set(page) if ord(one) not in self._letters and one.isprintable()}
