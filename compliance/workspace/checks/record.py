"""Check each record of evidence by itself, without the rest of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.workspace.checks.acts import find_illegal_acts, find_scope_faults
from compliance.workspace.checks.ids import find_repeats
from compliance.workspace.checks.quoted import find_pin_faults
from compliance.workspace.faults import Fault, Route

_LISTS: Final = ("targets", "respondents", "via", "responds_to", "qualifies")


def find_record_faults(file: str, evidence: EvidenceFile) -> Iterator[Fault]:
    """Yield every fault within single records of a file."""
    for index, entry in enumerate(evidence.evidence):
        place: Route = ("evidence", index)
        for key, message in find_illegal_acts(entry):
            yield Fault(file, (*place, key), "illegal-act", message)
        for key, message in find_scope_faults(entry):
            yield Fault(file, (*place, key), "scope", message)
        for route, code, message in find_pin_faults(entry.passage):
            yield Fault(file, (*place, *route), code, message)
        yield from _repeats(file, place, entry)


def _repeats(file: str, place: Route, entry: EvidenceEntry) -> Iterator[Fault]:
    for key in _LISTS:
        yield from find_repeats(file, (*place, key), getattr(entry, key))
    probable = entry.probable_speaker
    if probable is not None and probable.source == entry.speaker:
        message = f'"{probable.source}" is the speaker as printed; name another or take this out'
        yield Fault(file, (*place, "probable_speaker", "source"), "repeated", message)
