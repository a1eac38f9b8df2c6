"""Where the links of pages lead once they stand in a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, join, normpath, relpath
from typing import Final
from xml.etree.ElementTree import Element

_XLINK: Final = "{http://www.w3.org/1999/xlink}href"


def relink(page: Element, path: str, parts: Mapping[str, int], file: str) -> None:
    """Make the links of a page fit for a PDF of several pages.

    Those to what stands in the PDF stay within it; others lead to the pages of the site, from where
    the PDF stands. Names of places begin with the number of the page: two pages may use one name.

    Args:
        page: The page, which is changed.
        path: Where the page stands in its site.
        parts: The pages in the PDF by where they stand, with their numbers.
        file: Where the PDF stands.
    """
    number = parts[path]
    for element in page.iter():
        if name := element.get("id"):
            element.set("id", _anchor(number, name))
        for attribute in ("href", _XLINK):
            if (target := element.get(attribute)) is not None:
                element.set(attribute, _fit(target, path, parts, file))
        if element.tag == "body":
            element.set("id", _anchor(number, ""))


def _fit(target: str, path: str, parts: Mapping[str, int], file: str) -> str:
    if ":" in target.partition("/")[0]:
        return target
    place, _, name = target.partition("#")
    place = normpath(join(dirname(path), place)) if place else path
    if place in parts:
        return f"#{_anchor(parts[place], name)}"
    found = relpath(place, dirname(file) or ".")
    return f"{found}#{name}" if name else found


def _anchor(number: int, name: str) -> str:
    return f"p{number}-{name}"
