"""Write what was settled: evidence first, then the decisions, each only if it is not there yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from compliance.coding.decision import Decision, time_of
from compliance.coding.decision_store import DecisionStore
from compliance.coding.settle import Settled, SettledArticle
from compliance.errors import ComplianceError
from compliance.files.writing import make_folder, replace_file
from compliance.model.evidence import EvidenceFile
from compliance.workspace.files import read_file
from compliance.workspace.gate import number_keys
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.entry_edits import AddedEntry
from compliance.workspace.write.splice import spliced


class MovedOnError(ComplianceError):
    """A file of evidence that was changed or taken away while it was being settled."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" has just been changed; run the same again')


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: files of evidence, how many records in them, and how many decisions."""

    files: tuple[str, ...]
    records: int
    decisions: int


def write_settled(root: Path, settled: Settled, store: DecisionStore, at: datetime) -> Done:
    """Write evidence and decisions; of a second run nothing is left to write.

    Who calls it holds the lock of the workspace, and has read it under that lock.

    Args:
        root: The folder of the workspace.
        settled: What is to be written.
        store: The decisions on the workspace.
        at: The time, in UTC.

    Raises:
        ComplianceError: a file cannot be changed, read or written. What was written before it is
            whole, and stays; the next run writes the rest.
    """
    planned = [(one.file, _bytes(root, one)) for one in settled.articles]
    try:
        for file, data in planned:
            make_folder((root / file).parent, below=root)
            replace_file(root / file, [data], below=root)
    except OSError as error:
        raise UnwritableWorkspaceError(error) from None
    new = [replace(one, at=time_of(at)) for one in _not_noted(settled.decisions, store)]
    store.add_all(new)
    records = sum(len(one.entries) for one in settled.articles)
    return Done(tuple(file for file, _ in planned), records, len(new))


def _bytes(root: Path, one: SettledArticle) -> bytes:
    """Return the bytes of a file with its new records, everything else as it is."""
    if one.new_file is not None:
        return one.new_file
    source = read_file(root, one.file, [])
    if source is None:
        raise MovedOnError(one.file)
    edits = [AddedEntry(entry) for entry in one.entries]
    return spliced(source, edits, number_keys(EvidenceFile))


def _not_noted(decisions: Collection[Decision], store: DecisionStore) -> Iterator[Decision]:
    """Yield the decisions that the coder has not noted yet, whenever that was."""
    coders = {one.coder for one in decisions}
    noted = {replace(one, n=0, at="") for coder in coders for one in store.read(coder).standing}
    yield from (one for one in decisions if one not in noted)
