"""A project: sources with the passages of statements in them, who coded them, and the codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from compliance.export.formats.qda.codes import CODED, Code, codebook, guid_of, values
from compliance.export.formats.qda.plain import Plain
from compliance.export.formats.qda.xml import (
    ORIGIN,
    PROJECT,
    add_codes,
    describe,
    printable,
    written,
)
from compliance.model.article import Article
from compliance.model.base import CoderId, as_written
from compliance.passages.prove import UNVERIFIED
from compliance.passages.search import Range
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence
from compliance.workspace.write.yaml_writer import write_yaml

FILE: Final = "project.qde"
FOLDER: Final = "sources/"
INTERNAL: Final = "internal://"
NO_CODER: Final = "coder not named"
# QualCoder reads no selection without a time. Ours have none: this is the first of a zip file.
_NO_TIME: Final = "1980-01-01T00:00:00Z"
_BETWEEN: Final = " … "


@dataclass
class TextSource:
    """A text of an article with the statements in it; without one, the ends of their passages."""

    article: Article
    plain: Plain
    sha256: str | None = None
    ends: list[str] = field(default_factory=list)
    found: list[tuple[Evidence, Range]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name, which no other source has."""
        if self.sha256 is None:
            return f"{self.article.id} (first and last words)"
        several = len(self.article.held) > 1
        return f"{self.article.id} {self.sha256[:12]}" if several else self.article.id

    @property
    def text(self) -> str:
        """The text of its file."""
        return self.plain.text if self.sha256 else "\n".join([*self.ends, ""])

    def add_ends(self, e: Evidence) -> None:
        """Add the first and last words of a passage, in a line of their own."""
        pin = e.entry.passage
        line = _BETWEEN.join(one for one in (pin.start, pin.end) if one)
        line = Plain(line).text.replace("\n", " ")
        start = sum(len(one) + 1 for one in self.ends)
        self.ends.append(line)
        self.found.append((e, (start, start + len(line))))


def sources(
    selection: Selection, statements: Iterable[Evidence], *, texts: bool
) -> tuple[TextSource, ...]:
    """Return the sources of a project, in the order of articles.

    With `texts`, a statement stands in the text in which its passage is found, if that is on this
    machine; else its first and last words stand in a source beside it.
    """
    made: dict[tuple[str, str], TextSource] = {}
    for e in statements:
        proof = selection.prover.prove(e) if texts else UNVERIFIED
        if proof.found_in is None or proof.range is None or proof.text_sha256 is None:
            ends = made.setdefault((e.article.id, ""), TextSource(e.article, Plain("")))
            ends.add_ends(e)
            continue
        key = e.article.id, proof.text_sha256
        if key not in made:
            made[key] = TextSource(e.article, Plain(proof.found_in), proof.text_sha256)
        made[key].found.append((e, made[key].plain.inwards(proof.range)))
    return tuple(made[key] for key in sorted(made))


def project_files(
    selection: Selection, statements: Iterable[Evidence], *, texts: bool
) -> dict[str, bytes]:
    """Return the files of a project, by their paths in the archive."""
    made = sources(selection, statements, texts=texts)
    document = _Document(selection)
    guids = {one.name: document.guid("source", one.name) for one in made}
    files = {f"{FOLDER}{guids[one.name]}.txt": one.text.encode() for one in made}
    return {FILE: document.written(made), **files}


def record_text(selection: Selection, e: Evidence) -> str:
    """Return a statement as a file of evidence that has it alone."""
    file = selection.workspace.records.evidence[e.file]
    return write_yaml(as_written(replace(file, evidence=(e.entry,))))


def coded(e: Evidence) -> Iterator[tuple[str, str]]:
    """Yield the fields of a statement whose values are codes, each with each of its values."""
    entry = as_written(e.entry)
    for name in CODED:
        yield from ((name, value) for value in values(entry, name))


def _coders(e: Evidence) -> tuple[str, ...]:
    return e.coded_by or ("",)


class _Document:
    """Writes the XML of a project."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._root = Element("Project", name=printable(selection.workspace.settings.title))
        self._root.set("xmlns", PROJECT)
        self._root.set("origin", ORIGIN)

    def guid(self, kind: str, id: str) -> str:
        """Return the GUID of something of the agreement."""
        return guid_of(self._selection.agreement.id, kind, id)

    def written(self, made: tuple[TextSource, ...]) -> bytes:
        """Return the document."""
        self._add_users(e for one in made for e, _ in one.found)
        codes = SubElement(SubElement(self._root, "CodeBook"), "Codes")
        add_codes(codes, self._codes)
        listed = SubElement(self._root, "Sources") if made else self._root
        for one in made:
            self._add_source(listed, one)
        return written(self._root)

    @cached_property
    def _codes(self) -> tuple[Code, ...]:
        return codebook(self._selection)

    @cached_property
    def _guids(self) -> dict[tuple[str, str], str]:
        every = (one for code in self._codes for one in code.every())
        return {one.means: one.guid for one in every if one.means}

    def _add_users(self, statements: Iterable[Evidence]) -> None:
        listed = SubElement(self._root, "Users")
        named = {id for e in statements for id in _coders(e)} or {""}
        coders = self._selection.workspace.coders
        for id in sorted(named):
            name = printable(coders[CoderId(id)].name) if id else NO_CODER
            SubElement(listed, "User", guid=self.guid("coder", id), name=name)

    def _add_source(self, parent: Element, one: TextSource) -> None:
        guid = self.guid("source", one.name)
        path = f"{INTERNAL}{guid}.txt"
        element = SubElement(parent, "TextSource", guid=guid, name=one.name, plainTextPath=path)
        article = one.article
        facts = (article.title, article.outlet, article.published.text, article.url)
        describe(element, "\n".join(fact for fact in facts if fact))
        for e, place in sorted(one.found, key=lambda found: found[1]):
            self._add_selection(element, e, place)

    def _add_selection(self, parent: Element, e: Evidence, place: Range) -> None:
        by = self.guid("coder", _coders(e)[0])
        said = {
            "guid": self.guid("statement", e.id),
            "name": e.id,
            "startPosition": str(place[0]),
            "endPosition": str(place[1]),
            "creatingUser": by,
            "creationDateTime": _NO_TIME,
        }
        element = SubElement(parent, "PlainTextSelection", said)
        describe(element, record_text(self._selection, e))
        for name, value in coded(e):
            guid = self.guid("coding", f"{e.id} {name} {value}")
            about = {"guid": guid, "creatingUser": by, "creationDateTime": _NO_TIME}
            coding = SubElement(element, "Coding", about)
            SubElement(coding, "CodeRef", targetGUID=self._guids[name, value])
