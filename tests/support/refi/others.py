"""Projects as other programs write them: ours, read and written anew in their ways."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from support.refi import PROJECT

NS = {"p": PROJECT}
Node = Any
"""An element, as lxml has it."""
Files = dict[str, bytes]
"""The texts of a project by their paths."""


def tag(name: str) -> str:
    return f"{{{PROJECT}}}{name}"


def rewritten(path: Path, change: Callable[[Node, Files], None]) -> Path:
    """Return a project in the place of another, with its document and its texts changed."""
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(files.pop("project.qde"))
    change(root, files)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", etree.tostring(root))
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def selections(root: Node) -> list[Node]:
    return list(root.iterfind(".//p:PlainTextSelection", NS))


def selection(root: Node, name: str) -> Node:
    (found,) = (one for one in selections(root) if one.get("name") == name)
    return found


def code(root: Node, name: str) -> str:
    """Return the GUID of a code whose name begins so."""
    found = (one for one in root.iterfind(".//p:Code", NS) if one.get("name").startswith(name))
    return str(next(found).get("guid"))


def add_code(root: Node, marked: Node, name: str) -> None:
    """Put a code on a selection."""
    coding = etree.Element(tag("Coding"), guid=guid())
    etree.SubElement(coding, tag("CodeRef"), targetGUID=code(root, name))
    marked.append(coding)


def take_code(root: Node, marked: Node, name: str) -> None:
    """Take a code off a selection."""
    for coding in list(marked.iterfind("p:Coding", NS)):
        if coding.find("p:CodeRef", NS).get("targetGUID") == code(root, name):
            marked.remove(coding)


def mark(root: Node, source: str, place: tuple[int, int], *codes: str, memo: str = "") -> Node:
    """Mark a passage of a source, as somebody does in another program."""
    (parent,) = (one for one in root.iterfind(".//p:TextSource", NS) if one.get("name") == source)
    start, end = map(str, place)
    marked = etree.SubElement(
        parent, tag("PlainTextSelection"), guid=guid(), startPosition=start, endPosition=end
    )
    if memo:
        etree.SubElement(marked, tag("Description")).text = memo
    for name in codes:
        add_code(root, marked, name)
    return marked


_NUMBERS = itertools.count(1)


def guid() -> str:
    """Return a GUID that no other has."""
    return f"00000000-0000-4000-8000-{next(_NUMBERS):012}"


def as_qualcoder(root: Node, files: Files) -> None:
    """Write a project as QualCoder does: new GUIDs, and a selection for each code at a place.

    At one place it keeps a code only once.
    """
    root.set("origin", "QualCoder-3.6")
    fresh = {one.get("guid"): guid() for one in root.iter() if one.get("guid")}
    names = {old: f"sources/{new}.txt" for old, new in fresh.items()}
    for name in list(files):
        files[names[name.removeprefix("sources/").removesuffix(".txt")]] = files.pop(name)
    for one in root.iter():
        for key in ("guid", "targetGUID", "creatingUser"):
            if one.get(key):
                one.set(key, fresh[one.get(key)].upper())
        if one.get("plainTextPath"):
            one.set("plainTextPath", f"internal://{one.get('guid').lower()}.txt")
    for parent in root.iterfind(".//p:TextSource", NS):
        _one_code_each(parent)


def _one_code_each(parent: Node) -> None:
    seen: set[tuple[str, str, str]] = set()
    for marked in list(parent.iterfind("p:PlainTextSelection", NS)):
        parent.remove(marked)
        for coding in marked.iterfind("p:Coding", NS):
            found = coding.find("p:CodeRef", NS).get("targetGUID")
            key = marked.get("startPosition"), marked.get("endPosition"), found
            if key in seen:
                continue
            seen.add(key)
            alone = deepcopy(marked)
            alone.set("guid", guid())
            alone.set("name", "")
            for other in list(alone.iterfind("p:Coding", NS)):
                if other.find("p:CodeRef", NS).get("targetGUID") != found:
                    alone.remove(other)
            parent.append(alone)


def counted(
    count: Callable[[str, int], int], write: Callable[[str], str]
) -> Callable[[Node, Files], None]:
    """Return what writes texts in another way, and positions as `count` has them there."""

    def change(root: Node, files: Files) -> None:
        for source in root.iterfind(".//p:TextSource", NS):
            name = f"sources/{source.get('guid')}.txt"
            text = files[name].decode()
            files[name] = write(text).encode()
            for marked in source.iterfind("p:PlainTextSelection", NS):
                for key in ("startPosition", "endPosition"):
                    marked.set(key, str(count(text, int(marked.get(key)))))

    return change


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


WAYS: dict[str, Callable[[Node, Files], None]] = {
    "UTF-16 units": counted(lambda text, at: units(text[:at]), str),
    "line ends of two characters": counted(
        lambda text, at: at + text[:at].count("\n"), lambda text: text.replace("\n", "\r\n")
    ),
    "line ends of two characters as one": counted(
        lambda _, at: at, lambda text: text.replace("\n", "\r\n")
    ),
    "a byte order mark": counted(lambda _, at: at + 1, lambda text: "\ufeff" + text),
    "no byte order mark": counted(lambda _, at: at, lambda text: "\ufeff" + text),
    "all of it": counted(
        lambda text, at: 1 + units(text[:at]) + text[:at].count("\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    ),
}
"""Ways in which programs count."""


def every_source(root: Node) -> Iterator[Node]:
    """Yield the sources of a project."""
    yield from root.iterfind(".//p:TextSource", NS)
