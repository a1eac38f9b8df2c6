"""The XML of codebooks and projects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from compliance.export.formats.qda.codes import Code
from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE

CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
PROJECT: Final = "urn:QDA-XML:project:1.0"
ORIGIN: Final = "compliance"


def printable(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return UNFIT_FOR_A_PAGE.sub(REPLACEMENT, text)


def describe(element: Element, text: str) -> None:
    """Give an element a description, unless it is empty."""
    if text:
        SubElement(element, "Description").text = printable(text)


def add_codes(parent: Element, codes: Iterable[Code]) -> None:
    """Put codes into an element, each with those within it."""
    for code in codes:
        codable = "false" if code.means is None else "true"
        said = {"guid": code.guid, "name": printable(code.name), "isCodable": codable}
        element = SubElement(parent, "Code", said)
        describe(element, code.description)
        add_codes(element, code.inside)


def written(root: Element) -> bytes:
    """Return a document in UTF-8."""
    indent(root)
    document: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + document + b"\n"
