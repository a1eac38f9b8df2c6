"""Show a source with its parts, or a side with its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from compliance.model.agreement import AgreementSide, Reading
from compliance.model.dates.words import display_date
from compliance.model.incident import Search
from compliance.views.show.view import BodyView, ThingLineView, ThingSectionView, facts
from compliance.views.show.writer import ThingWriter
from compliance.views.words import (
    CODED_WORDS,
    CONFIDENCE_WORDS,
    GROUP_WORDS,
    ROLE_WORDS,
    SOURCE_KIND_WORDS,
    counted,
)
from compliance.workspace.evidence import Evidence, Source
from compliance.workspace.workspace import ALWAYS


def source_body(writer: ThingWriter, source: Source) -> BodyView:
    """Show a source: why it stands on its side, its parts, the readings it holds, its records."""
    entry = source.entry
    parts = [s for s in writer.workspace.sources.values() if s.entry.part_of == source.id]
    spoken = [e for e in writer.evidence if e.speaker.id == source.id]
    relayed = [e for e in writer.evidence if source.id in {relay.id for relay in e.relays}]
    named = [e for e in writer.evidence if source.id in e.entry.respondents]
    readings = _readings(writer, {source.id})
    return BodyView(
        title=source.name,
        facts=facts(
            ("printed as", entry.short),
            ("also called", writer.also_called(source.id)),
            ("side", writer.name(source.side)),
            ("kind", f"{SOURCE_KIND_WORDS[source.kind]}, group {GROUP_WORDS[source.group]}"),
            ("part of", writer.name(entry.part_of) if entry.part_of else None),
            ("basis", entry.basis),
            ("confidence", CONFIDENCE_WORDS[entry.confidence]),
            ("address", entry.url),
            ("note", entry.note),
        ),
        sections=(
            ThingSectionView(
                title="Parts", lines=tuple(_source_line(writer, part) for part in parts)
            ),
            ThingSectionView(title="Readings held", lines=tuple(_reading(r) for r in readings)),
            ThingSectionView(title="Published", lines=_articles(writer, {source.id})),
            ThingSectionView(
                title="Searches", lines=_searches(writer, lambda s: s.source == source.id)
            ),
            _records("Speaks", writer, spoken, blank="no record"),
            _records("Relays what others say", writer, relayed),
            _records("Named as the one who acts", writer, named),
        ),
        links={
            "parts": tuple(str(part.id) for part in parts),
            "readings": tuple(str(reading.id) for reading in readings),
            "speaks": tuple(str(e.id) for e in spoken),
            "relays": tuple(str(e.id) for e in relayed),
            "respondent_in": tuple(str(e.id) for e in named),
        },
    )


def side_body(writer: ThingWriter, side: AgreementSide) -> BodyView:
    """Show a side: its sources, duties, readings, articles, and how much is coded of it."""
    sources = [s for s in writer.workspace.sources.values() if s.side == side.id]
    spoken = [e for e in writer.evidence if e.side == side.id]
    groups = Counter(GROUP_WORDS[e.speaker.group] for e in spoken)
    readings = _readings(writer, {str(side.id), *(str(s.id) for s in sources)})
    duties = [o for o in writer.agreement.obligations if any(b.side == side.id for b in o.bearers)]
    named = sum(side.id in e.entry.respondents for e in writer.evidence)
    role = ROLE_WORDS[side.role]
    if side.id in ALWAYS:
        role = "no side of the agreement; its voices are never labelled as one"
    by_group = ", ".join(f"{g}: {groups[g]}" for g in GROUP_WORDS.values() if groups[g])
    return BodyView(
        title=writer.names[side.id],
        facts=facts(
            ("role", role),
            ("also called", writer.also_called(side.id)),
            ("records", f"{len(spoken)} of its voices" + (f" ({by_group})" if by_group else "")),
            ("named", f"as the one who acts in {counted(named, 'record')}" if named else None),
        ),
        sections=(
            ThingSectionView(
                title="Sources",
                lines=tuple(_source_line(writer, source) for source in sources),
                blank=None if sources else "none",
            ),
            ThingSectionView(
                title="Owes", lines=tuple(ThingLineView(o.id, o.duty) for o in duties)
            ),
            ThingSectionView(title="Readings held", lines=tuple(_reading(r) for r in readings)),
            ThingSectionView(
                title="Published", lines=_articles(writer, {str(s.id) for s in sources})
            ),
            ThingSectionView(
                title="Searches", lines=_searches(writer, lambda s: s.side == side.id)
            ),
        ),
        links={
            "sources": tuple(str(s.id) for s in sources),
            "obligations": tuple(str(o.id) for o in duties),
            "readings": tuple(str(reading.id) for reading in readings),
        },
    )


def _records(
    title: str, writer: ThingWriter, found: Sequence[Evidence], blank: str | None = None
) -> ThingSectionView:
    if not found:
        return ThingSectionView(title=title, blank=blank)
    detail = counted(len(found), "record")
    return ThingSectionView(title=title, detail=detail, blocks=writer.blocks(found))


def _source_line(writer: ThingWriter, source: Source) -> ThingLineView:
    number = sum(e.speaker.id == source.id for e in writer.evidence)
    kind = SOURCE_KIND_WORDS[source.kind]
    return ThingLineView(source.id, f"{source.name}, {kind}, {counted(number, 'record')}")


def _readings(writer: ThingWriter, holders: Collection[str]) -> list[Reading]:
    return [
        reading
        for obligation in writer.agreement.obligations
        for reading in obligation.readings
        if any(holder.source in holders for holder in reading.holders)
    ]


def _reading(reading: Reading) -> ThingLineView:
    return ThingLineView(reading.id, reading.says)


def _articles(writer: ThingWriter, outlets: Collection[str]) -> tuple[ThingLineView, ...]:
    return tuple(
        ThingLineView(a.id, f"{display_date(a.published)}, coded {CODED_WORDS[a.coded]}")
        for a in writer.workspace.articles.values()
        if a.outlet in outlets
    )


def _searches(writer: ThingWriter, wanted: Callable[[Search], bool]) -> tuple[ThingLineView, ...]:
    return tuple(ThingLineView("", search_words(s)) for s in writer.workspace.searches if wanted(s))


def search_words(search: Search) -> str:
    """Return what was searched for, when, where and by whom, and what was found."""
    targets = "all points" if search.targets == "all" else ", ".join(search.targets)
    days = f"{display_date(search.since)} to {display_date(search.to)}"
    return f"{targets}, {days}, {search.where}, by {search.by}: {search.found}"
