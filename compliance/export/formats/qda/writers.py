"""Write the codebook of an agreement, and statements as a project."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from compliance.export.dossier.archive import packed
from compliance.export.formats.qda.codes import codebook
from compliance.export.formats.qda.project import project_files
from compliance.export.formats.qda.xml import CODEBOOK, ORIGIN, add_codes, written
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence


def write_qdc(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a codebook: all of the agreement, whatever the statements are about."""
    del statements
    root = Element("CodeBook", xmlns=CODEBOOK, origin=ORIGIN)
    add_codes(SubElement(root, "Codes"), codebook(selection))
    yield written(root)


def write_qdpx(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a project without texts: of each passage, its first and last words are a line."""
    yield packed(project_files(selection, statements, texts=False))


def write_qdpx_with_texts(
    selection: Selection, statements: tuple[Evidence, ...]
) -> Iterator[bytes]:
    """Yield a project with the texts of articles that are on this machine."""
    yield packed(project_files(selection, statements, texts=True))
