"""A REFI-QDA project or codebook as it was written by any program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from compliance.errors import ComplianceError
from compliance.export.returned.safe_xml import read_xml
from compliance.library.intake.zips import ZipLimits, open_zip, read_member

MOST_BYTES: Final = 1024**3
"""How large a project may be: films and sounds may be in it, which are not read."""
_LIMITS: Final = ZipLimits(members=100_000, member=MOST_BYTES, total=4 * MOST_BYTES)
_LONGEST_DOCUMENT: Final = 128 * 1024**2
_LONGEST_TEXT: Final = 8 * 1024**2
_MOST_TEXT: Final = 256 * 1024**2
"""Bytes of all texts: they are held in memory at once."""
_DOCUMENT: Final = "project.qde"
_FOLDERS: Final = ("sources/", "Sources/")
_MOST_DIGITS: Final = 9
"""Of a position: no text is so long that it needs more."""
_INTERNAL: Final = "internal://"
_WITH_TEXT: Final = ("TextSource", "Representation")


class NoProjectError(ComplianceError):
    """A file that is no project or codebook of REFI-QDA."""

    def __init__(self, name: str, wrong: str) -> None:
        super().__init__(f'"{name}" {wrong}; export it anew as REFI-QDA')


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked passage of a source: its positions as they are written, and the GUIDs of its codes.

    `place` is None where the positions are no numbers.
    """

    guid: str
    name: str
    place: tuple[int, int] | None
    description: str
    codes: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A source with its text as it stands in the archive, or why it cannot be read."""

    guid: str
    name: str
    text: str | None
    wrong: str | None
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a project has: names of codes and users by GUID, and sources.

    `elsewhere` counts codings of what is no passage of a text, and `notes` what is noted apart.
    """

    origin: str
    codes: dict[str, str]
    users: dict[str, str]
    sources: tuple[Given, ...] = ()
    elsewhere: int = 0
    notes: int = 0


@dataclass(slots=True)
class _Archive:
    name: str
    opened: ZipFile
    sizes: dict[str, int]
    read: int = 0

    def text(self, path: str) -> tuple[str | None, str | None]:
        """Return the text of a source, or why it cannot be read; a path is only a name in here."""
        if not path:
            return None, "it has no plain text"
        # `qc` writes the name alone; what names another place is in no archive.
        inner = path.removeprefix(_INTERNAL).lstrip("/")
        found = next((f"{one}{inner}" for one in _FOLDERS if f"{one}{inner}" in self.sizes), None)
        if found is None:
            return None, "its text is not in the archive"
        if self.sizes[found] > _LONGEST_TEXT:
            return None, "its text is larger than 8 MiB"
        self.read += self.sizes[found]
        if self.read > _MOST_TEXT:
            return None, "the texts of the archive have more than 256 MiB"
        try:
            return read_member(self.name, self.opened, found).decode(), None
        except UnicodeDecodeError as error:
            return None, f"its text is not UTF-8 (byte {error.start})"


def read_project(name: str, data: bytes) -> Project:
    """Return what a project has.

    Args:
        name: What the file is called in messages.
        data: The archive, of whose content nothing is believed.

    Raises:
        UnfitCaptureError: it is no archive, a damaged one, or one that unpacks to too much.
        UnreadableXmlError: its document is no XML that is read.
        NoProjectError: it has none.
    """
    with open_zip(name, BytesIO(data), _LIMITS) as opened:
        sizes = {info.filename: info.file_size for info in opened.infolist()}
        if sizes.get(_DOCUMENT, 0) > _LONGEST_DOCUMENT:
            raise NoProjectError(name, f"has a {_DOCUMENT} of more than 128 MiB")
        document = read_member(name, opened, _DOCUMENT)
        if not document:
            raise NoProjectError(name, f"has no {_DOCUMENT} in it")
        root = read_xml(f"{name}: {_DOCUMENT}", document)
        if root.tag != "Project":
            raise NoProjectError(name, f"has a {_DOCUMENT} that is no project")
        archive = _Archive(name, opened, sizes)
        listed = root.find("Sources")
        holders = [] if listed is None else [one for one in listed.iter() if one.tag in _WITH_TEXT]
        sources = tuple(_source(one, archive) for one in holders)
    every = 0 if listed is None else sum(1 for _ in listed.iter("Coding"))
    marked = sum(len(one.codes) for source in sources for one in source.marked)
    return Project(
        origin=root.get("origin", ""),
        codes=dict(_codes(root)),
        users={one.get("guid", ""): one.get("name", "") for one in root.iter("User")},
        sources=sources,
        elsewhere=every - marked,
        notes=sum(1 for _ in root.iter("Note")),
    )


def read_codebook(name: str, data: bytes) -> Project:
    """Return the codes of a codebook.

    Raises:
        UnreadableXmlError: it is no XML that is read.
        NoProjectError: it is no codebook.
    """
    root = read_xml(name, data)
    if root.tag != "CodeBook":
        raise NoProjectError(name, "is no codebook")
    return Project(origin=root.get("origin", ""), codes=dict(_codes(root)), users={})


def _codes(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iter("Code"):
        yield _guid(one.get("guid")), one.get("name", "")


def _source(element: Element, archive: _Archive) -> Given:
    content = element.find("PlainTextContent")
    if content is None:
        text, wrong = archive.text(element.get("plainTextPath", ""))
    else:
        text, wrong = content.text or "", None
    return Given(
        guid=_guid(element.get("guid")),
        name=element.get("name") or element.get("plainTextPath") or "",
        text=text,
        wrong=wrong,
        marked=tuple(map(_marked, element.findall("PlainTextSelection"))),
    )


def _marked(element: Element) -> Marked:
    ends = element.get("startPosition", ""), element.get("endPosition", "")
    are_numbers = all(
        one.isascii() and one.isdecimal() and len(one) <= _MOST_DIGITS for one in ends
    )
    references = element.findall("Coding/CodeRef")
    return Marked(
        guid=_guid(element.get("guid")),
        name=element.get("name", ""),
        place=(int(ends[0]), int(ends[1])) if are_numbers else None,
        description=element.findtext("Description") or "",
        codes=tuple(_guid(one.get("targetGUID")) for one in references),
        by=element.get("creatingUser"),
    )


def _guid(written: str | None) -> str:
    """Return a GUID as all are compared: programs write them in either case, some in braces."""
    return (written or "").strip().strip("{}").lower()
