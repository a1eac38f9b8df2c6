"""A small agreement of two shores, with voices of both, and texts about it that were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, Final

from compliance.model.agreement import Agreement, Clause
from compliance.model.base import (
    AgreementId,
    BodyId,
    InstrumentId,
    SideId,
    SourceId,
    Target,
)
from compliance.model.bearers import Bearer, JointBody
from compliance.model.dates.edtf import parse_edtf
from compliance.model.instrument import Instrument
from compliance.model.obligation import DutyPart, Obligation
from compliance.model.side import AgreementSide
from compliance.model.source import Channel, SourceEntry
from compliance.model.words import Confidence, ObligationKind, PartKind, Role, SourceKind
from compliance.suggest.given import Given, Known
from compliance.suggest.read.read import read_text
from compliance.suggest.said import Details, Said, Sentence
from compliance.workspace.voices import Source

Called = Mapping[str, tuple[str, ...]]

NORTH: Final[Called] = {"en": ("Norland-", "Norburg"), "ru": ("норланд-", "Норбург-")}
SOUTH: Final[Called] = {"en": ("Sudonia-", "Sudville"), "ru": ("судони-", "Судвил-")}
PUBLISHED: Final = "2022-03-30"  # a Wednesday
SIGNED: Final = "2020-11-10"


def source(
    name: str,
    side: str,
    named: str,
    kind: SourceKind = SourceKind.GOVERNMENT,
    called: Called | None = None,
    **keys: Any,  # noqa: ANN401 - fields of a record
) -> Source:
    """Return a voice of a side."""
    entry = SourceEntry(
        id=SourceId(name),
        name=named,
        kind=kind,
        called=called,
        basis="It speaks for that side.",
        confidence=Confidence.A,
        **keys,
    )
    whole = (entry.part_of,) if entry.part_of else ()
    return Source(
        id=entry.id, home=SideId(side), entry=entry, line=(entry.id,), bodies=(entry.id, *whole)
    )


def voices_of(side: str, name: str, person: str, russian: str) -> list[Source]:
    """Return the voices of a side, the same for each."""
    return [
        source(f"{side}-mod", side, f"Ministry of Defence of {name}"),
        source(f"{side}-mfa", side, f"Ministry of Foreign Affairs of {name}"),
        source(
            f"{side}-president",
            side,
            f"President of {name}",
            called={"en": (person,), "ru": (russian,)},
        ),
        source(f"{side}-press", side, f"Press secretary of the President of {name}"),
        source(f"{side}-unnamed", side, f"{name}, body not named"),
        source(f"{side}-paper", side, f"{name} Herald", SourceKind.MEDIA),
    ]


SOURCES: Final = (
    *voices_of("north", "Norland", "Anna Tarn", "Тарн"),
    *voices_of("south", "Sudonia", "Boris Melk", "Мелк"),
    source("gazette", "third", "Lake Gazette", SourceKind.MEDIA),
    source(
        "gazette-reed",
        "third",
        "Vera Reed, Lake Gazette",
        SourceKind.ANALYST,
        part_of=SourceId("gazette"),
    ),
    source("wire", "third", "Wire.pro", SourceKind.MEDIA),
    source("monitors", "third", "Monitoring Mission on the Lake", SourceKind.INTERNATIONAL),
)

AGREEMENT: Final = Agreement(
    id=AgreementId("lake"),
    title="Agreement on the lake",
    short_title="lake agreement",
    signed=parse_edtf(SIGNED),
    in_force=parse_edtf(SIGNED),
    sides=(
        AgreementSide(id=SideId("north"), name="Norland", called=NORTH, role=Role.PARTY),
        AgreementSide(id=SideId("south"), name="Sudonia", called=SOUTH, role=Role.PARTY),
    ),
    bodies=(
        JointBody(
            id=BodyId("lake-group"),
            name="Lake Group",
            of=("north", "south"),
            called={"en": ("joint working group",)},
        ),
    ),
    clauses=(
        Clause(
            number=Target("1"),
            title="Forces",
            obligations=(
                Obligation(
                    id=Target("1a"),
                    duty="Withdraw from the shore",
                    kind=ObligationKind.ACT,
                    bearers=(Bearer(side=SideId("north")),),
                    parts=(DutyPart(id="first", words="the first stage", kind=PartKind.CATEGORY),),
                    confidence=Confidence.A,
                ),
            ),
        ),
    ),
    instruments=(
        Instrument(
            id=InstrumentId("pact"),
            title="Pact of the lake",
            date=parse_edtf("2022-02-22"),
            confidence=Confidence.A,
        ),
    ),
)

KNOWN: Final = Known(agreement=AGREEMENT, sources={one.id: one for one in SOURCES})


def channel_known() -> Known:
    """Return the same, but that the north's paper is the south's own channel too."""
    paper = KNOWN.sources[SourceId("north-paper")]
    relays = (Channel(side=SideId("south"), basis="It is printed by both."),)
    heard = replace(paper, entry=replace(paper.entry, relays_for=relays))
    return Known(agreement=AGREEMENT, sources={**KNOWN.sources, paper.id: heard})


ALONE = (
    "Norland's defence ministry said the posts are empty.\n\n"
    "The boats are on land. The talks went on for decades.\n\n"
    "All is quiet, the ministry added."
)
"""An article that reports one voice alone."""


def read(
    text: str,
    language: str | None = "en",
    outlet: str | None = "gazette",
    known: Known = KNOWN,
    **keys: Any,  # noqa: ANN401 - fields of a record
) -> Sequence[Said]:
    """Return what a text says that was published on 30 March 2022."""
    keys.setdefault("published", parse_edtf(PUBLISHED))
    given = Given(
        text=text,
        known=known,
        language=language,
        outlet=SourceId(outlet) if outlet else None,
        **keys,
    )
    return [said for sentence in read_text(given) for said in sentence.says()]


def changed(said: Said, **changes: Any) -> Said:  # noqa: ANN401 - any field of it or its details
    """Return a statement with other fields, or other details."""
    names = [one.name for one in fields(Details) if one.name in changes]
    details = {name: changes.pop(name) for name in names}
    if details:
        changes["detailing"] = partial(replace, said.details, **details)
    return replace(said, **changes)


def as_read(said: Said, *, sure: bool = True) -> Sentence:
    """Return the sentence that says a statement, to be read whatever it is about."""
    return Sentence(said.range, said.heading, tells=True, sure=sure, says=partial(tuple, (said,)))


def as_told(said: Sequence[Said]) -> Sequence[object]:
    """Return statements as they are compared: all that they say."""
    names = [one.name for one in fields(Said) if one.name != "detailing"]
    return [(*(getattr(one, name) for name in names), one.details) for one in said]


def last(text: str, language: str = "en", **keys: Any) -> Said:  # noqa: ANN401 - those of `read`
    """Return what the end of a text says."""
    return read(text, language, **keys)[-1]


def words(text: str, said: Said) -> str:
    """Return the words of a statement."""
    return text[slice(*said.range)]
