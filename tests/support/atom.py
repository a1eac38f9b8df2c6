"""What RFC 4287 asks of a feed, as far as ours have it: elements, ids, days, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
OF_A_FEED = {
    "id", "title", "subtitle", "updated", "author", "rights", "generator", "link", "entry",
}  # fmt: skip
OF_AN_ENTRY = {"id", "title", "updated", "link", "summary"}
ONCE = ("id", "title", "updated")
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Entry:
    """An entry: its id, its title, when it was updated, where it leads, and what it says."""

    id: str
    title: str
    updated: str
    href: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """A feed that follows the rules."""

    id: str
    title: str
    subtitle: str
    updated: str
    author: str
    links: dict[str, str]
    entries: tuple[Entry, ...]


def read_feed(data: bytes) -> Feed:
    """Read a feed; fail where it breaks a rule."""
    root = ET.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    assert root.get(f"{XML}lang")
    assert _names(root) <= OF_A_FEED
    authors = root.findall(f"{ATOM}author")
    assert len(authors) == 1
    assert _names(authors[0]) == {"name"}
    entries = tuple(_entry(one) for one in root.findall(f"{ATOM}entry"))
    ids = [one.id for one in entries]
    assert len(set(ids)) == len(ids)
    made = Feed(
        id=_text(root, "id"),
        title=_text(root, "title"),
        subtitle=_text(root, "subtitle"),
        updated=_text(root, "updated"),
        author=_text(authors[0], "name"),
        links={one.get("rel", ""): one.get("href", "") for one in root.findall(f"{ATOM}link")},
        entries=entries,
    )
    assert UUID.fullmatch(made.id)
    assert "alternate" in made.links
    _check_day(made.updated)
    return made


def _entry(element: ET.Element) -> Entry:
    assert _names(element) <= OF_AN_ENTRY
    (link,) = element.findall(f"{ATOM}link")
    assert link.get("rel") == "alternate"
    made = Entry(
        id=_text(element, "id"),
        title=_text(element, "title"),
        updated=_text(element, "updated"),
        href=link.get("href", ""),
        summary=_text(element, "summary"),
    )
    assert UUID.fullmatch(made.id)
    assert made.href
    _check_day(made.updated)
    return made


def _names(element: ET.Element) -> set[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    for name in ONCE if "entry" in names or "id" in names else ():
        assert names.count(name) == 1, name
    return set(names)


def _text(element: ET.Element, name: str) -> str:
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    assert len(found[0]) == 0, name
    text = found[0].text or ""
    assert text.strip(), name
    return text


def _check_day(moment: str) -> None:
    assert datetime.fromisoformat(moment).utcoffset() is not None
