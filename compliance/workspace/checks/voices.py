"""Check that the voice of a record fits the sources that relay it, and their sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.model.article import Article
from compliance.model.evidence import EvidenceEntry
from compliance.model.words import Voice
from compliance.workspace.faults import Route
from compliance.workspace.workspace import relays_of


def find_voice_faults(
    entry: EvidenceEntry,
    article: Article,
    side_of: Mapping[str, str],
    formal: frozenset[str],
) -> Iterator[tuple[Route, str]]:
    """Yield route and message if the voice of a record does not fit its relays.

    What a voice of a party or signatory (`formal`) relays of another side is characterised, and
    nothing else is. With a voice that has no known side, nothing can be said.
    """
    if entry.voice is Voice.OWN and entry.via:
        yield ("via",), 'the voice "own" is relayed by nobody; take via out, or use another voice'
    if entry.speaker in entry.via:
        message = f'"{entry.speaker}" is the speaker; name in via only those who relay it'
        yield ("via", entry.via.index(entry.speaker)), message
    # Quotation marks preserve the speaker's own words, whoever prints them.
    if entry.voice not in (Voice.CHARACTERISED, Voice.REPORTED):
        return
    relays = relays_of(entry, article)
    if entry.speaker not in side_of or any(relay not in side_of for relay in relays):
        return  # the unknown source is a problem of its own
    side = side_of[entry.speaker]
    others = [relay for relay in relays if side_of[relay] in formal and side_of[relay] != side]
    if entry.voice is Voice.CHARACTERISED and not others:
        who = ", ".join(f'"{relay}"' for relay in relays)
        message = f"no voice of another party or signatory relays it, only {who}"
        yield (
            ("voice",),
            f'"characterised" is not borne out: {message}; use reported or quoted, or correct via',
        )
    if entry.voice is Voice.REPORTED and others:
        told = f'"{others[0]}" of side {side_of[others[0]]} tells what side {side} says'
        yield ("voice",), f'{told}; use the voice "characterised"'
