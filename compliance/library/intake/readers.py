"""Which module reads which kind of capture, and what has to be installed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from compliance.errors import MissingExtraError
from compliance.library.intake.kinds import Kind

_HERE: Final = "compliance.library.intake."
_GUESSING: Final = ("charset_normalizer", "py3langid")
_MODELS: Final = 128 * 1024 * 1024
_ARROW: Final = "pyarrow"
_TABLES: Final = 2048 * 1024 * 1024
"""Addresses that it sets aside; it fills few of them."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A function that reads captures, in a process of its own.

    Its module also has `prepare()`, which loads all that it needs: later no file can be opened.

    Args:
        function: Its name. Of a capture it returns an Extraction, or an iterator of captures,
            listed articles and extractions; or it raises an UnfitCaptureError.
        needs: The packages that it imports.
        extra: The extra that installs them.
    """

    function: str
    needs: tuple[str, ...]
    extra: str = "text"

    @property
    def path(self) -> str:
        """The function with its module, as `pkgutil.resolve_name` takes it."""
        return f"{_HERE}{self.function}"

    @property
    def loads(self) -> int:
        """About how many bytes its parsers take before they read anything."""
        if _ARROW in self.needs:
            return _TABLES
        return _MODELS if set(_GUESSING) <= set(self.needs) else 0

    def check(self, kind: str) -> None:
        """Refuse to read a kind for which something is missing.

        Raises:
            MissingExtraError: something is not installed.
        """
        if any(find_spec(name) is None for name in self.needs):
            task = f"reading {kind}"
            raise MissingExtraError(task, self.extra)


_PACKED_MAIL: Final = Reader("mail:unpack", ())

READERS: Final[Mapping[Kind, Reader]] = {
    Kind.TEXT: Reader("detecting:extract", _GUESSING),
    Kind.HTML: Reader("pages:extract", ("trafilatura", "lxml", "lxml_html_clean", *_GUESSING)),
    Kind.PDF: Reader("pdf:extract", ("pypdfium2",), "pdf"),
    Kind.DOCX: Reader("docx:extract", ("docx",)),
    Kind.MAIL: _PACKED_MAIL,
    Kind.MHTML: _PACKED_MAIL,
    Kind.WARC: Reader("warc:unpack", ("fastwarc",)),
    Kind.WACZ: Reader("warc:unpack", ("fastwarc",)),
    Kind.CSV: Reader("tables:listed", _GUESSING),
    Kind.CSL_JSON: Reader("json_lists:listed", _GUESSING),
    Kind.BIBTEX: Reader("bibtex:listed", ("bibtexparser", *_GUESSING)),
    Kind.RIS: Reader("ris:listed", ("rispy", *_GUESSING)),
    Kind.HITS: Reader("candidates:unpack", (_ARROW,), "scan"),
}
"""Text in UTF-8 is read by nobody: it is what it is."""

LARGE_ARCHIVES: Final = Reader("warc:unpack_lent", ("fastwarc",))
"""Reads archives of which only a handle is sent, of any size."""
