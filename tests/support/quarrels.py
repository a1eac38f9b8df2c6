"""Workspaces in which a few voices speak of the same things, and answer one another."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from compliance.model.base import (
    WHOLE,
    EvidenceId,
    IncidentId,
    InstrumentId,
    ReadingId,
    SourceId,
    Target,
)
from compliance.model.dates.edtf import parse_edtf
from compliance.model.evidence import (
    UNLISTED,
    EvidenceEntry,
    EvidenceFile,
    Figure,
    PassagePin,
    ProbableSpeaker,
)
from compliance.model.incident import Incident, IncidentFile
from compliance.model.words import COUNTED_SCOPES, Act, Extent, Link, Scope, Status, Voice
from compliance.workspace.records import Records
from support.drawn_agreements import SIDE_IDS
from support.strategies import DrawnRecords, records

ACTS = (*[Act.ASSESSES] * 4, *[Act.STATES] * 4, *[Act.DENIES] * 3, Act.CAVEATS, Act.DEMANDS)
TARGETS = (*[(Target("1a"),)] * 4, (Target("1a"), Target("1")), (WHOLE,))
INCIDENTS = (IncidentId("storm"), IncidentId("storm-night"), IncidentId("flood"))
READINGS = (None, None, ReadingId("reading-x"), ReadingId("reading-y"), UNLISTED)
SCOPES = (*[Scope.IN_SCOPE] * 12, Scope.OTHER_INSTRUMENT, Scope.ARGUABLE)
VOICES = (*[Voice.QUOTED] * 8, Voice.CHARACTERISED)
RESPONDENTS: tuple[tuple[str, ...], ...] = (
    *[(), ()],
    *[(SIDE_IDS[0],)] * 3,
    *[(SIDE_IDS[1],), SIDE_IDS[:2], ("s1",), ("s3",)],
)
DAYS = ("2020-11-11", "2020-11-11", "2020-11-11", "2020-11-12", "../2020-12-01")


@st.composite
def quarrels(draw: st.DrawFn, *, equal_names: bool = False) -> Records:
    """Draw a workspace with little but statements of two sides; no law needs it to be checked."""
    drawn = draw(records(equal_names=equal_names))
    first = {file.side: file.sources[0].id for file in drawn.sources.values()}
    others = [source for side, source in first.items() if side not in SIDE_IDS[:2]]
    entries: list[EvidenceEntry] = []
    article = next(iter(drawn.articles.values()))
    bodies = [str(body.id) for a in drawn.agreements.values() for body in a.bodies]
    named = st.sampled_from([*RESPONDENTS, *((body,) for body in bodies)])
    known = [one for a in drawn.agreements.values() for one in a.instruments if one.renews]
    renewal = st.sampled_from([*[None] * 3, *(one.id for one in known)])
    for number in range(1, draw(st.integers(5, 10)) + 1):
        earlier = [EvidenceId(f"{article.id}#{entry.id}") for entry in entries]
        speaker = first[SIDE_IDS[number % 2]]
        if not draw(st.integers(0, 9)):
            speaker = draw(st.sampled_from(others))
        entries.append(_entry(draw, f"e{number}", speaker, earlier, named, renewal))
    incidents = tuple(
        Incident(id=one, name=f"The {one}", part_of=INCIDENTS[0] if one == INCIDENTS[1] else None)
        for one in INCIDENTS
    )
    return DrawnRecords.of(
        replace(
            drawn,
            evidence={
                f"evidence/{article.id}.yaml": EvidenceFile(
                    article=article.id,
                    agreement=next(iter(drawn.agreements.values())).id,
                    evidence=tuple(entries),
                )
            },
            incidents={"incidents.yaml": IncidentFile(incidents=incidents)},
            lock=(),
            objections={},
        )
    )


def _entry(
    draw: st.DrawFn,
    name: str,
    speaker: SourceId,
    known: list[EvidenceId],
    named: st.SearchStrategy[tuple[str, ...]],
    renewal: st.SearchStrategy[InstrumentId | None],
) -> EvidenceEntry:
    act = draw(st.sampled_from(ACTS))
    answers = tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=2))) if known else ()
    scope = draw(st.sampled_from(SCOPES))
    return EvidenceEntry(
        id=name,
        targets=draw(st.sampled_from(TARGETS)),
        link=draw(st.sampled_from(Link)),
        speaker=speaker,
        voice=draw(st.sampled_from(VOICES)),
        act=act,
        status=draw(_statuses) if act is Act.ASSESSES and scope is not SCOPES[-2] else None,
        respondents=draw(named) if act in (Act.ASSESSES, Act.STATES, Act.DEMANDS) else (),
        scope=scope,
        instrument=draw(renewal) if scope in COUNTED_SCOPES else None,
        reading=draw(st.sampled_from(READINGS)),
        claim=draw(st.sampled_from(["It was so.", "It was done."])),
        asserted=parse_edtf(draw(st.sampled_from(DAYS))),
        responds_to=answers if act is Act.DENIES else (),
        extent=Extent.WHOLE if act is Act.DENIES else None,
        qualifies=answers if act is Act.CAVEATS else (),
        incident=draw(st.none() | st.sampled_from(INCIDENTS)),
        figures=draw(_figures),
        origin=draw(st.sampled_from([None, None, "one", "two"])),
        probable_speaker=None
        if draw(st.integers(0, 15))
        else ProbableSpeaker(source=speaker, because="Its style."),
        passage=PassagePin(start="It was"),
    )


_statuses = st.sampled_from(
    [*[Status.FULFILLED] * 3, *[Status.VIOLATED] * 2, *[Status.NOT_FULFILLED] * 2, *Status]
)
_figures = st.sampled_from(
    [(), ()]
    + [
        (Figure(what="boats", of=of, value=value, as_printed="so many"),)
        for of in ("boatmen", "not said")
        for value in (1, 2)
    ]
)
