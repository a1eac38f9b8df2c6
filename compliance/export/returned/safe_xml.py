"""Read XML of strangers: no document type, so no entity and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from compliance.errors import ComplianceError
from compliance.workspace.faults import shown

_MOST_DEPTH: Final = 100
_TOO_DEEP: Final = f"elements are nested deeper than {_MOST_DEPTH} levels"
MOST_KEPT: Final = 5_000_000
"""Elements and attributes kept at a time: more than those of the longest project that is read. They
take some 150 bytes of memory each, however few bytes of a file."""
_ENCODINGS: Final = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII")
"""Those that expat reads by itself; for others it asks Python, which raises many errors."""
_HAS_A_TYPE: Final = "a document type is declared, which no format that is read here needs"

Taker = Callable[[Element, Element], None]
"""Takes an element, and that in which it stands."""


class UnreadableXmlError(ComplianceError):
    """A document that is no XML, or more than what is read of it."""

    def __init__(self, name: str, line: int, column: int, wrong: str) -> None:
        super().__init__(f"{name}:{line}:{column}: {wrong}; have it written anew")


def read_xml(name: str, data: bytes, each: Mapping[str, Taker] | None = None) -> Element:
    """Return the root of a document; names of elements are without their namespaces.

    Args:
        name: What the document is called in messages.
        data: The document, of which nothing is believed.
        each: What takes an element, and that in which it stands, when it ends, by its name. Such
            elements are not kept: a document with very many of them takes little memory.

    Raises:
        UnreadableXmlError: it is not well-formed, has a document type, is nested too deeply, or has
            too many elements that nothing takes.
    """
    document = _Document(name, each or {})
    parser = document.parser
    try:
        parser.Parse(data, True)  # noqa: FBT003 - whether it is all of it
    except expat.ExpatError as error:
        wrong = f"it is no XML ({expat.ErrorString(error.code)})"
        raise UnreadableXmlError(name, error.lineno, error.offset + 1, wrong) from None
    return document.builder.close()


class _Document:
    """A document while it is read."""

    def __init__(self, name: str, takers: Mapping[str, Taker]) -> None:
        self.builder = TreeBuilder()
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self.builder.data
        parser.StartDoctypeDeclHandler = self._doctype
        self._name, self._takers = name, takers
        self._kept = 0
        # The elements that are open, each with how many were kept before it.
        self._open: list[tuple[Element, int]] = []

    def _refuse(self, wrong: str) -> UnreadableXmlError:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return UnreadableXmlError(self._name, line, column + 1, wrong)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = self.builder.start(tag.rpartition(" ")[2], attributes)
        self._open.append((element, self._kept))
        self._kept += 1 + len(attributes)
        if len(self._open) > _MOST_DEPTH:
            raise self._refuse(_TOO_DEEP)
        if self._kept > MOST_KEPT:
            wrong = f"more than {MOST_KEPT:,} elements and attributes stand in it"
            raise self._refuse(wrong)

    def _end(self, tag: str) -> None:
        self.builder.end(tag.rpartition(" ")[2])
        element, before = self._open.pop()
        if self._open and element.tag in self._takers:
            around = self._open[-1][0]
            self._takers[element.tag](element, around)
            around.remove(element)
            self._kept = before

    def _doctype(self, *_: object) -> None:
        raise self._refuse(_HAS_A_TYPE)

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.upper() not in _ENCODINGS:
            wrong = f"its encoding {shown(encoding)} is not read here"
            raise self._refuse(wrong)
