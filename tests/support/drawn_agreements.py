"""Agreements with nasty names, drawn at random; and the small things every drawing needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from compliance.model.agreement import MOST_LEVELS, Agreement, Clause, SharedAmendment
from compliance.model.base import (
    WHOLE,
    AgreementId,
    BodyId,
    InstrumentId,
    ReadingId,
    SideId,
    SourceId,
    Target,
)
from compliance.model.bearers import Bearer, JointBody
from compliance.model.dates.edtf import parse_edtf
from compliance.model.document import NameEntry, NameForm
from compliance.model.holder import Holder
from compliance.model.instrument import Instrument
from compliance.model.obligation import Amendment, Due, DutyPart, Obligation, Reading, Relation
from compliance.model.side import AgreementSide, SideRole
from compliance.model.source import SourceEntry
from compliance.model.spaceless import count_words
from compliance.model.translation import Translation
from compliance.model.words import (
    Confidence,
    NameKind,
    ObligationKind,
    PartKind,
    RelationType,
    Role,
)
from compliance.workspace.checks.sources import MOST_TITLE_WORDS
from support.choices import among, several, up_to
from support.pools import DATES, LINES, SUFFIXES, URLS

Sources = dict[SourceId, tuple[SideId, SourceEntry]]

AGREEMENT = AgreementId("pact")
BEGINNINGS = ("2020-11-12", "2020-11-09", "2020-11", "2020-12-01~", "2021-01-01?")
SIDE_IDS = tuple(map(SideId, ("qav", "qbv", "qcv", "qdv")))
BODY_IDS = tuple(map(BodyId, ("jxv", "jyv")))
"""Found nowhere else in a drawn workspace, in no case: laws may look for them in any output."""

UNDISPUTED = tuple(one for one in Role if one is not Role.NOT_A_PARTY)
BEGUN = ("2020-11-09", "2020-11", "2020-11-11~")
ENDED = ("2020-11-20", "2020", "2021-01")

dates = st.sampled_from(DATES).map(parse_edtf)
lines = st.sampled_from(LINES)
titles = st.sampled_from([line for line in LINES if count_words(line) <= MOST_TITLE_WORDS])
urls = st.none() | st.sampled_from(URLS)
short_lines = among([line[:40] for line in LINES])
confidences = st.sampled_from(Confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Those who can owe a duty."""

    sides: tuple[SideId, ...]
    sources: tuple[SourceId, ...]
    bodies: tuple[BodyId, ...]


def maybe(draw: st.DrawFn, one_in: int = 2) -> bool:
    """Draw whether to have something; the simplest example has nothing."""
    return draw(up_to(one_in - 1)) == one_in - 1


def some(draw: st.DrawFn, values: Sequence[str], most: int = 2) -> tuple[str, ...]:
    """Draw up to `most` different values, in any order."""
    if not values:
        return ()
    return tuple(draw(several(values, most=most)))


def draw_agreement(
    draw: st.DrawFn, sides: Sequence[SideId], sources: Sources, *, equal_names: bool
) -> Agreement:
    """Draw an agreement between some sides, with readings that sources hold."""
    common = draw(among(SUFFIXES))
    bodies = _bodies(draw, (*sides, *sources), common if equal_names else None)
    owing = Owing(sides=tuple(sides), sources=tuple(sources), bodies=tuple(b.id for b in bodies))
    clauses = tuple(_clause(draw, str(number), owing) for number in range(1, draw(up_to(2, 1)) + 1))
    agreement = Agreement(
        id=AGREEMENT,
        title=draw(lines),
        short_title=draw(lines),
        point_word=draw(among(["Point", "Article"])),
        signed=parse_edtf("2020-11-09"),
        in_force=parse_edtf("2020-11-10"),
        sides=tuple(
            AgreementSide(
                id=side,
                name=side.capitalize() + (common if equal_names else draw(among(SUFFIXES))),
                role=None if roles else draw(among(UNDISPUTED)),
                roles=roles,
            )
            for side in sides
            for roles in (_roles(draw, owing) if maybe(draw, 3) else (),)
        ),
        bodies=bodies,
        clauses=clauses,
        instruments=(
            Instrument(id=InstrumentId("other-pact"), title=draw(lines), confidence=Confidence.A),
            *_renewals(draw, clauses),
        ),
        amendments=_shared(
            draw, owing, [WHOLE, *(one for clause in clauses for one in clause.targets)]
        ),
        names=_names(draw, sides, clauses),
    )
    return replace(agreement, translations=_translations(draw, agreement))


def _translations(draw: st.DrawFn, agreement: Agreement) -> dict[str, Translation] | None:
    """Draw names in Russian, or none; those of sides and bodies tell as much as their own."""
    if not maybe(draw, 3):
        return None
    parties = [(str(side.id), side.name) for side in agreement.sides]
    parties += [(str(body.id), body.name) for body in agreement.bodies]
    russian = Translation(
        title=draw(lines),
        short_title=draw(lines),
        point_word="Пункт",
        points_word="Пункты",
        each_point="каждому пункту",
        names={party: f"{name} (ru)" for party, name in parties},
        titles={str(target): draw(lines) for target in agreement.outline.about},
    )
    return {"ru": russian}


def _renewals(draw: st.DrawFn, clauses: Sequence[Clause]) -> tuple[Instrument, ...]:
    """Draw instruments that renew the whole, or points."""
    targets = (WHOLE, *(clause.number for clause in clauses))
    return tuple(
        Instrument(
            id=InstrumentId(f"renewal-{number}"),
            title=draw(lines),
            renews=tuple(draw(several(targets, least=1))),
            since=parse_edtf(draw(among(BEGINNINGS))),
            confidence=Confidence.A,
        )
        for number in range(draw(up_to(2)))
    )


