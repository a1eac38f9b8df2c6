"""Write into the files of articles how far they have come, drafts included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.files.writing import replace_file
from compliance.model.article import Article, Progress
from compliance.workspace import layout
from compliance.workspace.checks.sources import find_progress_faults
from compliance.workspace.drafts import completed
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes, read_file
from compliance.workspace.gate import check_shape
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.splice import Added, Edit, Replaced, spliced
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.yaml.reader import read_yaml


class UnmarkableError(ComplianceError):
    """An article whose file is gone or wrong, or that another step does not fit."""

    def __init__(self, file: str, wrong: str) -> None:
        super().__init__(f'"{file}": {wrong}')


@dataclass(frozen=True, slots=True)
class Marked:
    """A file of an article, and whether the step was written or stood there already."""

    file: str
    written: bool


def mark(
    root: Path, files: Sequence[str], step: Progress, say: Callable[[str], None]
) -> tuple[Marked, ...]:
    """Add a step to the files of some articles, of all or of none.

    Nothing is written into a file whose last step it is already.

    Args:
        root: The folder of the workspace.
        files: The files, by their paths in the workspace.
        step: What the articles have come to.
        say: Told when another process has to be waited for.

    Raises:
        UnmarkableError: a file is gone or wrong, or the step comes before its last one.
        UnspliceableError: the step cannot be put into a file.
        ReadOnlyWorkspaceError: the workspace came with an installed package.
        UnwritableWorkspaceError: it cannot be written.
        FolderBusyError: another process did not finish writing in time.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        plans = [(file, _planned(root, file, step)) for file in files]
        try:
            for file, data in plans:
                if data is not None:
                    replace_file(root / file, [data], below=root)
        except OSError as error:
            raise UnwritableWorkspaceError(error) from None
    return tuple(Marked(file, data is not None) for file, data in plans)


def _planned(root: Path, file: str, step: Progress) -> bytes | None:
    """Return the bytes that the file of an article is to have; None if it says all already."""
    source = read_file(root, file, [])
    if source is None:
        raise UnmarkableError(file, "it cannot be read any more; run: compliance check")
    before = _article(source)
    if before.progress[-1:] == (step,):
        return None
    data = spliced(source, list(_edits(before, step)))
    for fault in find_progress_faults(file, _article(SourceBytes(file, source.stem, data))):
        raise UnmarkableError(file, fault.message)
    return data


def _edits(before: Article, step: Progress) -> Iterator[Edit]:
    if step.state.coded is not before.coded:
        yield Replaced("coded", step.state.coded)
    item = {"state": step.state.value, "by": step.by, "day": step.day.text}
    yield Added("progress", item, behind="coded")


def _article(source: SourceBytes) -> Article:
    """Return the record of a file; a draft as if it were complete."""
    read = read_yaml(source.data, source.file)
    faults: list[Fault] = []
    article = check_shape(completed(read.value), Article, source.file, faults)
    if read.problems or article is None:
        wrong = [*(one.message for one in read.problems), *(one.message for one in faults)]
        raise UnmarkableError(source.file, wrong[0])
    return article
