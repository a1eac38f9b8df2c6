"""Do what a plan says: change statements in their files, and put proposals into the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from compliance.coding.record_writer import bytes_of
from compliance.errors import ComplianceError
from compliance.export.returned.proposals import Proposal
from compliance.files.writing import make_folder, remove_file, replace_file
from compliance.model.base import ArticleId
from compliance.suggest.store import SuggestionStore
from compliance.suggest.suggestion import Suggestion
from compliance.workspace import layout
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.writers_lock import writing


class ChangedMeanwhileError(ComplianceError):
    """A file of evidence that was changed after the plan was made."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" has just been changed; run the same again')


def write_files(
    root: Path, files: Mapping[str, tuple[bytes | None, bytes]], say: Callable[[str], None]
) -> tuple[str, ...]:
    """Write files of a workspace, all or none, and return them.

    Args:
        root: The folder of the workspace.
        files: The bytes of each before (None: no file), and those to be.
        say: What is told while somebody else writes.

    Raises:
        ChangedMeanwhileError: a file has other bytes than before.
        ComplianceError: the workspace is read-only, busy, or cannot be written.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        for file, (before, _) in files.items():
            if bytes_of(root, file) != before:
                raise ChangedMeanwhileError(file)
        done: list[str] = []
        try:
            for file, (_, after) in files.items():
                done.append(file)
                make_folder((root / file).parent, below=root)
                replace_file(root / file, [after], below=root)
        except BaseException as error:
            _put_back(root, files, done)
            if isinstance(error, OSError):
                raise UnwritableWorkspaceError(error) from None
            raise
    return tuple(files)


def _put_back(root: Path, files: Mapping[str, tuple[bytes | None, bytes]], done: list[str]) -> None:
    """Give files the bytes back that they had."""
    for file in done:
        before, _ = files[file]
        if bytes_of(root, file) == before:
            continue
        if before is None:
            remove_file(root / file, below=root)
        else:
            replace_file(root / file, [before], below=root)


def put_proposals(store: SuggestionStore, proposals: Iterable[Proposal]) -> int:
    """Put proposals beside what is suggested for their texts; return how many are new.

    What was imported before stays, and so does what an engine suggested for the same text.

    Raises:
        SuggestionWriteError: the folder of suggestions cannot be written.
    """
    new = 0
    by_text: dict[tuple[ArticleId, str], list[Suggestion]] = {}
    for one in proposals:
        by_text.setdefault((one.article.id, one.text_sha256), []).append(one.suggestion)
    for (article, text_sha256), given in by_text.items():
        stored = store.get(article)
        before = stored.suggestions if stored and stored.text_sha256 == text_sha256 else ()
        added = [one for one in given if one not in before]
        if added:
            store.put(article, text_sha256, (*before, *added))
        new += len(added)
    return new
