"""Which act may carry which status, respondents and links: DESIGN.md 2, the table of acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.model.evidence import UNLISTED
from compliance.model.words import Act, Scope, Voice
from compliance.workspace.faults import Fault
from compliance.workspace.workspace import relays_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.model.article import Article
    from compliance.model.evidence import EvidenceEntry


@dataclass(frozen=True, slots=True)
class Rule:
    """What one act needs (`True`), may not have (`False`), or may have (`None`)."""

    status: bool | None = False
    respondents: bool | None = None
    answers: bool = False
    qualifies: bool = False
    reading: bool | None = None


RULES: Mapping[Act, Rule] = {
    Act.ASSESSES: Rule(status=True),
    Act.STATES: Rule(),
    Act.DENIES: Rule(respondents=False, answers=True),
    Act.INTERPRETS: Rule(reading=True),
    Act.COMMITS: Rule(),
    Act.DEMANDS: Rule(respondents=True),
    Act.FORECASTS: Rule(),
    Act.CAVEATS: Rule(respondents=False, qualifies=True),
    Act.BACKGROUND: Rule(respondents=False),
}


def find_illegal_acts(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of each combination that the table does not allow."""
    rule = RULES[entry.act]
    yield from _status(entry, rule)
    yield from _respondents(entry, rule)
    yield from _answers(entry, rule)
    if rule.qualifies and not entry.qualifies:
        yield "qualifies", "a caveat names what it qualifies; add qualifies: [e1]"
    if entry.qualifies and not rule.qualifies:
        yield "qualifies", f'"{entry.act}" qualifies nothing; use the act "caveats"'
    if rule.reading and entry.reading is None:
        yield "reading", 'the act "interprets" needs a reading; add its id, or unlisted and a note'
    if entry.reading == UNLISTED and entry.note is None:
        yield "note", 'a reading "unlisted" needs a note that says what it is; add one'
    if entry.act is Act.STATES and entry.incident is None and entry.event is None:
        yield "incident", 'the act "states" needs an incident or an event date; add one'
    yield from _scope(entry)


def _status(entry: EvidenceEntry, rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.status and entry.status is None and entry.scope not in UNCOUNTED:
        yield "status", 'the act "assesses" needs a status; add it, or use the act "states"'
    if entry.status is not None and not rule.status:
        yield "status", f'"{entry.act}" carries no status; use the act "assesses" or take it out'
    if entry.status is not None and entry.scope in UNCOUNTED:
        yield "status", f'the scope "{entry.scope}" carries no status; take it out'
    if entry.status is not None and entry.probable_speaker is not None:
        yield "status", "a record with a probable speaker carries no status; take it out"


def _respondents(entry: EvidenceEntry, rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.respondents and not entry.respondents:
        yield "respondents", f'"{entry.act}" needs whom it is about; add respondents: [side]'
    if rule.respondents is False and entry.respondents:
        message = f'"{entry.act}" has no respondents; take them out, or use another act'
        yield "respondents", message
    if entry.respondent_words is not None and not entry.respondents:
        yield "respondent_words", "words for respondents need respondents; add them"


def _answers(entry: EvidenceEntry, rule: Rule) -> Iterator[tuple[str, str]]:
    coded, uncoded = bool(entry.responds_to), entry.denied_claim is not None
    if rule.answers:
        if coded == uncoded:
            message = "a denial names either what it denies or a denied claim; give one of the two"
            yield "responds_to", f"{message}: responds_to with extent, or denied_claim"
        if coded and entry.extent is None:
            yield "extent", "a denial says how much it denies; add extent: whole, part, unspecified"
        return
    for key, present in (
        ("responds_to", coded),
        ("denied_claim", uncoded),
        ("extent", entry.extent is not None),
    ):
        if present:
            yield key, f'"{entry.act}" denies nothing; use the act "denies" or take it out'


UNCOUNTED = frozenset({Scope.OUTSIDE_ZONE, Scope.OTHER_INSTRUMENT, Scope.NOT_A_CLAUSE})


def _scope(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    other = entry.scope is Scope.OTHER_INSTRUMENT
    if other and entry.instrument is None:
        yield "instrument", "another instrument must be named; add instrument: its id"
    if entry.instrument is not None and not other:
        yield "instrument", 'only the scope "other_instrument" names an instrument; take it out'
    if entry.scope is Scope.ARGUABLE and entry.reading is None:
        yield "reading", 'the scope "arguable" rests on a reading; add its id, or unlisted'
    if entry.scope in UNCOUNTED and entry.note is None:
        yield "note", f'the scope "{entry.scope}" needs a note that says why; add one'


def find_voice_faults(
    entry: EvidenceEntry,
    article: Article,
    side_of: Mapping[str, str],
    formal: frozenset[str],
) -> Iterator[tuple[str, str]]:
    """Check a voice against those who relay it.

    `formal` are the sides that are party or signatory: what they tell of another side is
    characterised, and nothing else is.
    """
    side = side_of.get(entry.speaker)
    others = [
        relay
        for relay in relays_of(entry, article)
        if side_of.get(relay) in formal and side_of.get(relay) != side
    ]
    if entry.voice is Voice.CHARACTERISED and not others:
        message = "no voice of another party or signatory relays this; use reported or quoted"
        yield "voice", f'"characterised" is not borne out by via: {message}'
    if entry.voice is Voice.REPORTED and others:
        yield "voice", f'"{others[0]}" speaks for another side; use the voice "characterised"'
    if entry.voice is Voice.OWN and entry.via:
        yield "via", 'a voice of its own is relayed by nobody; use another voice or take via out'


def as_faults(
    file: str, index: int, found: Iterator[tuple[str, str]], code: str
) -> Iterator[Fault]:
    """Give what was found in an entry its place in the file."""
    for key, message in found:
        yield Fault(file, ("evidence", index, key), code, message)
