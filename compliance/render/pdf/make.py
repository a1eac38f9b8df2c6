"""A PDF of a page, made in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import Final

from compliance.errors import MissingExtraError
from compliance.processes.limits import Limits
from compliance.render.apart.asked import Asked, NotLoadedError
from compliance.render.pdf.error import NoPangoError

LIMITS: Final = Limits(seconds=1_800, patience=3_600.0, memory=4 * 1024**3, size=256 * 1024 * 1024)
"""A task is a page; the longest report of the shipped workspace takes a sixtieth of the time."""

_CHILD: Final = "compliance.render.pdf.inside"
_TASK: Final = "writing a PDF"
_EXTRA: Final = "pdf"
_NEEDED: Final = ("weasyprint", "fontTools")
_CURE: Final = "write it as HTML, and print that"
_MOST_NAMED: Final = 10

Say = Callable[[str], None]


def pdf_of(page: Iterable[bytes], say: Say) -> tuple[bytes]:
    """Return a PDF of a page in HTML; `say` is told of characters that it cannot show.

    Raises:
        MissingExtraError: weasyprint is not installed.
        NoPangoError: libraries of the system are missing.
        NotMadeError: no PDF can be made of it.
    """
    return (PdfMaker(say).pdf(page),)


class PdfMaker:
    """Makes PDFs, one after another, in a process that is started for the first of them."""

    def __init__(self, say: Say, limits: Limits = LIMITS) -> None:
        """Take what is to be told of characters that cannot be shown.

        Raises:
            MissingExtraError: weasyprint is not installed.
        """
        if any(find_spec(name) is None for name in _NEEDED):
            raise MissingExtraError(_TASK, _EXTRA)
        self._say = say
        self._asked = Asked(_CHILD, "PDF", _CURE, limits)

    def pdf(self, page: Iterable[bytes]) -> bytes:
        """Return a PDF of a page in HTML, UTF-8, that stands alone; raises as `bound` does."""
        return self.bound((("", page),))

    def bound(
        self,
        pages: Iterable[tuple[str, Iterable[bytes]]],
        style: Iterable[bytes] = (),
        drawn: Iterable[bytes] = (),
        file: str = "",
    ) -> bytes:
        """Return a PDF of pages in HTML, one after another.

        Args:
            pages: Their bytes, UTF-8, each with where it stands in its site.
            style: A style sheet beside what they bring along.
            drawn: The style sheet of drawings in them, which have no style of their page.
            file: Where the PDF will stand in the site: links lead from there. Empty without one.

        Raises:
            NoPangoError: libraries of the system are missing.
            NotMadeError: no PDF can be made of it.
        """
        texts = [(path, _text(page)) for path, page in pages]
        try:
            data, without = self._asked.ask(
                {"pages": texts, "style": _text(style), "drawn": _text(drawn), "file": file}
            )
        except NotLoadedError as error:
            raise NoPangoError(str(error)) from None
        if without:
            named = " ".join(without[:_MOST_NAMED])
            more = " …" if len(without) > _MOST_NAMED else ""
            self._say(f"in the PDF these are boxes, for its font lacks them: {named}{more}")
        return data


def _text(page: Iterable[bytes]) -> str:
    return b"".join(page).decode("utf-8", "surrogatepass")
