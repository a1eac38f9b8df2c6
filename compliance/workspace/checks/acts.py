"""Which act may carry which status, respondents and links: DESIGN.md 2, the table of acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.model.evidence import UNLISTED
from compliance.model.words import COUNTED_SCOPES, Act, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.model.evidence import EvidenceEntry


@dataclass(frozen=True, slots=True)
class ActRule:
    """What one act needs (`True`), may not have (`False`), or may have (`None`)."""

    status: bool = False
    respondents: bool | None = None
    answers: bool = False
    qualifies: bool = False
    reading: bool = False


RULES: Final[Mapping[Act, ActRule]] = {
    Act.ASSESSES: ActRule(status=True),
    Act.STATES: ActRule(),
    Act.DENIES: ActRule(respondents=False, answers=True),
    Act.INTERPRETS: ActRule(reading=True),
    Act.COMMITS: ActRule(),
    Act.DEMANDS: ActRule(respondents=True),
    Act.FORECASTS: ActRule(),
    Act.CAVEATS: ActRule(respondents=False, qualifies=True),
    Act.BACKGROUND: ActRule(respondents=False),
}

# Why an act has no respondents, and what to do about those given.
_NOBODY: Final[Mapping[Act, str]] = {
    Act.DENIES: "they are those of what is denied; take them out",
    Act.CAVEATS: 'take them out, or use the act "states" or "assesses"',
    Act.BACKGROUND: 'take them out, or use the act "states" or "assesses"',
}


def find_illegal_acts(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of each combination that the table does not allow."""
    rule = RULES[entry.act]
    yield from _status(entry, rule)
    yield from _respondents(entry, rule)
    yield from _answers(entry, rule)
    yield from _qualifies(entry, rule)
    yield from _reading(entry, rule)
    if entry.act is Act.STATES and entry.incident is None and entry.event is None:
        message = 'the act "states" needs an incident or an event; add one, or use "background"'
        yield "incident", message


def _status(entry: EvidenceEntry, rule: ActRule) -> Iterator[tuple[str, str]]:
    counted = entry.scope in COUNTED_SCOPES
    probable = entry.probable_speaker is not None
    if entry.status is None:
        if rule.status and counted and not probable:
            yield "status", 'the act "assesses" needs a status; add one, or use the act "states"'
    elif not rule.status:
        message = f'the act "{entry.act}" has no status; take it out, or use the act "assesses"'
        yield "status", message
    elif not counted:
        yield "status", f'a record of scope "{entry.scope}" has no status; take it out'
    elif probable:
        yield "status", "a record with a probable speaker has no status; take it out"


def _respondents(entry: EvidenceEntry, rule: ActRule) -> Iterator[tuple[str, str]]:
    if rule.respondents and not entry.respondents:
        message = f'the act "{entry.act}" needs respondents; add those it is asked of'
        yield "respondents", f"{message}, or [unknown]"
    if rule.respondents is False and entry.respondents:
        message = f'the act "{entry.act}" has no respondents; {_NOBODY[entry.act]}'
        yield "respondents", message
    elif entry.respondent_words is not None and not entry.respondents:
        message = "there are words for respondents but no respondents; add them, or take this out"
        yield "respondent_words", message


def _answers(entry: EvidenceEntry, rule: ActRule) -> Iterator[tuple[str, str]]:
    if not rule.answers:
        for key in ("responds_to", "denied_claim", "extent"):
            if getattr(entry, key):
                message = f'the act "{entry.act}" denies nothing; take this out, or use "denies"'
                yield key, message
        return
    coded, uncoded = bool(entry.responds_to), entry.denied_claim is not None
    if not coded and not uncoded:
        message = 'the act "denies" needs what it denies; add responds_to and extent, or'
        yield "responds_to", f"{message} denied_claim if nobody coded that"
    if coded and uncoded:
        message = "responds_to names what is denied already; keep one of the two keys"
        yield "denied_claim", message
    if coded and entry.extent is None:
        yield "extent", "a denial needs its extent; add whole, part or unspecified"


def _qualifies(entry: EvidenceEntry, rule: ActRule) -> Iterator[tuple[str, str]]:
    if rule.qualifies and not entry.qualifies:
        yield "qualifies", 'the act "caveats" needs what it limits; add qualifies, as [e1]'
    if entry.qualifies and not rule.qualifies:
        message = f'the act "{entry.act}" qualifies nothing; take this out, or use "caveats"'
        yield "qualifies", message


def _reading(entry: EvidenceEntry, rule: ActRule) -> Iterator[tuple[str, str]]:
    if entry.reading is None and rule.reading:
        message = 'the act "interprets" needs a reading; add its id, or unlisted and a note'
        yield "reading", message
    elif entry.reading is None and entry.scope is Scope.ARGUABLE:
        message = 'the scope "arguable" needs a reading; add its id, or unlisted and a note'
        yield "reading", message
    if entry.reading == UNLISTED and entry.note is None:
        yield "note", 'the reading "unlisted" needs a note that says what it is; add one'


def find_scope_faults(entry: EvidenceEntry) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of what a scope lacks or has too much."""
    other = entry.scope is Scope.OTHER_INSTRUMENT
    if other and entry.instrument is None:
        message = 'the scope "other_instrument" needs the instrument; add its id'
        yield "instrument", message
    if entry.instrument is not None and not other:
        message = f'a record of scope "{entry.scope}" has no instrument; take it out, or use'
        yield "instrument", f'{message} the scope "other_instrument"'
    if entry.scope not in COUNTED_SCOPES and entry.note is None:
        yield "note", f'the scope "{entry.scope}" needs a note that says why; add one'
