"""A drawing of a page stands alone: it has the shapes and the style that it takes from there."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from compliance.render.pdf.drawn import complete

SVG = "http://www.w3.org/2000/svg"
SPRITE = '<symbol id="p0-denies" viewBox="-8 -8 16 16"><circle id="c" r="5"/><rect/></symbol>'


def drawings(*inner: str) -> list[ET.Element]:
    drawn = "".join(f'<svg xmlns="{SVG}">{one}</svg>' for one in inner)
    page = ET.fromstring(f"<html><body>{drawn}</body></html>")
    complete(page, ".a { fill: red }")
    return page.findall(f".//{{{SVG}}}svg")


def tags(drawing: ET.Element) -> list[str]:
    return [one.tag.rpartition("}")[2] for one in drawing.iter()]


def test_a_sign_becomes_the_symbol_itself_with_its_name_and_view() -> None:
    _, sign = drawings(SPRITE, '<use class="sign" href="#p0-denies"/>')
    assert tags(sign) == ["svg", "title", "g", "circle", "rect", "style"]
    assert sign[0].text == "denies"
    assert sign.get("viewBox") == "-8 -8 16 16"
    assert sign[1].attrib == {"class": "sign"}
    assert sign[2].text == ".a { fill: red }"


def test_each_sign_has_a_shape_of_its_own() -> None:
    found = drawings(SPRITE, *['<use href="#p0-denies"/>'] * 2)
    sprite, one, other = found
    assert tags(one) == tags(other)
    elements = [element for drawing in found for element in drawing.iter()]
    assert len({*map(id, elements)}) == len(elements)
    assert tags(sprite) == ["svg", "symbol", "circle", "rect", "style"]


def test_a_shape_that_is_no_symbol_is_drawn_where_the_drawing_looks() -> None:
    shapes = '<rect id="when-status" x="-5"/>'
    key = ET.fromstring(
        f'<html><body><svg xmlns="{SVG}">{shapes}</svg>'
        f'<svg xmlns="{SVG}" viewBox="0 0 4 4"><title>a title</title>'
        '<use href="#when-status"/></svg></body></html>'
    )
    complete(key, "")
    drawn = key.findall(f".//{{{SVG}}}svg")[1]
    assert tags(drawn) == ["svg", "title", "g", "rect", "style"]
    assert (drawn[0].text, drawn.get("viewBox")) == ("a title", "0 0 4 4")
    assert drawn[1][0].get("x") == "-5"


def test_what_a_drawing_has_itself_or_nobody_has_is_left() -> None:
    own, lost, empty = drawings(f'{SPRITE}<use href="#p0-denies"/>', '<use href="#x"/>', "<use/>")
    assert tags(own) == ["svg", "symbol", "circle", "rect", "use", "style"]
    assert tags(lost) == tags(empty) == ["svg", "use", "style"]
