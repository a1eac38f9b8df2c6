"""Turn the bytes of one file into its record: strict reading, gate, checks within the file.

It brings YAML and pydantic along, so it is imported only where some file is not in the cache.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeVar, cast

from compliance.errors import MOST_PROBLEMS, Problem
from compliance.model.characters import IN_A_LINE
from compliance.model.evidence import EvidenceFile
from compliance.workspace import layout
from compliance.workspace.checks.record import find_record_faults
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import PATTERN_WORDS, check_shape
from compliance.workspace.lock_file import read_lock
from compliance.workspace.records import BrokenFile
from compliance.workspace.toml import read_toml
from compliance.workspace.yaml.reader import read_yaml

T = TypeVar("T")

# After each of these the reader leaves out a key, which the gate would report as missing.
_LEAVE_OUT: Final = frozenset({"alias", "empty-value", "key-not-text", "merge-key"})


@dataclass(frozen=True, slots=True)
class ParsedFile(Generic[T]):
    """The record of a file and its faults; `broken` if it gives no record."""

    record: T | None
    problems: tuple[Problem, ...]
    faults: tuple[Fault, ...] = ()
    broken: BrokenFile | None = None


def parse_file(source: SourceBytes, shape: type[T]) -> ParsedFile[T]:
    """Return the record of a file; for the lock, a tuple with one for each line."""
    if source.file == layout.LOCK:
        entries, problems = read_lock(source)
        return ParsedFile(cast("T", entries), problems)
    read = read_toml if source.file == layout.SETTINGS else read_yaml
    content = read(source.data, source.file)
    record: T | None = None
    faults: list[Fault] = []
    if content.value is not None:
        record = check_shape(content.value, shape, source.file, faults)
    if isinstance(record, EvidenceFile):
        faults.extend(islice(find_record_faults(source.file, record), MOST_PROBLEMS + 1))
    codes = {problem.code for problem in content.problems}
    return ParsedFile(
        record,
        content.problems,
        tuple(fault for fault in faults if not _is_echo(fault, codes)),
        BrokenFile.of(source.file, content.value) if record is None else None,
    )


def _is_echo(fault: Fault, codes: Collection[str]) -> bool:
    """Return whether a fault of shape only repeats a fault that the reader found."""
    if fault.code == "missing-key":
        return not _LEAVE_OUT.isdisjoint(codes)
    return "control-character" in codes and fault.message.endswith(PATTERN_WORDS[IN_A_LINE])
