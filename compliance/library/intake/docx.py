"""The text of a Word document, and what it says of itself; for the process that reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.charsets import load_encodings
from compliance.library.intake.days import day_of
from compliance.library.intake.docx_words import DocumentWords
from compliance.library.intake.extraction import (
    Basis,
    Extraction,
    FactKey,
    FoundFact,
    Part,
    Remark,
)
from compliance.library.intake.zips import ZipLimits, open_zip, unbroken
from compliance.model.article import Extractor

_LIMITS: Final = ZipLimits(members=4_000, member=32 * 1024 * 1024, total=128 * 1024 * 1024)
_EXTRACTOR: Final = Extractor(
    name="python-docx", version=version("python-docx"), settings="layout=1"
)
_EMPTY: Final = ("has no text", "if it has pictures of pages, run text recognition over them")
_NOTES: Final = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    load_encodings()  # those of names in zip files, too
    example = Document()
    example.add_paragraph("x")
    stream = BytesIO()
    example.save(stream)
    extract(Capture("", stream.getvalue()))


def extract(capture: Capture) -> Extraction:
    """Return the text of a Word document: its paragraphs, divided by blank lines.

    Raises:
        UnfitCaptureError: it is damaged, a bomb, or has no text.
        Exception: it is no Word document; the library raises what it stumbles upon.
    """
    stream = BytesIO(capture.data)
    with open_zip(capture.name, stream, _LIMITS), unbroken(capture.name):
        document = Document(stream)
    words = DocumentWords()
    blocks = list(words.blocks(document.element.body))
    for rel in document.part.rels.values():
        if rel.reltype in _NOTES:
            blocks += words.notes(parse_xml(rel.target_part.blob))
    text = "\n\n".join(blocks)
    if not text:
        raise UnfitCaptureError(capture.name, *_EMPTY)
    facts, remarks = tuple(_facts(document)), tuple(_remarks(words.counts))
    return Extraction(text, _EXTRACTOR, facts, remarks, (Part((0, len(text))),))


def _facts(document: Opened) -> Iterator[FoundFact]:
    package = document.part.package
    kinds = {rel.reltype for rel in package.rels.values()} if package else set()
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in kinds:
        return  # the library would make some up
    told = document.core_properties
    for key, value in ((FactKey.TITLE, told.title), (FactKey.AUTHORS, told.author)):
        if words := " ".join(value.split()):
            yield FoundFact(key, words, Basis.FILE, f"DOCX {key}")
    # On that day the file was begun, maybe from an older one or long before it was published.
    if told.created and (day := day_of(told.created.date().isoformat())):
        yield FoundFact(FactKey.PUBLISHED, f"{day}?", Basis.FILE, "DOCX created")


def _remarks(counts: Counter[str]) -> Iterator[Remark]:
    if counts["inserted"] or counts["deleted"]:
        yield Remark(
            "tracked-changes",
            f"changes are tracked: insertions ({counts['inserted']}) are in the text, "
            f"deletions ({counts['deleted']}) are not",
        )
    if comments := counts["comments"]:
        yield Remark("comments", f"comments are not in the text: {comments}")
    if hidden := counts["hidden"]:
        yield Remark("hidden-text", f"hidden pieces are not in the text: {hidden}")
    if notes := counts["notes"]:
        yield Remark("notes", f"notes stand at the end of the text: {notes}")
    if counts["items"]:
        yield Remark("list-numbers", "items of lists begin with a hyphen, whatever their number")
