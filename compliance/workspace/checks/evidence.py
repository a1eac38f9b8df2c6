"""Check records of evidence against the rest: references, dates, voices, answers."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.article import Article
from compliance.model.evidence import REFERENCES, UNLISTED, EvidenceEntry, EvidenceFile
from compliance.model.words import COUNTED_SCOPES, Act
from compliance.workspace.checks.coders import find_coded_by_faults
from compliance.workspace.checks.ids import describe_cycle, find_cycles, find_file_name_fault
from compliance.workspace.checks.known import Known, KnownAgreement, formal_on
from compliance.workspace.checks.record import find_date_faults, find_voice_faults, is_after
from compliance.workspace.evidence import asserted_date, full_id
from compliance.workspace.faults import Fault, Route, shown
from compliance.workspace.records import Records


def find_evidence_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Yield every fault between records of evidence, or between them and the rest."""
    if sum(len(file.evidence) for file in records.evidence.values()) > len(known.agreement_of):
        yield from _taken_ids(records)
    for file, evidence in records.evidence.items():
        yield from find_file_name_fault(file, evidence.article, ("article",))
        yield from known.articles.find_dangling(file, ("article",), evidence.article)
        yield from known.agreements.find_dangling(file, ("agreement",), evidence.agreement)
        yield from find_coded_by_faults(file, evidence, known)
        yield from _records(file, evidence, known)
    yield from _answer_cycles(records)


def _records(file: str, evidence: EvidenceFile, known: Known) -> Iterator[Fault]:
    within = known.within.get(evidence.agreement)
    article = known.article_of.get(evidence.article)
    formal = None if within is None else _formal(within, article)
    for index, entry in enumerate(evidence.evidence):
        place: Route = ("evidence", index)
        yield from _references(file, place, entry, known)
        if article is not None:
            for key, message in find_date_faults(entry, article):
                yield Fault(file, (*place, key), "date-order", message)
        if article is not None and formal is not None:
            for route, message in find_voice_faults(entry, article, known.voices, formal):
                yield Fault(file, (*place, *route), "voice", message)
        if within is not None:
            yield from _within(file, place, entry, article, within)
            if entry.responds_to or entry.qualifies:
                yield from _answers(file, place, entry, evidence, known)


def _formal(within: KnownAgreement, article: Article | None) -> frozenset[str] | None:
    """Return the sides that were party or signatory when an article was published, if known."""
    return None if article is None else formal_on(within.sides, article.published)


def _taken_ids(records: Records) -> Iterator[Fault]:
    """Yield ids that are taken already, in the same file or an earlier one."""
    taken: dict[str, str] = {}
    for file, evidence in records.evidence.items():
        for index, entry in enumerate(evidence.evidence):
            full = full_id(entry.id, evidence.article)
            if full in taken:
                where = "" if taken[full] == file else f" in {taken[full]}"
                message = f'the evidence id "{entry.id}" is taken already{where}'
                place = ("evidence", index, "id")
                yield Fault(file, place, "duplicate-id", f"{message}; give this one another")
            taken.setdefault(full, file)


def _references(file: str, place: Route, entry: EvidenceEntry, known: Known) -> Iterator[Fault]:
    sources = known.sources
    if entry.speaker not in sources.ids:
        yield from sources.find_dangling(file, (*place, "speaker"), entry.speaker)
    if entry.via:
        yield from sources.find_all_dangling(file, (*place, "via"), entry.via)
    if entry.respondents:
        route: Route = (*place, "respondents")
        yield from known.respondents.find_all_dangling(file, route, entry.respondents)
    if entry.denied_claim is not None:
        route = (*place, "denied_claim", "by")
        yield from known.parties.find_dangling(file, route, entry.denied_claim.by)
    if entry.probable_speaker is not None:
        route = (*place, "probable_speaker", "source")
        yield from sources.find_dangling(file, route, entry.probable_speaker.source)
    if entry.incident is not None:
        yield from known.incidents.find_dangling(file, (*place, "incident"), entry.incident)


