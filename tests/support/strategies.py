"""Whole valid workspaces, small and nasty, for laws that hold of any workspace.

`records` draws what the files say; `workspaces` links it. Nothing is drawn that `compliance check`
would refuse, and the strategy fails if it ever is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain

from hypothesis import strategies as st

from compliance.model.agreement import Agreement
from compliance.model.article import Article, ChainLink, HeldText
from compliance.model.base import ArticleId, EvidenceId, IncidentId, SideId, SourceId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.incident import Incident, IncidentFile, Search, SearchFile
from compliance.model.lock import LockEntry
from compliance.model.objection import Objection, ObjectionFile
from compliance.model.settings import Settings
from compliance.model.source import Channel, DatedName, DatedSide, SourceEntry, SourceFile
from compliance.model.words import ChainRole, Coded, NamesPolicy, SourceKind
from compliance.passages.fingerprint import fingerprint
from compliance.workspace.checks.record import find_record_faults, is_after
from compliance.workspace.evidence import Evidence
from compliance.workspace.faults import Fault
from compliance.workspace.load import find_faults
from compliance.workspace.records import Records
from compliance.workspace.voices import link_sources
from compliance.workspace.workspace import Workspace, link
from support.choices import among, several, up_to
from support.drawn_agreements import (
    AGREEMENT,
    SIDE_IDS,
    Sources,
    confidences,
    dates,
    draw_agreement,
    lines,
    maybe,
    some,
    titles,
    urls,
)
from support.dump import dump
from support.entries import EntryDrawer
from support.pools import LINES, PUBLISHED, SUFFIXES

SHOWN = 9_000
"""How much of a workspace is printed when a law fails.

