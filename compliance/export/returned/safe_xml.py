"""Read XML of strangers: no document type, so no entity and nothing from elsewhere."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from compliance.errors import ComplianceError

_MOST_DEPTH: Final = 100
_TOO_DEEP: Final = f"elements are nested deeper than {_MOST_DEPTH} levels"
_HAS_A_TYPE: Final = "a document type is declared, which no program of REFI-QDA needs"


class UnreadableXmlError(ComplianceError):
    """A document that is no XML, or more than what is read of it."""

    def __init__(self, name: str, line: int, column: int, wrong: str) -> None:
        super().__init__(f"{name}:{line}:{column}: {wrong}; have it written anew")


def read_xml(name: str, data: bytes) -> Element:
    """Return the root of a document; names of elements are without their namespaces.

    Raises:
        UnreadableXmlError: it is not well-formed, has a document type, or is nested too deeply.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(wrong: str) -> UnreadableXmlError:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber
        return UnreadableXmlError(name, line, column + 1, wrong)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEPTH:
            raise refuse(_TOO_DEEP)
        builder.start(tag.rpartition(" ")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition(" ")[2])

    def doctype(*_: object) -> None:
        raise refuse(_HAS_A_TYPE)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - whether it is all of it
    except expat.ExpatError as error:
        wrong = f"it is no XML ({expat.ErrorString(error.code)})"
        raise UnreadableXmlError(name, error.lineno, error.offset + 1, wrong) from None
    return builder.close()
