"""Pages of a site, bound to one, so that its pages of paper are counted through."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

PART = "part"
LABEL = "data-label"


def bind(pages: Sequence[Element]) -> None:
    """Move the bodies of all pages into the first page.

    Each is a part of its own, whose headings of the first level have its title as their label: what
    the title says before the name of the agreement.
    """
    parts = [_part(page) for page in pages]
    body = Element("body")
    body.extend(parts)
    pages[0][[*pages[0]].index(parts[0])] = body


def _part(page: Element) -> Element:
    [body] = [element for element in page if element.tag == "body"]
    label = page.findtext("head/title", "").rpartition(" · ")[0]
    for heading in body.iter("h1"):
        heading.set(LABEL, label)
    body.tag = "div"
    body.set("class", PART)
    return body
