"""Check which act may carry which fields (the table of acts in docs/reference/files.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from compliance.model.evidence import UNLISTED, EvidenceEntry
from compliance.model.words import COUNTED_SCOPES, Act, Scope
from compliance.workspace.evidence_field import EvidenceField
from compliance.workspace.evidence_fields import LIMITED

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
    if entry.instrument is not None and not other:
        message = f'a record of scope "{entry.scope}" has no instrument; take it out, or use'
        yield "instrument", f'{message} the scope "other_instrument"'
    if entry.scope not in COUNTED_SCOPES and entry.note is None:
        yield "note", f'the scope "{entry.scope}" needs a note that says why; add one'
