"""Check a dossier: whether it is as it was packed, and how far what it says can be proved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from compliance import __version__
from compliance.assessments.perspective import find_perspective
from compliance.assessments.points import check_points
from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.run import run_audit
from compliance.errors import ComplianceError, InvalidWorkspaceError
from compliance.export.dossier.archive import first_difference, repacking, unpacked
from compliance.export.dossier.contents import WORKSPACE, report_files
from compliance.export.dossier.manifest import (
    LINES,
    MANIFEST,
    Manifest,
    altered_line,
    hash_of,
    lines_of,
    listed_lines,
    manifest_in,
)
from compliance.files.refusals import reason_of
from compliance.files.scratch import scratch_folder
from compliance.files.writing import write_new
from compliance.library.store import TextLibrary
from compliance.model.characters import escaped
from compliance.passages.prove import Prover
from compliance.render.page import PageMaker
from compliance.views.audit.findings import finding_views
from compliance.views.proofs import level_view
from compliance.views.verification import (
    PassagesView,
    RemarkKind,
    RemarkView,
    VerificationView,
)
from compliance.workspace.file_kinds import kind_of_file
from compliance.workspace.layout import SETTINGS, NoWorkspaceError
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace

_MOST_OF_A_LINE: Final = 80


def verify(name: str, data: bytes, library: TextLibrary, pages: PageMaker) -> VerificationView:
    """Return how a dossier was found.

    Args:
        name: What it is called.
        data: The whole file, of which nothing is believed.
        library: The texts on this machine; passages of others are proved by the lock alone.
        pages: What makes the page of the report anew, to compare it.

    Raises:
        NoDossierError: it is no dossier, or nothing in it can be told.
    """
    files = unpacked(name, data)
    manifest, listed = manifest_in(name, files.get(MANIFEST))
    found = _Contents(manifest, files, library, pages)
    remarks = [
        *_compared(files, manifest, listed=listed),
        *_repacked(name, data, files),
        *found.remarks(),
    ]
    return VerificationView(
        name=name,
        sha256=hash_of(data),
        program=manifest.program,
        agreement=manifest.agreement,
        source=manifest.source,
        points=manifest.points,
        files=len(files),
        remarks=tuple(remarks),
        passages=found.passages,
    )


def _remark(kind: RemarkKind, file: str, words: str, line: int | None = None) -> RemarkView:
    return RemarkView(kind=kind, file=escaped(file), line=line, words=words)


def _compared(
    files: Mapping[str, bytes], manifest: Manifest, *, listed: bool
) -> Iterator[RemarkView]:
    """Yield which files are not those that were packed."""
    if not listed:
        yield _altered_list(files, manifest)
    here = {file: hash_of(content) for file, content in files.items() if file != MANIFEST}
    lines = listed_lines(files.get(LINES))
    for file, sha256 in sorted(manifest.files.items()):
        if file not in here:
            yield _remark(RemarkKind.MISSING, file, f"{MANIFEST} lists it, and it is not here")
        elif here[file] != sha256:
            yield _altered_lines(files) if file == LINES else _altered(lines, file, files[file])
    for file in sorted(here.keys() - manifest.files.keys()):
        yield _remark(RemarkKind.ADDED, file, f"{MANIFEST} does not list it")
    if here.get(LINES) == manifest.files.get(LINES):
        as_listed = {file for file, sha256 in here.items() if manifest.files.get(file) == sha256}
        yield from _of_other_lines(files, as_listed - {LINES}, lines)
        for file in sorted(lines.keys() - here.keys() - manifest.files.keys()):
            yield _remark(RemarkKind.MISSING, file, f"{LINES} lists it, and it is not here")


def _of_other_lines(
    files: Mapping[str, bytes], as_listed: Collection[str], lines: Mapping[str, Sequence[str]]
) -> Iterator[RemarkView]:
    """Yield which of the files that have the hash listed have other lines than are listed.

    Who alters a file has to alter two lists: that of lines tells on who altered the other alone.
    """
    for file in sorted(as_listed):
        line = altered_line(lines, file, files[file])
        if file not in lines:
            yield _remark(RemarkKind.ADDED, file, f"{LINES} does not list it")
        elif line is not None:
            words = f"{LINES} has another line here, though {MANIFEST} has the hash of the file"
            yield _remark(RemarkKind.ALTERED, file, words, line)


def _altered_list(files: Mapping[str, bytes], manifest: Manifest) -> RemarkView:
    """Return where the list of files is not what it would be of the files that are here."""
    here = {file: hash_of(content) for file, content in files.items() if file != MANIFEST}
    line = _line_of_difference(files[MANIFEST], replace(manifest, files=here).written())
    words = "it does not have the hash that it says of itself; of the files here it would read "
    return _remark(RemarkKind.ALTERED, MANIFEST, f"{words}otherwise from here on", line)


def _line_of_difference(one: bytes, other: bytes) -> int:
    """Return the line, counted from 1, from which on a file reads otherwise; 1 if it does not."""
    return one[: first_difference(one, other) or 0].count(b"\n") + 1


def _altered_lines(files: Mapping[str, bytes]) -> RemarkView:
    """Return where the list of lines is not what it would be of the files that are here."""
    here = {file: content for file, content in files.items() if file not in {MANIFEST, LINES}}
    line = _line_of_difference(files[LINES], lines_of(here))
    words = "of the files here it would read otherwise from here on"
    return _remark(RemarkKind.ALTERED, LINES, words, line)


def _altered(lines: Mapping[str, Sequence[str]], file: str, content: bytes) -> RemarkView:
    line = altered_line(lines, file, content)
    if line is None:
        return _remark(RemarkKind.ALTERED, file, f"it does not have the hash in {MANIFEST}")
    now = content.splitlines()
    if line > len(now):
        return _remark(RemarkKind.ALTERED, file, "what stood here is gone", line)
    shown = escaped(now[line - 1].decode("utf-8", "replace"))
    shown = shown if len(shown) <= _MOST_OF_A_LINE else f"{shown[:_MOST_OF_A_LINE]}…"
    return _remark(RemarkKind.ALTERED, file, f"here stood something else than: {shown}", line)


def _repacked(name: str, data: bytes, files: Mapping[str, bytes]) -> Iterator[RemarkView]:
    """Yield whether the zip file around the files is another than is made of them."""
    found = repacking(name, data, files)
    if found is not None:
        yield _remark(RemarkKind.REPACKED, *found)


class _Contents:
    """What a dossier says, read and made anew from the workspace in it."""

    def __init__(
        self,
        manifest: Manifest,
        files: Mapping[str, bytes],
        library: TextLibrary,
        pages: PageMaker,
    ) -> None:
        self._manifest, self._files = manifest, files
        self._library, self._pages = library, pages
        self.passages: tuple[PassagesView, ...] = ()

    def remarks(self) -> Iterator[RemarkView]:
        """Yield what is wrong with the workspace, the report, and the passages."""
        with scratch_folder() as root:
            try:
                self._unpack(root)
                workspace = load_workspace(root)
                self._check_asked(workspace)
            except InvalidWorkspaceError as error:
                for one in error.problems:
                    words = f"{one.code}: {one.message}"
                    yield _remark(RemarkKind.INVALID, f"{WORKSPACE}{one.file}", words, one.line)
                return
            except NoWorkspaceError:
                # Its message names a folder that is here for a moment.
                words = "it is not here, and without it nothing of the workspace can be read"
                yield _remark(RemarkKind.INVALID, f"{WORKSPACE}{SETTINGS}", words)
                return
            except ComplianceError as error:
                yield _remark(RemarkKind.INVALID, MANIFEST, str(error))
                return
            except OSError as error:
                words = f"the workspace cannot be unpacked: {reason_of(error)}"
                yield _remark(RemarkKind.INVALID, MANIFEST, words)
                return
            yield from self._report(workspace)
            yield from self._passages(workspace, root)

    def _check_asked(self, workspace: Workspace) -> None:
        """Refuse an agreement, a source or a point that the workspace does not have."""
        manifest = self._manifest
        agreement = workspace.agreement(manifest.agreement)
        if manifest.source is not None:
            find_perspective(workspace, agreement, manifest.source)
        check_points(manifest.points, agreement)

    def _unpack(self, root: Path) -> None:
        for file, content in self._files.items():
            inside = file.removeprefix(WORKSPACE)
            if file != inside and kind_of_file(inside) is not None:
                write_new(root / inside, [content])

    def _report(self, workspace: Workspace) -> Iterator[RemarkView]:
        """Yield where the report is not what the workspace says, made anew here."""
        if self._manifest.program != __version__:
            words = (
                f"made by compliance {self._manifest.program}, which may print other words than "
                f"this {__version__}: the reports were not made anew"
            )
            yield _remark(RemarkKind.UNVERIFIABLE, MANIFEST, words)
            return
        made = report_files(workspace, self._manifest, self._pages)
        for file, content in made.items():
            there = self._files.get(file)
            if there is not None and there != content:
                line = _line_of_difference(there, content)
                words = f"made anew from {WORKSPACE}, it reads otherwise from here on"
                yield _remark(RemarkKind.DIFFERS, file, words, line)

    def _passages(self, workspace: Workspace, root: Path) -> Iterator[RemarkView]:
        """Yield the findings of an audit that are errors, and count how far passages go."""
        agreement = workspace.agreement(self._manifest.agreement)
        audited = Audited(
            workspace,
            agreement,
            Prover(workspace, self._library),
            source=self._manifest.source,
            points=self._manifest.points,
        )
        audit = run_audit(audited)
        counts = audit.levels.items()
        self.passages = tuple(
            PassagesView(level=level.value, word=view.word, number=number)
            for level, view, number in ((one, level_view(one), n) for one, n in counts if n)
        )
        errors = [finding for finding in audit.findings if finding.severity is Severity.ERROR]
        for finding in finding_views(errors, root, public=True):
            words = f"{finding.code}: {finding.subject}: {finding.message}"
            yield _remark(RemarkKind.NOT_FOUND, f"{WORKSPACE}{finding.file}", words, finding.line)
