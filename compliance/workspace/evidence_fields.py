"""Declare the fields of evidence: what each says, and where it is printed, hashed, compared.

One line a field, read by everything that lists fields: JSON, CSV, `show`, pages and text, the
fingerprint in the lock, differences, and the check of acts. The shape of a field stands in
`model.evidence`. A test holds that every field there has its line here, and another that each
output tells two records apart that differ in one field alone, or that it is left out by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from compliance.model.words import Act
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_field import (
    OWN_WAY,
    DiffRole,
    EvidenceField,
    Hash,
    Output,
    Plain,
    declare,
)

_DENIAL: Final = frozenset({Act.DENIES})
_OF_SOMEBODY: Final = frozenset(Act) - {Act.DENIES, Act.CAVEATS, Act.BACKGROUND}

# Reasons why an output does not list a field as it lists others.

_SHOWN: Final = {Output.SHOW: OWN_WAY}
_HEAD: Final = {Output.DETAILS: OWN_WAY, Output.TEXT: OWN_WAY}
_QUIET: Final = {
    Output.DETAILS: "`show`, JSON and CSV tell it",
    Output.TEXT: "`show`, JSON and CSV tell it",
}
_NOT_IN_TEXT: Final = {Output.TEXT: "one line of status and one of passage; `show` tells it"}
_NO_COLUMN: Final = {Output.CSV: "no column in version 1; `show` and JSON tell it"}
_NOT_AFFIRMED: Final = {Output.FINGERPRINT: "not among what a lock affirms"}
_MATCHED_BY: Final = {Output.DIFF: "a record of another article is another record"}
_WORKED_OUT: Final = _HEAD | _SHOWN | {Output.FINGERPRINT: "worked out, not coded"}


def _always(part: str, data: Callable[[Evidence], Plain]) -> Hash:
    return Hash(part=part, data=data, always=True)


def _relays(e: Evidence) -> list[str]:
    return [relay.id for relay in e.relays]


def _figures(e: Evidence) -> list[dict[str, Plain]]:
    return [
        {"what": f.what, "of": f.of, "value": f.value, "as_printed": f.as_printed}
        for f in e.entry.figures
    ]


def _figures_line(e: Evidence) -> str:
    return "; ".join(
        f"{f.what}, {f.of or 'not said of whom'}: {f.value} ({f.as_printed})"
        for f in e.entry.figures
    )


def _denied(e: Evidence) -> Plain:
    denied = e.entry.denied_claim
    return None if denied is None else {"by": denied.by, "claim": denied.claim}


def _denied_line(e: Evidence) -> str:
    denied = e.entry.denied_claim
    return "" if denied is None else f"{denied.by}: {denied.claim}"


def _probable(e: Evidence) -> Plain:
    probable = e.entry.probable_speaker
    return None if probable is None else {"source": probable.source, "because": probable.because}


def _probable_line(e: Evidence) -> str:
    probable = e.entry.probable_speaker
    return "" if probable is None else f"{probable.source}: {probable.because}"


def _pin(e: Evidence) -> list[str | None]:
    pin = e.entry.passage
    return [pin.start, pin.end, pin.prefix]


def _pin_line(e: Evidence) -> str:
    pin = e.entry.passage
    return " … ".join(part for part in (pin.prefix, pin.start, pin.end) if part)


FIELDS: Final[tuple[EvidenceField, ...]] = (
    declare(
        "targets",
        role=DiffRole.REFERENCE,
        hashed=_always("targets", lambda e: list(e.entry.targets)),
        left_out=_HEAD | _SHOWN | {Output.CSV: OWN_WAY},
    ),
    declare("link", hashed=False, left_out=_HEAD | _SHOWN | _NOT_AFFIRMED),
    declare(
        "speaker",
        hashed=_always("speaker", lambda e: e.entry.speaker),
        left_out=_HEAD | _SHOWN,
    ),
    declare("side", lambda e: e.side, hashed=False, given=False, left_out=_WORKED_OUT),
    declare("group", lambda e: e.speaker.group, hashed=False, given=False, left_out=_WORKED_OUT),
    declare("voice", hashed=_always("voice", lambda e: e.entry.voice), left_out=_HEAD | _SHOWN),
    declare("via", _relays, hashed=_always("via", _relays), left_out=_HEAD | _SHOWN),
    declare("act", hashed=_always("act", lambda e: e.entry.act), left_out=_HEAD | _SHOWN),
    declare(
        "status",
        acts=frozenset({Act.ASSESSES}),
        hashed=_always("status", lambda e: e.entry.status),
        left_out=_HEAD | _SHOWN,
    ),
    declare(
        "respondents",
        acts=_OF_SOMEBODY,
        hashed=_always("respondents", lambda e: list(e.entry.respondents)),
        left_out=_HEAD | _SHOWN,
    ),
    declare(
        "respondent_words",
        label="printed words for them",
        detail="in the words of the passage",
        role=DiffRole.WORDING,
        hashed=False,
        left_out=_NOT_IN_TEXT | _SHOWN | _NOT_AFFIRMED,
    ),
    declare("scope", hashed=_always("scope", lambda e: e.entry.scope), left_out=_HEAD | _SHOWN),
    declare("instrument", hashed=False, left_out=_QUIET | _SHOWN | _NO_COLUMN | _NOT_AFFIRMED),
    declare(
        "reading",
        hashed=_always("reading", lambda e: e.entry.reading),
        left_out=_HEAD | _SHOWN | {Output.TEXT: "only where the scope is arguable"},
    ),
    declare(
        "claim",
        role=DiffRole.WORDING,
        hashed=_always("claim", lambda e: e.entry.claim),
        left_out=_HEAD | _SHOWN,
    ),
    declare(
        "event",
        lambda e: e.entry.event.text if e.entry.event else None,
        label="happened on",
        hashed=_always("dates", lambda e: e.entry.event.text if e.entry.event else "None"),
        left_out=_QUIET | _SHOWN,
    ),
    declare(
        "asserted",
        lambda e: e.asserted.text,
        label="said on",
        hashed=_always("dates", lambda e: e.asserted.text),
        left_out=_HEAD | _SHOWN,
    ),
    declare(
        "published",
        lambda e: e.article.published.text,
        label="published on",
        hashed=False,
        given=False,
        left_out=_WORKED_OUT | {Output.JSON: "stands with the article"},
    ),
    declare(
        "responds_to",
        lambda e: list(e.responds_to),
        label="denies",
        acts=_DENIAL,
        role=DiffRole.REFERENCE,
        hashed=_always("responds_to", lambda e: list(e.responds_to)),
        left_out=_HEAD | _SHOWN,
    ),
    declare("extent", acts=_DENIAL, hashed=False, left_out=_HEAD | _SHOWN | _NOT_AFFIRMED),
    declare(
        "denied_claim",
        _denied,
        _denied_line,
        acts=_DENIAL,
        hashed=False,
        left_out=_QUIET | _SHOWN | _NO_COLUMN | _NOT_AFFIRMED,
    ),
    declare(
        "qualifies",
        lambda e: list(e.qualifies),
        label="limits",
        acts=frozenset({Act.CAVEATS}),
        role=DiffRole.REFERENCE,
        hashed=False,
        left_out=_HEAD | _SHOWN | _NOT_AFFIRMED,
    ),
    declare("incident", hashed=False, left_out=_NOT_IN_TEXT | _SHOWN | _NOT_AFFIRMED),
    declare(
        "figures",
        _figures,
        _figures_line,
        hashed=_always(
            "figures", lambda e: [[f.what, f.of, f.value, f.as_printed] for f in e.entry.figures]
        ),
        left_out=_QUIET | _SHOWN | _NO_COLUMN,
    ),
    declare(
        "origin",
        hashed=False,
        left_out=_QUIET | _NOT_AFFIRMED | {Output.SHOW: "the records of one origin are listed"},
    ),
    declare(
        "probable_speaker",
        _probable,
        _probable_line,
        hashed=_always(
            "probable_speaker",
            lambda e: e.entry.probable_speaker.source if e.entry.probable_speaker else None,
        ),
        left_out=_NOT_IN_TEXT | _SHOWN | _NO_COLUMN,
    ),
    declare(
        "passage",
        _pin,
        _pin_line,
        role=DiffRole.WORDING,
        hashed=_always("passage", _pin),
        left_out=_HEAD | _SHOWN | {Output.JSON: OWN_WAY, Output.CSV: OWN_WAY},
    ),
    declare(
        "note",
        detail="coder’s note",
        role=DiffRole.WORDING,
        hashed=False,
        left_out=_NOT_IN_TEXT | _NO_COLUMN | _NOT_AFFIRMED,
    ),
    declare(
        "article",
        lambda e: e.article.id,
        hashed=False,
        given=False,
        left_out=_WORKED_OUT | _MATCHED_BY,
    ),
)

FIELD: Final[Mapping[str, EvidenceField]] = {one.name: one for one in FIELDS}
"""The declarations by name."""
LIMITED: Final = tuple(one for one in FIELDS if one.given and one.acts != frozenset(Act))
"""The fields that not every act may carry."""


@cache
def fields_in(output: Output) -> tuple[EvidenceField, ...]:
    """Return the fields that an output lists, in order."""
    return tuple(one for one in FIELDS if output not in one.left_out)
