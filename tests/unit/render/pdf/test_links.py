"""Links of pages lead to the same once they stand in a PDF, within it where it holds that page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from compliance.render.pdf.links import relink

PARTS = {"points/4.html": 0, "points/5.html": 1, "index.html": 2}


def led(target: str, path: str = "points/5.html", file: str = "pdf/site.pdf") -> str:
    page = ET.fromstring(f'<html><body><a href="{target}"/></body></html>')
    relink(page, path, PARTS, file)
    link = page.find("body/a")
    assert link is not None
    return link.attrib["href"]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("#5a", "#p1-5a"),
        ("5.html#5a", "#p1-5a"),
        ("4.html", "#p0-"),
        ("../points/4.html#4b", "#p0-4b"),
        ("../index.html#x", "#p2-x"),
        ("../articles/a.html#e1", "../articles/a.html#e1"),
        ("../about.html", "../about.html"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_leads_within_the_pdf_or_to_the_site(target: str, found: str) -> None:
    assert led(target) == found


def test_a_link_of_the_first_page_leads_from_where_the_pdf_stands() -> None:
    assert led("sides/az.html", "index.html") == "../sides/az.html"
    assert led("sides/az.html", "index.html", "site.pdf") == "sides/az.html"


def test_places_of_two_pages_with_one_name_are_told_apart() -> None:
    page = ET.fromstring('<html><body><p id="a"/><p/></body></html>')
    relink(page, "points/5.html", PARTS, "pdf/site.pdf")
    assert [element.get("id") for element in page.iter()] == [None, "p1-", "p1-a", None]
