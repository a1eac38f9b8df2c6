"""Check coders.yaml, and who is said to have coded a record."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.coder import CoderFile
from compliance.model.evidence import EvidenceFile
from compliance.workspace.checks.ids import find_repeats, find_reserved_id, find_taken_ids
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault, Route


def find_coder_faults(file: str, coder_file: CoderFile) -> Iterator[Fault]:
    """Yield every fault in coders.yaml; files of decisions are named after these ids."""
    coders = coder_file.coders
    ids: list[tuple[Route, str]] = [(("coders", i, "id"), one.id) for i, one in enumerate(coders)]
    yield from find_taken_ids(file, "coder", ids)
    for route, one in ids:
        yield from find_reserved_id(file, route, one)


def find_coded_by_faults(file: str, evidence: EvidenceFile, known: Known) -> Iterator[Fault]:
    """Yield the coders that a file of evidence names, or one of its records, and nobody knows."""
    named = [(("coded_by",), evidence.coded_by)] if evidence.coded_by else []
    places: list[tuple[Route, tuple[str, ...]]] = [
        *named,
        *(
            (("evidence", index, "coded_by"), entry.coded_by)
            for index, entry in enumerate(evidence.evidence)
            if entry.coded_by
        ),
    ]
    for route, coders in places:
        yield from known.coders.find_all_dangling(file, route, coders)
        yield from find_repeats(file, route, coders)
