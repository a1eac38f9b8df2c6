"""Pages are bound to one, each a part of its own with its title."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from compliance.render.pdf.bound import bind


def page(title: str, body: str) -> ET.Element:
    return ET.fromstring(f"<html><head><title>{title}</title></head><body>{body}</body></html>")


def test_the_first_page_holds_the_bodies_of_all() -> None:
    first = page("Point 1: A · B · the agreement", '<h1 id="x">A</h1><p/>')
    bind([first, page("Summary · the agreement", "<div><h1>Who says what</h1></div>")])
    assert first.findtext("head/title") == "Point 1: A · B · the agreement"
    assert [body.tag for body in first] == ["head", "body"]
    assert [part.attrib for part in first.findall("body/div")] == [{"class": "part"}] * 2
    headings = first.findall("body//h1")
    assert [one.get("data-label") for one in headings] == ["Point 1: A · B", "Summary"]
    assert [one.text for one in headings] == ["A", "Who says what"]
