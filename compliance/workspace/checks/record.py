"""Check each record of evidence: its act, scope, quoted words, dates and voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from compliance.model.article import Article
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import (
    MOST_WORDS,
    REFERENCES,
    UNLISTED,
    EvidenceEntry,
    EvidenceFile,
    PassagePin,
)
from compliance.model.spaceless import count_words, measure_of
from compliance.model.words import COUNTED_SCOPES, Act, Scope, Voice
from compliance.workspace.checks.figures import find_figure_faults
from compliance.workspace.checks.ids import find_repeats
from compliance.workspace.evidence import asserted_date
from compliance.workspace.evidence_fields import LIMITED, EvidenceField
from compliance.workspace.faults import Fault, Route
from compliance.workspace.voices import Source, tellers_apart
from compliance.workspace.workspace import relays_of

_LISTS: Final = ("targets", "respondents", "via", *REFERENCES)


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
        yield from _figures_and_part(file, place, entry)


def _figures_and_part(file: str, place: Route, entry: EvidenceEntry) -> Iterator[Fault]:
    for number, figure in enumerate(entry.figures):
        for at, code, message in find_figure_faults(figure):
            route = (*place, "figures", number)
            yield Fault(file, (*route, at) if at else route, code, message)
    if entry.part is not None:
        yield from find_repeats(file, (*place, "part", "of"), entry.part.of)
        if not (entry.part.of or entry.part.words):
            message = "part names no part; add of or words, or leave part out"
            yield Fault(file, (*place, "part"), "missing-key", message)


def _repeats(file: str, place: Route, entry: EvidenceEntry) -> Iterator[Fault]:
    for key in _LISTS:
        yield from find_repeats(file, (*place, key), getattr(entry, key))
    probable = entry.probable_speaker
    if probable is not None and probable.source == entry.speaker:
        message = f'"{probable.source}" is the speaker as printed; name another or take this out'
        yield Fault(file, (*place, "probable_speaker", "source"), "repeated", message)


NEEDS: Final[Mapping[Act, tuple[str, str]]] = {
    Act.ASSESSES: ("status", 'a status; add one, or use the act "states"'),
    Act.DENIES: (
        "responds_to",
        "what it denies; add responds_to and extent, or denied_claim if nobody coded that",
    ),
    Act.INTERPRETS: ("reading", "a reading; add its id, or unlisted and a note"),
    Act.DEMANDS: ("respondents", "respondents; add those it is asked of, or [unknown]"),
    Act.CAVEATS: ("qualifies", "what it limits; add qualifies, as [e1]"),
}
"""The field that an act needs. The declaration of a field says which acts may carry it."""

# How messages call a field that an act may not carry, and what they advise.
_DENIES_NOTHING: Final = 'denies nothing; take this out, or use "denies"'
_NOT_CARRIED: Final[Mapping[str, str]] = {
    "status": 'has no status; take it out, or use the act "assesses"',
    "responds_to": _DENIES_NOTHING,
    "denied_claim": _DENIES_NOTHING,
    "extent": _DENIES_NOTHING,
    "qualifies": 'qualifies nothing; take this out, or use "caveats"',
}
_NOBODY: Final[Mapping[Act, str]] = {
    Act.DENIES: "they are those of what is denied; take them out",
    Act.CAVEATS: 'take them out, or use the act "states" or "assesses"',
    Act.BACKGROUND: 'take them out, or use the act "states" or "assesses"',
}


def find_illegal_acts(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    """Yield key and message for each field that the act may not carry, or lacks."""
    for one in LIMITED:
        if entry.act not in one.acts and getattr(entry, one.name):
            yield one.name, f'the act "{entry.act}" {_why_not(one, entry.act)}'
    needed, words = NEEDS.get(entry.act, ("", ""))
    if needed and not getattr(entry, needed) and not _is_excused(entry):
        yield needed, f'the act "{entry.act}" needs {words}'
    yield from _status(entry)
    yield from _denial(entry)
    if entry.respondent_words is not None and not entry.respondents:
        message = "there are words for respondents but no respondents; add them, or take this out"
        yield "respondent_words", message
    if entry.scope is Scope.ARGUABLE and entry.reading is None and needed != "reading":
        message = 'the scope "arguable" needs a reading; add its id, or unlisted and a note'
        yield "reading", message
    if entry.reading == UNLISTED and entry.note is None:
        yield "note", 'the reading "unlisted" needs a note that says what it is; add one'
    if entry.act is Act.STATES and entry.incident is None and entry.event is None:
        message = 'the act "states" needs an incident or an event; add one, or use "background"'
        yield "incident", message


def _why_not(one: EvidenceField, act: Act) -> str:
    if one.name == "respondents":
        return f"has no respondents; {_NOBODY[act]}"
    others = " or ".join(f'"{other}"' for other in Act if other in one.acts)
    return _NOT_CARRIED.get(one.name, f"has no {one.label}; take it out, or use {others}")


def _is_excused(entry: EvidenceEntry) -> bool:
    """Return whether a record may lack what its act needs: not counted, or said elsewhere."""
    if entry.act is Act.ASSESSES:
        return entry.scope not in COUNTED_SCOPES or entry.probable_speaker is not None
    return entry.act is Act.DENIES and entry.denied_claim is not None


def _status(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    if entry.status is None or entry.act is not Act.ASSESSES:
        return
    # A status outside the agreement, or of a doubtful speaker, would be counted for somebody.
    if entry.scope not in COUNTED_SCOPES:
        yield "status", f'a record of scope "{entry.scope}" has no status; take it out'
    elif entry.probable_speaker is not None:
        yield "status", "a record with a probable speaker has no status; take it out"


def _denial(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    if entry.act is not Act.DENIES or not entry.responds_to:
        return
    if entry.denied_claim is not None:
        message = "responds_to names what is denied already; keep one of the two keys"
        yield "denied_claim", message
    if entry.extent is None:
        yield "extent", "a denial needs its extent; add whole, part or unspecified"


def find_scope_faults(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    """Yield key and message for what a scope lacks, or has and may not have."""
    other = entry.scope is Scope.OTHER_INSTRUMENT
    if other and entry.instrument is None:
        message = 'the scope "other_instrument" needs the instrument; add its id'
        yield "instrument", message
    if entry.instrument is not None and not other and entry.scope not in COUNTED_SCOPES:
        message = f'a record of scope "{entry.scope}" has no instrument; take it out, or use'
        yield "instrument", f'{message} the scope "other_instrument"'
    if entry.scope not in COUNTED_SCOPES and entry.note is None:
        yield "note", f'the scope "{entry.scope}" needs a note that says why; add one'


def find_long_quotation(what: str, words: str) -> Iterator[str]:
    """Yield a message if a text has too many words."""
    if (count := count_words(words)) > MOST_WORDS:
        most = measure_of(words)
        by = "" if most is None else f", as {most} characters count as one"
        yield f"{what} has {count} words{by}; write at most {MOST_WORDS}"


def find_pin_faults(pin: PassagePin) -> Iterator[tuple[Route, str, str]]:
    """Yield route, code and message for each end of a passage that is too long or not trimmed."""
    for key, words in (("start", pin.start), ("end", pin.end), ("prefix", pin.prefix)):
        if words is None or (words == words.strip() and count_words(words) <= MOST_WORDS):
            continue
        for message in find_long_quotation(key, words):
            yield ("passage", key), "too-many-words", message
        if words != words.strip():
            message = f"{key} begins or ends with white space; take that out"
            yield ("passage", key), "white-space", message


def is_after(later: EdtfDate, earlier: EdtfDate) -> bool:
    """Return whether a date is certainly after another, whatever day each of them means."""
    return later.lower is not None and earlier.upper is not None and later.lower > earlier.upper


def find_date_faults(entry: EvidenceEntry, article: Article) -> Iterator[tuple[str, str]]:
    """Yield key and message for each impossible order of dates in a record."""
    published, asserted, event = article.published, entry.asserted, entry.event
    if asserted is not None and is_after(asserted, published):
        message = f'asserted "{asserted.text}" is after publication ("{published.text}")'
        yield "asserted", f"{message}; correct one of the two"
    said = asserted or published
    if event is not None and entry.act in (Act.ASSESSES, Act.STATES) and is_after(event, said):
        how = "asserted" if asserted else "published"
        message = f'event "{event.text}" is after it was {how} ("{said.text}")'
        yield "event", f'{message}; correct one of the two, or use the act "forecasts"'


def find_voice_faults(
    entry: EvidenceEntry,
    article: Article,
    voices: Mapping[str, Source],
    formal: frozenset[str],
) -> Iterator[tuple[Route, str]]:
    """Yield route and message if the voice of a record does not fit its relays.

    What a voice of a party or signatory (`formal`) relays of another side is characterised, unless
    it is a channel of the speaker; nothing else is. With an unknown voice, nothing can be said.
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
    if entry.speaker not in voices or any(relay not in voices for relay in relays):
        return  # the unknown source is a problem of its own
    yield from _relayed(entry, article, [voices[relay] for relay in relays], voices, formal)


def _relayed(
    entry: EvidenceEntry,
    article: Article,
    relays: Sequence[Source],
    voices: Mapping[str, Source],
    formal: frozenset[str],
) -> Iterator[tuple[Route, str]]:
    """Yield what is wrong with a voice that is reported or characterised, for the day it was."""
    speaker, said = voices[entry.speaker], asserted_date(entry, article)
    side = speaker.side_on(said)
    apart = tellers_apart(relays, article.published, side, formal)
    others = [relay for relay in apart if not relay.is_channel_of(speaker, said)]
    if entry.voice is Voice.CHARACTERISED and not others:
        who = ", ".join(f'"{relay.id}"' for relay in relays)
        message = f"no voice of another party or signatory relays it, only {who}"
        if apart:
            message = f'"{apart[0].id}" relays for "{speaker.id}", as its source file says'
        yield (
            ("voice",),
            f'"characterised" is not borne out: {message}; use reported or quoted, or correct via',
        )
    if entry.voice is Voice.REPORTED and others:
        other = others[0].side_on(article.published)
        told = f'"{others[0].id}" of side {other} tells what side {side} says'
        yield ("voice",), f'{told}; use the voice "characterised"'
