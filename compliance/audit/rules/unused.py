"""Rules on sources and incidents that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.audit.audited import Audited
from compliance.audit.finding import Remark, Severity
from compliance.audit.place import of_source
from compliance.audit.rule import rule
from compliance.model.agreement import Agreement, Obligation
from compliance.model.article import Article
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@rule("unused-source", Severity.INFO)
def unused_source(audited: Audited) -> Iterator[Remark]:
    """No record, article, agreement or search names a source, and no other source is part of it."""
    used = frozenset(_names(audited.workspace))
    for source in audited.sources:
        if source.id not in used:
            message = "nothing in the workspace names it; remove it, or code what it says"
            yield of_source(audited, source.id, message)


@rule("unused-incident", Severity.INFO)
def unused_incident(audited: Audited) -> Iterator[Remark]:
    """No record is about an incident or a part of it."""
    if not audited.whole:
        return
    incidents = audited.workspace.incidents
    used: set[str] = set()
    for e in audited.workspace.evidence.values():
        one = e.entry.incident
        while one is not None and one not in used:
            used.add(one)
            one = incidents[one].part_of
    for file, records in audited.workspace.records.incidents.items():
        for index, incident in enumerate(records.incidents):
            if incident.id not in used:
                message = (
                    "no record is about it or a part of it; remove it, or code who speaks about it"
                )
                route = ("incidents", index)
                yield Remark(subject=incident.id, file=file, route=route, message=message)


def _names(workspace: Workspace) -> Iterator[str | None]:
    """Yield the source of every reference in the workspace, with repetitions."""
    for e in workspace.evidence.values():
        yield from _names_in_record(e)
    for article in workspace.articles.values():
        yield from _names_in_article(article)
    for agreement in workspace.agreements.values():
        yield from _names_in_agreement(agreement)
    yield from (source.entry.part_of for source in workspace.sources.values())
    yield from (search.source for search in workspace.searches)


def _names_in_record(e: Evidence) -> Iterator[str]:
    yield e.speaker.id
    yield from (relay.id for relay in e.relays)
    yield from e.entry.respondents
    if e.entry.denied_claim is not None:
        yield e.entry.denied_claim.by
    if e.entry.probable_speaker is not None:
        yield e.entry.probable_speaker.source


def _names_in_article(article: Article) -> Iterator[str | None]:
    yield article.outlet
    yield from (link.source for link in article.chain)


def _names_in_agreement(agreement: Agreement) -> Iterator[str | None]:
    for obligation in agreement.obligations:
        yield from _names_in_obligation(obligation)


def _names_in_obligation(obligation: Obligation) -> Iterator[str | None]:
    yield from (bearer.source for bearer in (*obligation.bearers, *obligation.beneficiaries))
    for reading in obligation.readings:
        yield from (holder.source for holder in reading.holders)
        yield from (bearer.source for bearer in reading.bearers or ())
    for amendment in obligation.amendments:
        yield from (holder.source for holder in amendment.according_to)