def _within(
    file: str, place: Route, entry: EvidenceEntry, article: Article | None, within: KnownAgreement
) -> Iterator[Fault]:
    yield from within.targets.find_all_dangling(file, (*place, "targets"), entry.targets)
    if entry.instrument is not None:
        route = (*place, "instrument")
        yield from within.instruments.find_dangling(file, route, entry.instrument)
        if entry.scope in COUNTED_SCOPES and entry.instrument in within.renewals:
            for code, message in _of_renewal(entry, article, within):
                yield Fault(file, route, code, message)
    if entry.part is not None:
        yield from _parts(file, (*place, "part", "of"), entry, within)
    if entry.reading is None or entry.reading == UNLISTED:
        return
    route = (*place, "reading")
    yield from within.reading_ids.find_dangling(file, route, entry.reading)
    of = within.readings.get(entry.reading)
    targets = [within.covers.get(target) for target in entry.targets]
    if of is not None and None not in targets and not any(of in (one or ()) for one in targets):
        message = f'the reading "{entry.reading}" is of {of}, which none of the targets covers'
        yield Fault(file, route, "unknown-reading", f"{message}; correct one of the two")


def _of_renewal(
    entry: EvidenceEntry, article: Article | None, within: KnownAgreement
) -> Iterator[tuple[str, str]]:
    """Yield code and message if the instrument of a counted record does not renew what it is about.

    What is told as a fact or with a status must not surely be of a time before the renewal.
    """
    renewal = within.renewals[entry.instrument or ""]
    if not renewal.renews:
        message = f'"{renewal.id}" renews nothing of this agreement; take it out, or use the scope'
        yield "scope", f'{message} "other_instrument"'
        return
    for target in entry.targets:
        if target in within.covers and target not in within.renewed[renewal.id]:
            message = f'"{renewal.id}" renews {", ".join(renewal.renews)}, which does not cover the'
            cure = f'target "{target}"; correct one of the two, or take the instrument out'
            yield "scope", f"{message} {cure}"
    begins = renewal.begins
    if article is None or begins is None or entry.act not in (Act.ASSESSES, Act.STATES):
        return
    told = entry.event or asserted_date(entry, article)
    if is_after(begins, told):
        message = f'it tells of "{told.text}", before the renewal "{renewal.id}" ("{begins.text}")'
        yield "date-order", f"{message}; correct one of the two, or take the instrument out"


def _parts(
    file: str, place: Route, entry: EvidenceEntry, within: KnownAgreement
) -> Iterator[Fault]:
    """Yield parts that nothing declares, no target covers, or two of them declare otherwise."""
    of = () if entry.part is None else entry.part.of
    yield from within.part_ids.find_all_dangling(file, place, of)
    covers = [within.covers.get(target) for target in entry.targets]
    covered = frozenset[str]().union(*(one for one in covers if one is not None))
    for index, one in enumerate(of):
        declared = within.parts.get(one, {})
        meant = {(part.words, part.kind) for by, part in declared.items() if by in covered}
        listed = " and ".join(declared)
        if declared and not meant and None not in covers:
            message = f'the part "{one}" is of {listed}, which none of the targets covers'
            yield Fault(file, (*place, index), "unknown-part", f"{message}; correct one of the two")
        elif len(meant) > 1:
            message = f'the part "{one}" is not the same under {listed}; name one of them as the'
            cure = "target, or give the parts different ids"
            yield Fault(file, (*place, index), "unknown-part", f"{message} {cure}")


def _answers(
    file: str, place: Route, entry: EvidenceEntry, evidence: EvidenceFile, known: Known
) -> Iterator[Fault]:
    """Yield answers to records that do not exist or were coded for another agreement."""
    for key in REFERENCES:
        for number, reference in enumerate(getattr(entry, key)):
            route = (*place, key, number)
            wanted = full_id(reference, evidence.article)
            yield from known.evidence.find_dangling(file, route, wanted)
            other = known.agreement_of.get(wanted, evidence.agreement)
            if other != evidence.agreement and other in known.within:
                message = f"{shown(wanted)} is coded for agreement {other}, this for"
                cure = f"{evidence.agreement}; name a record of the same agreement"
                yield Fault(file, route, "unknown-evidence", f"{message} {cure}")


def _answer_cycles(records: Records) -> Iterator[Fault]:
    for key in REFERENCES:
        edges: dict[str, dict[str, tuple[str, Route]]] = {}
        for file, evidence in records.evidence.items():
            for index, entry in enumerate(evidence.evidence):
                if references := getattr(entry, key):
                    leads = edges.setdefault(full_id(entry.id, evidence.article), {})
                    for number, reference in enumerate(references):
                        route = ("evidence", index, key, number)
                        leads[full_id(reference, evidence.article)] = (file, route)
        for cycle in find_cycles(edges):
            file, place = edges[cycle[0]][(*cycle, cycle[0])[1]]
            yield Fault(file, place, "cycle", describe_cycle(key, cycle))
