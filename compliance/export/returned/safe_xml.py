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
_ENCODINGS: Final = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII")
"""Those that expat reads by itself; for others it asks Python, which raises many errors."""
_HAS_A_TYPE: Final = "a document type is declared, which no format that is read here needs"


class UnreadableXmlError(ComplianceError):
    """A document that is no XML, or more than what is read of it."""

    def __init__(self, name: str, line: int, column: int, wrong: str) -> None:
        super().__init__(f"{name}:{line}:{column}: {wrong}; have it written anew")


def read_xml(
    name: str, data: bytes, each: Mapping[str, Callable[[Element, Element], None]] | None = None
) -> Element:
    """Return the root of a document; names of elements are without their namespaces.

    Args:
        name: What the document is called in messages.
        data: The document, of which nothing is believed.
        each: What takes an element, and that in which it stands, when it ends, by its name. Such
            elements are not kept: a document with very many of them takes little memory.

    Raises:
        UnreadableXmlError: it is not well-formed, has a document type, or is nested too deeply.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    above: list[Element] = []
    takers = each or {}

    def refuse(wrong: str) -> UnreadableXmlError:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber
        return UnreadableXmlError(name, line, column + 1, wrong)

    def start(tag: str, attributes: dict[str, str]) -> None:
        above.append(builder.start(tag.rpartition(" ")[2], attributes))
        if len(above) > _MOST_DEPTH:
            raise refuse(_TOO_DEEP)

    def end(tag: str) -> None:
        builder.end(tag.rpartition(" ")[2])
        element = above.pop()
        if above and element.tag in takers:
            takers[element.tag](element, above[-1])
            above[-1].remove(element)

    def doctype(*_: object) -> None:
        raise refuse(_HAS_A_TYPE)

    parser.XmlDeclHandler = lambda _, encoding, __: _check_encoding(encoding, refuse)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - whether it is all of it
    except expat.ExpatError as error:
        wrong = f"it is no XML ({expat.ErrorString(error.code)})"
        raise UnreadableXmlError(name, error.lineno, error.offset + 1, wrong) from None
    return builder.close()


def _check_encoding(encoding: str | None, refuse: Callable[[str], UnreadableXmlError]) -> None:
    """Refuse a document in an encoding that is not read."""
    if encoding and encoding.upper() not in _ENCODINGS:
        wrong = f"its encoding {shown(encoding)} is not read here"
        raise refuse(wrong)
