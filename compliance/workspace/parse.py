"""Turn the bytes of one file into its record: strict reading, gate, checks within the file.

It brings YAML and pydantic along, so it is imported only where some file is not in the cache.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeVar, cast

from compliance.errors import MOST_PROBLEMS, Problem
from compliance.model.evidence import EvidenceFile
from compliance.model.incident import SearchFile
from compliance.workspace import layout
from compliance.workspace.checks.queries import find_query_faults
from compliance.workspace.checks.record import find_record_faults
from compliance.workspace.faults import Fault
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import check_shape, number_keys, prose_keys
from compliance.workspace.lock_file import read_lock
from compliance.workspace.records import BrokenFile
from compliance.workspace.rewording import LINE_CURES, NOT_FOR_QUOTES
from compliance.workspace.search_log import read_search_log
from compliance.workspace.toml import read_toml
from compliance.workspace.yaml.places import locate_all
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
    """Return the record of a file; for the lock and the log, a tuple with one for each line."""
    if source.file in {layout.LOCK, layout.SEARCH_LOG}:
        read = read_lock if source.file == layout.LOCK else read_search_log
        entries, problems = read(source)
        return ParsedFile(cast("T", entries), problems)
    if source.file == layout.SETTINGS:
        content = read_toml(source.data, source.file)
    else:
        content = read_yaml(source.data, source.file, prose_keys(shape), number_keys(shape))
    record: T | None = None
    faults: list[Fault] = []
    if content.value is not None:
        record = check_shape(content.value, shape, source.file, faults)
    if isinstance(record, EvidenceFile):
        faults.extend(islice(find_record_faults(source.file, record), MOST_PROBLEMS + 1))
    if isinstance(record, SearchFile):
        faults.extend(islice(find_query_faults(source.file, record), MOST_PROBLEMS + 1))
    codes = {problem.code for problem in content.problems}
    return ParsedFile(
        record,
        _without_contradiction(source, content.problems, faults),
        tuple(fault for fault in faults if not _is_echo(fault, codes)),
        BrokenFile.of(source.file, content.value) if record is None else None,
    )


def _without_contradiction(
    source: SourceBytes, problems: tuple[Problem, ...], faults: Collection[Fault]
) -> tuple[Problem, ...]:
    """Return the problems without those whose cure, quotes, is wrong for the value in question."""
    bare = [fault.route for fault in faults if fault.message.startswith(NOT_FOR_QUOTES)]
    ambiguous = [problem for problem in problems if problem.code == "ambiguous-scalar"]
    if not bare or not ambiguous:
        return problems
    places = locate_all(source.data, bare, source.file).values()
    # A value stands behind its key, mostly in the same line; of several, the next one is meant.
    dropped = {
        next((p for p in ambiguous if p.line == line and p.column >= column), None)
        for line, column in places
    }
    return tuple(problem for problem in problems if problem not in dropped)


def _is_echo(fault: Fault, codes: Collection[str]) -> bool:
    """Return whether a fault of shape only repeats a fault that the reader found."""
    if fault.code == "missing-key":
        return not _LEAVE_OUT.isdisjoint(codes)
    return "control-character" in codes and fault.message.endswith(LINE_CURES)
