"""Check blind codings as evidence is checked, each against what its own coder coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from compliance.model.evidence import CodingFile
from compliance.workspace import layout
from compliance.workspace.checks.evidence import find_evidence_faults
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault
from compliance.workspace.records import Records


def find_coding_faults(records: Records) -> Iterator[Fault]:
    """Yield every fault in blind codings.

    What a coder's records answer are the same coder's, or evidence of articles that this coder has
    not coded.
    """
    known = Known.of(records)
    for file, coding in records.codings.items():
        unknown = tuple(known.coders.find_dangling(file, ("coder",), coding.coder))
        yield from unknown or _place(file, coding)
    for coder in sorted({coding.coder for coding in records.codings.values()}):
        own = {file: one for file, one in records.codings.items() if one.coder == coder}
        evidence = replace(records, evidence=own)
        yield from find_evidence_faults(evidence, Known.of(_seen_by(records, coder, own)))


def _seen_by(records: Records, coder: str, own: Mapping[str, CodingFile]) -> Records:
    """Return records as a coder sees them, with this coder's files in place of evidence."""
    coded = {one.article for one in own.values()}
    others = {file: one for file, one in records.evidence.items() if one.article not in coded}
    folder = f"{layout.CODINGS}/{coder}/"
    broken = (
        replace(one, file=f"{layout.EVIDENCE}/{one.file.removeprefix(folder)}")
        if one.file.startswith(folder)
        else one
        for one in records.broken
    )
    return replace(records, evidence={**others, **own}, broken=tuple(broken))


def _place(file: str, coding: CodingFile) -> Iterator[Fault]:
    """Yield a fault where a coding is not in the folder of its coder."""
    folder = f"{layout.CODINGS}/{coding.coder}"
    if file.rpartition("/")[0] != folder:
        message = f'the coding is by {coding.coder}; put the file into "{folder}", or name another'
        yield Fault(file, ("coder",), "file-name", message)
