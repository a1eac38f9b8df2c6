"""Drawings of a page, made to stand alone: weasyprint draws each without the rest of its page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final
from xml.etree.ElementTree import Element

_SVG: Final = "{http://www.w3.org/2000/svg}"


def complete(page: Element, style: str) -> None:
    """Give every drawing of a page what it takes from elsewhere in it, and a style of its own.

    A `use` of a shape that stands outside its drawing becomes a copy of that shape. A drawing
    without a title then has the last word of the shape's id, for those who cannot see it.

    Args:
        page: The page, which is changed.
        style: The style sheet of drawings.
    """
    shapes = {name: shape for shape in page.iter() if (name := shape.get("id"))}
    for drawing in [*page.iter(f"{_SVG}svg")]:
        own = {*drawing.iter()}
        for parent, use in [*_uses(drawing)]:
            shape = shapes.get((use.get("href") or "").removeprefix("#"))
            if shape is not None and shape not in own:
                _draw(drawing, parent, use, shape)
        _tell(drawing, style)


def _uses(drawing: Element) -> Iterator[tuple[Element, Element]]:
    for parent in drawing.iter():
        for child in parent:
            if child.tag == f"{_SVG}use":
                yield parent, child


def _draw(drawing: Element, parent: Element, use: Element, shape: Element) -> None:
    drawing.attrib.setdefault("viewBox", shape.get("viewBox", ""))
    group = Element(f"{_SVG}g", {"class": use.get("class", "")})
    group.extend(deepcopy([*shape] if shape.tag == f"{_SVG}symbol" else [shape]))
    parent[[*parent].index(use)] = group
    if drawing.find(f"{_SVG}title") is None:
        title = Element(f"{_SVG}title")
        title.text = shape.get("id", "").rpartition("-")[2]
        drawing.insert(0, title)


def _tell(drawing: Element, style: str) -> None:
    sheet = Element(f"{_SVG}style")
    sheet.text = style
    drawing.append(sheet)
