"""Check a record before it is written, as `check` would after it: nothing is written for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from compliance.model.base import AgreementId, ArticleId
from compliance.model.evidence import CodingFile, EvidenceEntry, EvidenceFile
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.faults import Fault, Route
from compliance.workspace.files import SourceBytes
from compliance.workspace.gate import check_shape
from compliance.workspace.load import find_faults
from compliance.workspace.parse import ParsedFile, parse_file
from compliance.workspace.records import Records

_MAPPINGS = {"part": "words", "denied_claim": "claim", "probable_speaker": "because"}
"""Fields that hold others, each with the one that a message about the whole belongs to."""


@dataclass(frozen=True, slots=True)
class WrongField:
    """What is wrong in a record, and in which of its fields, named flat; "" is all of it."""

    field: str
    message: str


def shaped(
    article: ArticleId, agreement: AgreementId, value: Mapping[str, object]
) -> EvidenceEntry | list[WrongField]:
    """Return the record that a value describes; else what is wrong with it."""
    faults: list[Fault] = []
    content = {"article": article, "agreement": agreement, "evidence": [dict(value)]}
    file = check_shape(content, EvidenceFile, "", faults)
    if file is None:
        return [WrongField(_field(fault.route), fault.message) for fault in faults]
    return file.evidence[0]


def find_wrong_fields(records: Records, file: str, data: bytes, entry: str) -> Iterator[WrongField]:
    """Yield every problem that a valid workspace would have with a file of evidence in it.

    Args:
        records: The records of the workspace.
        file: The path of the file in the workspace.
        data: Its bytes.
        entry: The id of the record to whose fields problems belong.
    """
    parsed = _parsed(file, data)
    # It always gives a record: the splice read it, and what was added has its shape.
    record = cast("EvidenceFile", parsed.record)
    with_it = replace(records, evidence={**records.evidence, file: record})
    yield from _by_field(parsed, record, find_faults(with_it), file, entry)


def find_wrong_in_coding(
    records: Records, file: str, data: bytes, entry: str
) -> Iterator[WrongField]:
    """Yield every problem that a valid workspace would have with a blind coding in it, likewise."""
    parsed = parse_file(SourceBytes(file, "", data), CodingFile)
    record = cast("CodingFile", parsed.record)
    with_it = replace(records, codings={**records.codings, file: record})
    yield from _by_field(parsed, record, find_coding_faults(with_it), file, entry)


def _by_field(
    parsed: ParsedFile[Any], record: EvidenceFile, faults: Iterable[Fault], file: str, entry: str
) -> Iterator[WrongField]:
    """Yield what is wrong with a file, by the fields of one of its records."""
    yield from (WrongField("", str(problem)) for problem in parsed.problems)
    index = next(number for number, one in enumerate(record.evidence) if one.id == entry)
    for fault in (*parsed.faults, *faults):
        own = fault.file == file and fault.route[:2] == ("evidence", index)
        where = "" if own else f"{fault.file}: "
        yield WrongField(_field(fault.route) if own else "", f"{where}{fault.message}")


def find_faults_without(records: Records, file: str, data: bytes | None) -> Iterator[str]:
    """Yield what would be wrong if a file of evidence had other bytes, or (None) was not there."""
    others = {name: one for name, one in records.evidence.items() if name != file}
    if data is not None:
        # It gives a record as it did before one was taken out of it.
        others[file] = cast("EvidenceFile", _parsed(file, data).record)
    for fault in find_faults(replace(records, evidence=others)):
        yield f"{fault.file}: {fault.message}"


def _parsed(file: str, data: bytes) -> ParsedFile[EvidenceFile]:
    return parse_file(SourceBytes(file, "", data), EvidenceFile)


def _field(route: Route) -> str:
    """Return the flat name of the field to which a route within a file of evidence leads."""
    key, *steps = route[2:] or ("",)
    if key == "figures":
        number, inner = (*steps, "what")[:2]
        return f"{key}.{number}.{inner}"
    if key in _MAPPINGS:
        return f"{key}.{(*steps, _MAPPINGS[key])[0]}"
    return str(key)
