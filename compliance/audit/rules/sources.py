"""Rules on sources and incidents: why a voice is counted to a side, and what nobody names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from compliance.audit.audited import Audited
from compliance.audit.rule import Remark, Severity, of_evidence, of_source, rule
from compliance.model.agreement import Agreement
from compliance.model.bearers import Bearer
from compliance.model.holder import Holder
from compliance.model.words import Group
from compliance.workspace.voices import Source
from compliance.workspace.workspace import ALWAYS, Workspace

# fmt: off
SAYS_NOTHING: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "itself", "known",
    "n", "na", "none", "note", "of", "on", "or", "our", "same", "see", "side", "source", "tbd",
    "that", "the", "their", "this", "to", "todo", "unclear", "unknown", "unsure", "voice", "was",
    "with",
})
# fmt: on
"""Words that give no reason by themselves."""
NEGATIONS: Final = frozenset({"no", "not"})
"""Words that give a reason only for third and unknown, as in "a state that is no side"."""
LEAST_STEM: Final = 4


@rule("side-without-basis", Severity.WARNING)
def side_without_basis(audited: Audited) -> Iterator[Remark]:
    """The basis of a source gives no reason to count it to its side.

    It says only what the name, the side or the kind of the source says already, or nothing. For a
    body of a government or of de facto authorities the name of the side in it is reason enough.
    """
    names: dict[str, str] = {side.id: side.name for side in audited.agreement.sides}
    for source in audited.sources:
        if not _gives_reason(source, names):
            message = (
                f'the basis "{source.entry.basis}" does not say why it is counted to '
                f'"{source.home}"; say who owns it, or for whom it speaks'
            )
            yield of_source(audited, source.id, message, "basis")


def _gives_reason(source: Source, names: Mapping[str, str]) -> bool:
    basis = _words(source.entry.basis) - SAYS_NOTHING
    if source.home not in ALWAYS:
        basis -= NEGATIONS
    side = _words(names.get(source.home, source.home))
    # An official body is defined by its state, so naming the state is a reason; an outlet is not.
    if source.group is Group.OFFICIAL and _new(basis, side) != basis:
        return True
    kind = source.kind.replace("_", " ")
    known = _words(f"{source.id.replace('-', ' ')} {source.name} {source.short} {kind}")
    return bool(_new(basis, known | side | _words(source.home)))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _new(words: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Return the words that are neither known nor a known word with another ending."""
    return frozenset(w for w in words if not any(_same(w, k) for k in known))


def _same(word: str, other: str) -> bool:
    if min(len(word), len(other)) < LEAST_STEM:
        return word == other
    return word.startswith(other) or other.startswith(word)


@rule("side-of-last-day", Severity.WARNING)
def side_of_last_day(audited: Audited) -> Iterator[Remark]:
    """A speaker changed sides within the days on which a record may have been said.

    The record is counted for the side of the last of these days.
    """
    for e in audited.evidence:
        sides = e.speaker.sides_in(e.asserted)
        if len(sides) > 1:
            listed = " or ".join(f'"{side}"' for side in sides)
            message = (
                f'on the days it may have been said ("{e.asserted.text}") its speaker was of side '
                f'{listed}, and it is counted for "{e.side}"; write in asserted when it was said'
            )
            yield of_evidence(e, message, "asserted" if e.entry.asserted else "speaker")


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
        yield from (e.speaker.id, *(relay.id for relay in e.relays), *e.entry.respondents)
        if e.entry.denied_claim is not None:
            yield e.entry.denied_claim.by
        if e.entry.probable_speaker is not None:
            yield e.entry.probable_speaker.source
    for article in workspace.articles.values():
        yield from (article.outlet, *(link.source for link in article.chain))
    for agreement in workspace.agreements.values():
        yield from chain.from_iterable(body.of for body in agreement.bodies)
        yield from (party.source for party in _parties(agreement))
    for source in workspace.sources.values():
        yield from (source.entry.part_of, *source.entry.succeeds)
        yield from (channel.source for channel in source.entry.relays_for)
    yield from (search.source for search in workspace.searches)


def _parties(agreement: Agreement) -> Iterator[Bearer | Holder]:
    """Yield everybody whom an agreement's sides and obligations name."""
    for role in (role for side in agreement.sides for role in side.roles):
        yield from role.according_to
    for obligation in agreement.obligations:
        yield from (*obligation.bearers, *obligation.beneficiaries)
        for reading in obligation.readings:
            yield from reading.holders
            yield from reading.bearers or ()
        for amendment in obligation.amendments:
            yield from amendment.according_to
    for shared in agreement.amendments:
        yield from shared.according_to
