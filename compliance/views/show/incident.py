"""Show an incident: its parts, who tells what of it, the figures as printed, the replies."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.model.words import Act
from compliance.views.selection import with_parts
from compliance.views.show.view import BodyView, LineView, SectionView, facts, links, section
from compliance.views.show.writer import ThingWriter
from compliance.views.words import counted
from compliance.workspace.evidence import Evidence


def incident_body(writer: ThingWriter, incident: Incident) -> BodyView:
    """Show an incident; records of its parts are records of it."""
    parts = [part for part, _ in with_parts(writer.workspace.incidents.values(), incident.id)]
    # What is said of a part is said of the whole; the blocks name the part.
    ids = {incident.id, *(part.id for part in parts)}
    found = [e for e in writer.evidence if e.entry.incident in ids]
    whole = writer.workspace.incidents[incident.part_of] if incident.part_of else None
    sides = writer.by_side(found, parts={part.id: part.name for part in parts})
    return BodyView(
        title=incident.name,
        facts=facts(
            ("date", display_date(incident.date) if incident.date else None),
            ("place", incident.place),
            ("part of", f"{whole.name} ({whole.id})" if whole else None),
            ("note", incident.note),
        ),
        sections=(
            section("Parts", (_part(writer, part) for part in parts)),
            section("Figures as printed, not added up", _figures(writer, found)),
            section("Named as the one who acts", _replies(writer, found)),
            SectionView(title="Statements", blank=None if found else "none coded"),
            *sides,
        ),
        links=links(parts=parts, evidence=found),
    )


def _part(writer: ThingWriter, part: Incident) -> LineView:
    number = sum(e.entry.incident == part.id for e in writer.evidence)
    return LineView(part.id, f"{part.name}, {counted(number, 'statement')}")


def _figures(writer: ThingWriter, found: Sequence[Evidence]) -> tuple[LineView, ...]:
    return tuple(
        LineView(writer.records.reference(e.id), f"{figure.line}, {e.speaker_name}")
        for e in found
        for figure in e.figures
    )


def _replies(writer: ThingWriter, found: Sequence[Evidence]) -> tuple[LineView, ...]:
    """Return, for each side named as having acted, how often its own voices speak of it."""
    lines, side_of = [], writer.selection.side_of
    for perspective in writer.selection.everyone:
        naming = [
            e
            for e in found
            if any(side_of(party, e) == perspective.side for party in e.entry.respondents)
        ]
        if not naming:
            continue
        own = [e for e in found if e.side == perspective.side and e.own]
        denials = [e for e in own if e.entry.act is Act.DENIES]
        said = counted(len(own), "statement") if own else "no statement"
        references = ", ".join(writer.records.reference(e.id) for e in denials)
        denied = f", denials: {references}" if denials else ""
        named = f"named in {counted(len(naming), 'statement')}"
        lines.append(LineView(perspective.id, f"{named}; {said} of its own voices{denied}"))
    return tuple(lines)
