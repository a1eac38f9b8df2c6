"""References, repeated ids and circles of answers among the records of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.evidence import UNLISTED
from compliance.workspace.checks.acts import as_faults, find_illegal_acts, find_voice_faults
from compliance.workspace.checks.cycles import find_cycles
from compliance.workspace.checks.dates import find_date_faults
from compliance.workspace.checks.known import dangling, repeated
from compliance.workspace.checks.pins import find_pin_faults
from compliance.workspace.checks.sources import file_name
from compliance.workspace.evidence import full_id
from compliance.workspace.faults import Fault, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.model.evidence import EvidenceEntry, EvidenceFile
    from compliance.workspace.checks.known import Known, KnownAgreement
    from compliance.workspace.records import Records


def find_evidence_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Find what does not hold in evidence/."""
    for file, evidence in records.evidence.items():
        yield from _file(file, evidence, known)
    yield from _answer_cycles(records)


def _file(file: str, evidence: EvidenceFile, known: Known) -> Iterator[Fault]:
    yield from file_name(file, evidence.article, ("article",))
    yield from dangling(file, ("article",), "article", evidence.article, known.articles)
    yield from dangling(file, ("agreement",), "agreement", evidence.agreement, known.agreements)
    ids = [(("evidence", i, "id"), str(e.id)) for i, e in enumerate(evidence.evidence)]
    yield from repeated(file, "evidence", ids)
    within = known.within.get(evidence.agreement)
    article = known.articles.get(evidence.article)
    for index, entry in enumerate(evidence.evidence):
        yield from _sources(file, index, entry, known)
        yield from as_faults(file, index, find_illegal_acts(entry), "illegal-act")
        yield from as_faults(file, index, find_pin_faults(entry.passage), "passage")
        if within is not None:
            yield from _within(file, index, entry, evidence.article, within)
        if article is not None:
            yield from as_faults(file, index, find_date_faults(entry, article), "date-order")
        if article is not None and within is not None:
            found = find_voice_faults(entry, article, known.source_sides, within.formal)
            yield from as_faults(file, index, found, "voice")


def _sources(file: str, index: int, entry: EvidenceEntry, known: Known) -> Iterator[Fault]:
    place: Route = ("evidence", index)
    yield from dangling(file, (*place, "speaker"), "source", entry.speaker, known.source_sides)
    for number, relay in enumerate(entry.via):
        yield from dangling(file, (*place, "via", number), "source", relay, known.source_sides)
    for number, party in enumerate(entry.respondents):
        route = (*place, "respondents", number)
        yield from dangling(file, route, "respondent", party, known.parties)
    if entry.denied_claim is not None:
        route = (*place, "denied_claim", "by")
        yield from dangling(file, route, "source", entry.denied_claim.by, known.parties)
    if entry.probable_speaker is not None:
        wanted = entry.probable_speaker.source
        route = (*place, "probable_speaker", "source")
        yield from dangling(file, route, "source", wanted, known.source_sides)
    if entry.incident is not None:
        route = (*place, "incident")
        yield from dangling(file, route, "incident", entry.incident, known.incidents)


def _within(
    file: str, index: int, entry: EvidenceEntry, article: str, within: KnownAgreement
) -> Iterator[Fault]:
    place: Route = ("evidence", index)
    for key, references in (("responds_to", entry.responds_to), ("qualifies", entry.qualifies)):
        for number, reference in enumerate(references):
            wanted = full_id(reference, article)
            yield from dangling(file, (*place, key, number), "evidence", wanted, within.evidence)
    for number, target in enumerate(entry.targets):
        yield from dangling(file, (*place, "targets", number), "target", target, within.covers)
    if entry.instrument is not None:
        route = (*place, "instrument")
        yield from dangling(file, route, "instrument", entry.instrument, within.instruments)
    if entry.reading is not None and entry.reading != UNLISTED:
        yield from _reading(file, (*place, "reading"), entry.reading, entry.targets, within)


def _reading(
    file: str, route: Route, reading: str, targets: Iterable[str], within: KnownAgreement
) -> Iterator[Fault]:
    yield from dangling(file, route, "reading", reading, within.readings)
    of = within.readings.get(reading)
    under = frozenset[str]().union(*(within.covers.get(t, frozenset()) for t in targets))
    if of is not None and of not in under:
        message = f'the reading "{reading}" is of {of}, which is under none of the targets'
        yield Fault(file, route, "unknown-reading", f"{message}; correct one of the two")


def _answer_cycles(records: Records) -> Iterator[Fault]:
    places = {
        full_id(entry.id, evidence.article): (file, index, entry, evidence.article)
        for file, evidence in records.evidence.items()
        for index, entry in enumerate(evidence.evidence)
    }
    for key in ("responds_to", "qualifies"):
        edges = {
            evidence_id: [full_id(ref, article) for ref in getattr(entry, key)]
            for evidence_id, (_, _, entry, article) in places.items()
        }
        for cycle in find_cycles({str(k): [str(v) for v in vs] for k, vs in edges.items()}):
            file, index, _, _ = places[cycle[0]]  # type: ignore[index]
            chain = " -> ".join((*cycle, cycle[0]))
            message = f"{key} runs in a circle: {chain}; take one out"
            yield Fault(file, ("evidence", index, key), "cycle", message)