Hypothesis complains of more than 30,000 for all that a law is about, and that would be printed
instead of what fails; some are about three workspaces.
"""


STAND_IN = Settings(title="-", agreement=AGREEMENT)
TURNS = st.sampled_from([parse_edtf(day) for day in ("2020-11-15", "2020-12", "2021")])
OBJECTED = st.sampled_from([parse_edtf(day) for day in ("2021-01", "2021-03-01", "2020-12/..")])
families = st.none() | st.sampled_from(["family-1", "article-1"])


class DrawnRecords(Records):
    """Records that show themselves as the files they are, when a law fails."""

    __slots__ = ()

    @classmethod
    def of(cls, made: Records) -> DrawnRecords:
        """Return records with another look."""
        return cls(**{field.name: getattr(made, field.name) for field in fields(made)})

    def __repr__(self) -> str:
        shown = "\n".join(f"--- {file}\n{text}" for file, text in dump(self).items())
        return shown[:SHOWN]


class DrawnWorkspace(Workspace):
    """A workspace that shows itself as its files."""

    __slots__ = ()

    @classmethod
    def of(cls, made: Workspace) -> DrawnWorkspace:
        """Return a workspace with another look."""
        return cls(**{field.name: getattr(made, field.name) for field in fields(made)})

    def __repr__(self) -> str:
        return repr(DrawnRecords.of(self.records))


@st.composite
def records(draw: st.DrawFn, *, equal_names: bool = False) -> DrawnRecords:
    """Draw what the files of a workspace say.

    Args:
        draw: Hypothesis's own.
        equal_names: Whether the names of all sides are equally wide.
    """
    sides = SIDE_IDS[: draw(up_to(4, 2))]
    sources = _sources(draw, (*sides, SideId("third"), SideId("unknown")))
    incidents = _incidents(draw)
    agreement = draw_agreement(draw, sides, sources, equal_names=equal_names)
    articles = _articles(draw, tuple(sources))
    drawer = EntryDrawer(
        draw=draw,
        agreement=agreement,
        voices=link_sources(Records(settings=STAND_IN, sources=_source_files(sources))),
        incidents=tuple(incident.id for incident in incidents),
    )
    evidence = drawer.draw_files(articles)
    made = DrawnRecords(
        settings=Settings(
            title=draw(lines),
            agreement=AGREEMENT,
            sides=tuple(map(SideId, some(draw, sides))),
            names=draw(among(NamesPolicy)),
        ),
        agreements={f"agreements/{AGREEMENT}.yaml": agreement},
        sources=_source_files(sources),
        articles={f"articles/{article.id}.yaml": article for article in articles},
        evidence=evidence,
        incidents={"incidents.yaml": IncidentFile(incidents=incidents)},
        searches={"searches.yaml": SearchFile(searches=_searches(draw, agreement, sources))},
    )
    locked = replace(made, lock=_lock(draw, made), objections=_objections(draw, link(made)))
    faults = all_faults(locked)
    assert faults == [], f"the strategy draws what no workspace may hold: {faults}"
    return locked


def all_faults(records: Records) -> list[Fault]:
    """Return what is wrong within the files of a workspace and between them."""
    within = [find_record_faults(file, one) for file, one in records.evidence.items()]
    return [*chain.from_iterable(within), *find_faults(records)]


def workspaces(*, equal_names: bool = False) -> st.SearchStrategy[DrawnWorkspace]:
    """Draw linked workspaces."""
    return records(equal_names=equal_names).map(link).map(DrawnWorkspace.of)


def _sources(draw: st.DrawFn, sides: Sequence[SideId]) -> Sources:
    found: Sources = {}
    for side in sides:
        own: list[SourceId] = []
        for _ in range(draw(up_to(2, 1))):
            made = SourceId(f"s{len(found) + 1}")
            found[made] = (
                side,
                SourceEntry(
                    id=made,
                    name=f"Voice {len(found) + 1}{draw(among(SUFFIXES))}",
                    short=draw(lines) if maybe(draw) else None,
                    kind=draw(among(SourceKind)),
                    names=_names(draw),
                    part_of=own[0] if own and maybe(draw) else None,
                    succeeds=tuple(own) if maybe(draw, 4) else (),
                    sides=_periods(draw, sides),
                    relays_for=_channels(draw, sides, tuple(found)),
                    basis=draw(lines),
                    confidence=draw(confidences),
                    url=draw(urls),
                ),
            )
            own.append(made)
    return found


def _names(draw: st.DrawFn) -> tuple[DatedName, ...]:
    if not maybe(draw, 4):
        return ()
    return (DatedName(name=draw(lines), to=draw(TURNS)),)


def _periods(draw: st.DrawFn, sides: Sequence[SideId]) -> tuple[DatedSide, ...]:
    """Draw that a source changed sides, once or twice."""
    if not maybe(draw, 6):
        return ()
    early, late = parse_edtf("2020-11-20"), parse_edtf("2020-11-21/2021-01-10")
    first = DatedSide(side=draw(among(sides)), to=early, basis=draw(lines))
    second = DatedSide(side=draw(among(sides)), since=late, basis=draw(lines))
    return draw(among([(first,), (second,), (first, second)]))


def _channels(
    draw: st.DrawFn, sides: Sequence[SideId], sources: Sequence[SourceId]
) -> tuple[Channel, ...]:
    if not maybe(draw, 6):
        return ()
    made = [Channel(side=draw(among(sides)), basis=draw(lines))]
    return tuple(made + [Channel(source=one, basis=draw(lines)) for one in sources[:1]])


def _source_files(sources: Sources) -> dict[str, SourceFile]:
    by_side: dict[SideId, list[SourceEntry]] = {}
    for side, entry in sources.values():
        by_side.setdefault(side, []).append(entry)
    return {
        f"sources/{side}.yaml": SourceFile(side=side, sources=tuple(entries))
        for side, entries in by_side.items()
    }


def _incidents(draw: st.DrawFn) -> tuple[Incident, ...]:
    ids = [IncidentId(f"incident-{n}") for n in range(1, draw(up_to(2)) + 1)]
    return tuple(
        Incident(
            id=made,
            name=draw(lines),
            part_of=ids[0] if index and maybe(draw) else None,
            date=draw(dates) if maybe(draw) else None,
        )
        for index, made in enumerate(ids)
    )


def _articles(draw: st.DrawFn, sources: Sequence[SourceId]) -> tuple[Article, ...]:
    return tuple(
        Article(
            id=ArticleId(f"article-{number}"),
            title=draw(titles),
            outlet=draw(among(sources)),
            authors=tuple(some(draw, LINES, most=1)),
            published=parse_edtf(draw(among(PUBLISHED))),
            published_basis="the page",
            confidence=draw(confidences),
            url=draw(urls),
            copy_url=draw(urls),
            language=draw(among(["en", "ru", "az-Latn"])),
            family=draw(families),
            chain=tuple(_hand(draw, sources) for _ in range(draw(up_to(1)))),
            coded=draw(among(Coded)),
            held=(_held(number),) if maybe(draw) else (),
        )
        for number in range(1, draw(up_to(3, 1)) + 1)
    )


def _hand(draw: st.DrawFn, sources: Sequence[SourceId]) -> ChainLink:
    known = draw(st.booleans())
    return ChainLink(
        role=draw(among(ChainRole)),
        source=draw(among(sources)) if known else None,
        name=None if known else draw(lines),
        date=draw(dates) if maybe(draw) else None,
        confidence=draw(confidences),
    )


def _held(number: int) -> HeldText:
    place = (10 * number, 10 * number + 10)
    return HeldText(container_sha256="a" * 64, range=place, text_sha256=f"{number:064}")


def _searches(draw: st.DrawFn, agreement: Agreement, sources: Sources) -> tuple[Search, ...]:
    sides = [side.id for side in agreement.sides]
    targets = [t for c in agreement.clauses for t in (c.number, *(o.id for o in c.obligations))]
    found = []
    for _ in range(draw(up_to(2))):
        whole_side = draw(st.booleans())
        found.append(
            Search(
                side=draw(among(sides)) if whole_side else None,
                source=None if whole_side else draw(among(tuple(sources))),
                targets="all" if maybe(draw, 3) else tuple(draw(several(targets))),
                since=parse_edtf(draw(among(["2020-11-10", "2020-12", "../2020-12-01"]))),
                to=parse_edtf("2021-02-10"),
                where="the archive",
                by="the coder",
                found="nothing",
            )
        )
    return tuple(found)


def _objections(draw: st.DrawFn, made: Workspace) -> dict[str, ObjectionFile]:
    """Draw who objects to which records: with a citation, or in a record of its own."""
    found = []
    every = tuple(made.evidence.values())
    for number in range(draw(up_to(2)) if every else 0):
        told = draw(among(every)) if maybe(draw) else None
        said_on = draw(OBJECTED) if told is None else told.asserted
        known = (e for e in every if not is_after(_begun(e), said_on))
        to = [e.id for e in known if told is None or e.id != told.id]
        if to:
            found.append(
                Objection(
                    id=f"o{number + 1}",
                    to=tuple(draw(several(to, least=1))),
                    by=draw(among(made.sources)) if told is None else told.speaker.id,
                    said_on=said_on,
                    ground=draw(lines),
                    citation=draw(lines) if told is None or maybe(draw) else None,
                    evidence=None if told is None else told.id,
                    confidence=draw(confidences) if maybe(draw) else None,
                )
            )
    return {"objections.yaml": ObjectionFile(objections=tuple(found))} if found else {}


def _begun(e: Evidence) -> EdtfDate:
    return e.entry.asserted or e.article.published


def _lock(draw: st.DrawFn, made: Records) -> tuple[LockEntry, ...]:
    """Draw locks of some records, up to date or not; quotations may be the same."""
    workspace = link(made)
    found: dict[EvidenceId, LockEntry] = {}
    for e in workspace.evidence.values():
        if not maybe(draw):
            continue
        prints: Mapping[str, str] = fingerprint(e, workspace.agreements[e.agreement])
        stale = some(draw, sorted(prints), most=1)
        held = e.article.held[0].text_sha256 if e.article.held else "b" * 64
        found[e.id] = LockEntry(
            evidence=e.id,
            text_sha256=held,
            range=(0, 9),
            words=draw(up_to(10, 6)),
            passage_sha256=draw(among(["c" * 64, "d" * 64])),
            fingerprint={name: "0" * 16 if name in stale else h for name, h in prints.items()},
            on=parse_edtf("2021-03-01"),
        )
    return tuple(found[key] for key in sorted(found))
