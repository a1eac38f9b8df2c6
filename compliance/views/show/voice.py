"""Show a source with its parts, or a side with its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from compliance.model.dates.words import display_date
from compliance.model.incident import Search
from compliance.model.obligation import Reading
from compliance.model.side import AgreementSide
from compliance.views.article import coded_words
from compliance.views.kinds import CONFIDENCE_WORDS, SOURCE_KIND_WORDS
from compliance.views.recorded_searches import search_words
from compliance.views.show.body import bodies_section
from compliance.views.show.objection import made_section
from compliance.views.show.view import BodyView, LineView, facts, links, section
from compliance.views.show.writer import ThingWriter
from compliance.views.voices import channel_lines, name_lines, side_lines
from compliance.views.words import GROUP_WORDS, counted
from compliance.workspace.voices import Source
from compliance.workspace.workspace import ALWAYS


def source_body(writer: ThingWriter, source: Source) -> BodyView:
    """Show a source: why it stands on its side, its parts, the readings it holds, its records."""
    entry = source.entry
    parts = [s for s in writer.workspace.sources.values() if s.entry.part_of == source.id]
    heirs = [s for s in writer.workspace.sources.values() if source.id in s.entry.succeeds]
    spoken = [e for e in writer.evidence if e.speaker.id == source.id]
    relayed = [e for e in writer.evidence if source.id in {relay.id for relay in e.relays}]
    named = [e for e in writer.evidence if source.id in e.entry.respondents]
    readings = _readings(writer, {source.id})
    return BodyView(
        title=source.name,
        facts=facts(
            ("printed as", entry.short),
            *(("was called", line) for line in name_lines(source)),
            ("also called", writer.also_called(source.id)),
            ("side", writer.name(source.home)),
            *(("spoke for", line) for line in side_lines(source, writer.name)),
            *(("channel of", line) for line in channel_lines(source, writer.name)),
            ("kind", f"{SOURCE_KIND_WORDS[source.kind]}, group {GROUP_WORDS[source.group]}"),
            ("part of", writer.name(entry.part_of) if entry.part_of else None),
            ("took the place of", ", ".join(map(writer.name, entry.succeeds)) or None),
            ("basis", entry.basis),
            ("confidence", CONFIDENCE_WORDS[entry.confidence]),
            ("address", entry.url),
            ("note", entry.note),
        ),
        sections=(
            section("Parts", (_source_line(writer, part) for part in parts)),
            section("Gave its place to", (_source_line(writer, heir) for heir in heirs)),
            section("Readings held", (_reading(r) for r in readings)),
            section("Roles given to sides", _given(writer, {source.id})),
            section("Published", _articles(writer, {source.id})),
            section("Searches", _searches(writer, lambda s: s.source == source.id)),
            writer.records_in("Speaks", spoken, blank="no statement"),
            writer.records_in("Relays what others say", relayed),
            writer.acts_in(named),
            made_section(writer, source.id),
            *bodies_section(writer, source.id),
        ),
        links=links(
            parts=parts,
            heirs=heirs,
            readings=readings,
            speaks=spoken,
            relays=relayed,
            respondent_in=named,
        ),
    )


def side_body(writer: ThingWriter, side: AgreementSide) -> BodyView:
    """Show a side: its sources, duties, readings, articles, and how much is coded of it."""
    sources = [s for s in writer.workspace.sources.values() if side.id in s.sides]
    spoken = [e for e in writer.evidence if e.side == side.id]
    groups = Counter(GROUP_WORDS[e.speaker.group] for e in spoken)
    voices = {str(side.id), *(str(s.id) for s in sources)}
    readings = _readings(writer, voices)
    duties = [o for o in writer.agreement.obligations if any(b.side == side.id for b in o.bearers)]
    named = sum(side.id in e.entry.respondents for e in writer.evidence)
    role = writer.selection.holders.role(side)
    if side.id in ALWAYS:
        role = "no side of the agreement; its voices are never labelled as one"
    by_group = ", ".join(f"{g}: {groups[g]}" for g in GROUP_WORDS.values() if groups[g])
    return BodyView(
        title=writer.names[side.id],
        facts=facts(
            ("role", role),
            ("also called", writer.also_called(side.id)),
            ("statements", f"{len(spoken)} of its voices" + (f" ({by_group})" if by_group else "")),
            ("named", f"as the one who acts in {counted(named, 'statement')}" if named else None),
        ),
        sections=(
            section(
                "Where its role is said",
                (
                    LineView(
                        "",
                        writer.selection.holders.said_role(one),
                        writer.holder_lines(one.according_to),
                    )
                    for one in side.roles
                ),
            ),
            section(
                "Sources",
                (_source_line(writer, source) for source in sources),
                blank=None if sources else "none",
            ),
            section("Owes", (LineView(o.id, o.duty) for o in duties)),
            *bodies_section(writer, side.id),
            section("Readings held", (_reading(r) for r in readings)),
            section("Roles given to sides", _given(writer, voices)),
            section("Published", _articles(writer, {str(s.id) for s in sources})),
            section("Searches", _searches(writer, lambda s: s.side == side.id)),
        ),
        links=links(sources=sources, obligations=duties, readings=readings),
    )


def _source_line(writer: ThingWriter, source: Source) -> LineView:
    number = sum(e.speaker.id == source.id for e in writer.evidence)
    kind = SOURCE_KIND_WORDS[source.kind]
    return LineView(source.id, f"{source.name}, {kind}, {counted(number, 'statement')}")


def _readings(writer: ThingWriter, holders: Collection[str]) -> list[Reading]:
    return [
        reading
        for obligation in writer.agreement.obligations
        for reading in obligation.readings
        if any(holder.source in holders for holder in reading.holders)
    ]


def _given(writer: ThingWriter, holders: Collection[str]) -> Iterator[LineView]:
    """Yield the roles that some of these say sides have in the agreement."""
    for side in writer.agreement.sides:
        for one in side.roles:
            if any(holder.source in holders for holder in one.according_to):
                yield LineView(side.id, writer.selection.holders.said_role(one))


def _reading(reading: Reading) -> LineView:
    return LineView(reading.id, reading.says)


def _articles(writer: ThingWriter, outlets: Collection[str]) -> tuple[LineView, ...]:
    return tuple(
        LineView(a.id, f"{display_date(a.published)}, {coded_words(a.coded, meaning=True)}")
        for a in writer.workspace.articles.values()
        if a.outlet in outlets
    )


def _searches(writer: ThingWriter, wanted: Callable[[Search], bool]) -> tuple[LineView, ...]:
    return tuple(LineView("", search_words(s)) for s in writer.workspace.searches if wanted(s))