def _shared(
    draw: st.DrawFn, owing: Owing, targets: Sequence[Target]
) -> tuple[SharedAmendment, ...]:
    """Draw amendments of several targets by the one instrument there is."""
    return tuple(
        SharedAmendment(
            id=f"shared-{number}",
            instrument=InstrumentId("other-pact"),
            targets=tuple(draw(several(targets, least=1, most=3))),
            due=draw(dates) if maybe(draw) else None,
            says=draw(lines),
            according_to=_holders(draw, owing),
        )
        for number in range(draw(up_to(2)))
        if maybe(draw)
    )


def _bodies(draw: st.DrawFn, parties: Sequence[str], ending: str | None) -> tuple[JointBody, ...]:
    """Draw joint bodies of some sides and sources, their names with one ending or each its own."""
    return tuple(
        JointBody(
            id=body,
            name=body.capitalize() + (draw(among(SUFFIXES)) if ending is None else ending),
            of=tuple(draw(several(parties, least=1, most=3))),
            note=draw(lines) if maybe(draw) else None,
        )
        for body in BODY_IDS[: draw(up_to(2))]
    )


def _roles(draw: st.DrawFn, owing: Owing) -> tuple[SideRole, ...]:
    """Draw who says which roles a side has, each once."""
    return tuple(
        SideRole(
            role=role,
            since=parse_edtf(draw(among(BEGUN))) if maybe(draw, 4) else None,
            to=parse_edtf(draw(among(ENDED))) if maybe(draw, 4) else None,
            according_to=_holders(draw, owing),
        )
        for role in draw(several(list(Role)))
    )


def _names(
    draw: st.DrawFn, sides: Sequence[SideId], clauses: Sequence[Clause]
) -> tuple[NameEntry, ...]:
    printed = draw(among([clause.title for clause in clauses]))
    forms = [
        NameForm(text=text, used_by=tuple(map(SideId, some(draw, sides))))
        for text in (printed, draw(lines), draw(lines))
    ]
    kind = draw(among(NameKind))
    return (NameEntry(id="name-1", kind=kind, forms=tuple(forms[: draw(up_to(3, 1))])),)


def _clause(draw: st.DrawFn, number: str, owing: Owing) -> Clause:
    """Draw a clause, perhaps with one within it, and some numbers that are printed otherwise."""
    inner = maybe(draw, 4) and number.count("-") < MOST_LEVELS - 1
    return Clause(
        number=Target(number),
        printed=draw(short_lines) if maybe(draw, 4) else None,
        title=draw(lines),
        obligations=tuple(
            _obligation(draw, f"{number}{letter}", owing) for letter in "ab"[: draw(up_to(2, 1))]
        ),
        clauses=(_clause(draw, f"{number}-1", owing),) if inner else (),
    )


def _obligation(draw: st.DrawFn, name: str, owing: Owing) -> Obligation:
    return Obligation(
        id=Target(name),
        printed=draw(short_lines) if maybe(draw, 4) else None,
        duty=draw(lines),
        detail=draw(lines) if maybe(draw) else None,
        kind=draw(among(ObligationKind)),
        bearers=tuple(_bearer(draw, owing) for _ in range(draw(up_to(2, 1)))),
        beneficiaries=(_bearer(draw, owing),) if maybe(draw) else (),
        due=_due(draw) if maybe(draw) else None,
        parts=tuple(
            DutyPart(
                id=f"part-{name}-{number}", words=draw(lines), kind=draw(st.sampled_from(PartKind))
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        relations=(
            (Relation(type=RelationType.LIMITS, to=Target("1a"), note=draw(lines)),)
            if maybe(draw, 4)
            else ()
        ),
        readings=tuple(
            _reading(draw, f"reading-{name}-{number}", owing) for number in range(draw(up_to(2)))
        ),
        amendments=(
            (
                Amendment(
                    instrument=InstrumentId("other-pact") if maybe(draw) else None,
                    due=draw(dates) if maybe(draw) else None,
                    says=draw(lines),
                    according_to=_holders(draw, owing),
                ),
            )
            if maybe(draw, 3)
            else ()
        ),
        confidence=draw(confidences),
    )


def _bearer(draw: st.DrawFn, owing: Owing) -> Bearer:
    which = draw(among(["side", "source", "nobody", *(["body"] if owing.bodies else [])]))
    named = which != "nobody" and draw(st.booleans())
    return Bearer(
        side=draw(among(owing.sides)) if which == "side" else None,
        source=draw(among(owing.sources)) if which == "source" else None,
        body=draw(among(owing.bodies)) if which == "body" else None,
        part=draw(lines) if maybe(draw, 3) else None,
        named=named,
    )


def _due(draw: st.DrawFn) -> Due:
    date = draw(dates) if maybe(draw) else None
    return Due(
        date=date,
        words=draw(lines) if date is None or maybe(draw) else None,
        computed=draw(lines) if maybe(draw, 3) else None,
    )


def _holders(draw: st.DrawFn, owing: Owing) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            source=draw(among([*owing.sides, *owing.sources])),
            said_on=draw(dates) if maybe(draw) else None,
            citation=draw(lines),
            confidence=draw(confidences),
        )
        for _ in range(draw(up_to(2, 1)))
    )


def _reading(draw: st.DrawFn, name: str, owing: Owing) -> Reading:
    return Reading(
        id=ReadingId(name),
        says=draw(lines),
        turns_on=draw(lines),
        holders=_holders(draw, owing),
    )
