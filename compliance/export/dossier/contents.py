"""What goes into a dossier: the files of the workspace, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from compliance import __version__
from compliance.assessments.perspective import find_perspective
from compliance.errors import ComplianceError
from compliance.export.dossier.archive import packed
from compliance.export.dossier.manifest import LINES, MANIFEST, Manifest, hash_of, lines_of
from compliance.files.reading import UnreadError, list_below, read
from compliance.files.scratch import scratch_folder
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.render.json.report import render_report_json
from compliance.render.page import PageMaker
from compliance.render.text.report import render_report_text
from compliance.views.report.build import build_report_view
from compliance.views.selection import Request, Selection
from compliance.workspace.file_kinds import FILE_TYPES, FileKind, kind_of_file
from compliance.workspace.files import MOST_LOCK_BYTES
from compliance.workspace.workspace import Workspace

WORKSPACE = "workspace/"
"""The folder of a dossier in which the files of the workspace stand."""
REPORT_TEXT, REPORT_JSON, REPORT_PAGE = "report.txt", "report.json", "report.html"
HOW = "README.txt"
CODEBOOK = "codebook.md"
WIDTH = 100
"""Columns of the report as text, wherever it is made."""

_HOW = """\
This is a dossier made by compliance {version}: what is said about an agreement, by whom, where, and
in which words. It says nothing about who is right.

report.html, report.txt, report.json   the report, for a browser, for any editor, for programs
workspace/                             all that it rests on: the agreement, the voices, the
                                       articles and how their copies came about, the statements,
                                       the objections, and the lock, which says where each passage
                                       stands in which text
codebook.md                            which words were coded how
manifest.json, lines.json              what every file, and every line, was when it was packed

No text of an article is in it: a passage is pinned by its first and last words, and by the
SHA-256 of the passage and of the text. Who has the articles can check every passage in them.

To check it: install compliance {version}, and say

    compliance verify FILE

This reads nothing but the file, and the texts on your own machine, if there are any. It asks
nobody, and names whatever is missing, altered, or cannot be checked.
"""


class UnreadFileError(ComplianceError):
    """A file of the workspace that cannot be packed."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" of the workspace cannot be read; see its rights, and try again')


def dossier(
    root: Path, workspace: Workspace, manifest: Manifest, pages: PageMaker, codebook: bytes
) -> bytes:
    """Return a dossier.

    Args:
        root: The folder of the workspace.
        workspace: The workspace in it.
        manifest: What the dossier is of; its files are not read.
        pages: What makes the page of the report.
        codebook: Which words were coded how.

    Raises:
        ComplianceError: there is no such agreement, source or point, or a file cannot be read.
    """
    files = {
        HOW: _HOW.format(version=manifest.program).encode(),
        CODEBOOK: codebook,
        **{f"{WORKSPACE}{file}": content for file, content in _workspace_files(root)},
        **report_files(workspace, manifest, pages),
    }
    files[LINES] = lines_of(files)
    listed = Manifest(
        program=manifest.program,
        agreement=manifest.agreement,
        source=manifest.source,
        points=manifest.points,
        files={name: hash_of(content) for name, content in files.items()},
    )
    return packed({**files, MANIFEST: listed.written()})


def asked(agreement: str, source: str | None, points: Iterable[str]) -> Manifest:
    """Return what a dossier is of, before there are files in it."""
    return Manifest(
        program=__version__, agreement=agreement, source=source, points=tuple(points), files={}
    )


def report_files(workspace: Workspace, manifest: Manifest, pages: PageMaker) -> dict[str, bytes]:
    """Return the report of a dossier in its three forms, the same on every machine.

    It is made as if no text were held anywhere: what a report says of passages would else depend on
    who makes it.

    Raises:
        ComplianceError: there is no such agreement, source or point.
    """
    agreement = workspace.agreement(manifest.agreement)
    source = manifest.source
    request = Request(
        source=None if source is None else find_perspective(workspace, agreement, source),
        points=manifest.points,
        public=True,
    )
    with scratch_folder() as empty:
        prover = Prover(workspace, TextLibrary(empty))
        view = build_report_view(Selection.of(workspace, agreement, prover, request))
        return {
            REPORT_TEXT: render_report_text(view, width=WIDTH).encode(),
            REPORT_JSON: b"".join(render_report_json(view)),
            REPORT_PAGE: b"".join(pages.page(view, "report/report.html.j2")),
        }


def _workspace_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a workspace is read from, by their paths in it."""
    folders = [of.path for of in FILE_TYPES.values() if of.is_folder]
    alone = [of.path for of in FILE_TYPES.values() if not of.is_folder]
    below = (entry.file for folder in folders for entry in list_below(root, folder))
    for file in (*alone, *below):
        if kind_of_file(file) in {None, FileKind.CODING}:
            continue
        try:
            yield file, read(root / file, most=MOST_LOCK_BYTES, below=root)
        except UnreadError as error:
            if error.reason != "missing":
                raise UnreadFileError(file) from None
