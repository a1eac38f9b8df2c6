"""Show an incident: its parts, who tells what of it, the figures as printed, the replies."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.base import IncidentId
from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.model.words import Act
from compliance.views.show.evidence import figure_words
from compliance.views.show.view import BodyView, ThingLineView, ThingSectionView, facts
from compliance.views.show.writer import ThingWriter
from compliance.views.words import counted
from compliance.workspace.evidence import Evidence


def incident_body(writer: ThingWriter, incident: Incident) -> BodyView:
    """Show an incident; records of its parts are records of it."""
    parts = parts_of(tuple(writer.workspace.incidents.values()), incident.id)
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
            ThingSectionView(title="Parts", lines=tuple(_part(writer, part) for part in parts)),
            ThingSectionView(
                title="Figures as printed, not added up", lines=_figures(writer, found)
            ),
            ThingSectionView(title="Named as the one who acts", lines=_replies(writer, found)),
            ThingSectionView(title="Records", blank=None if found else "none coded"),
            *sides,
        ),
        links={
            "parts": tuple(str(part.id) for part in parts),
            "evidence": tuple(str(e.id) for e in found),
        },
    )


def parts_of(incidents: Sequence[Incident], whole: IncidentId) -> tuple[Incident, ...]:
    """Return the parts of an incident, each followed by its own parts."""
    found: list[Incident] = []
    for incident in incidents:
        if incident.part_of == whole:
            found += [incident, *parts_of(incidents, incident.id)]
    return tuple(found)


def _part(writer: ThingWriter, part: Incident) -> ThingLineView:
    number = sum(e.entry.incident == part.id for e in writer.evidence)
    return ThingLineView(part.id, f"{part.name}, {counted(number, 'record')}")


def _figures(writer: ThingWriter, found: Sequence[Evidence]) -> tuple[ThingLineView, ...]:
    return tuple(
        ThingLineView(_reference(writer, e), f"{figure_words(figure)}, {e.speaker.name}")
        for e in found
        for figure in e.entry.figures
    )


def _replies(writer: ThingWriter, found: Sequence[Evidence]) -> tuple[ThingLineView, ...]:
    """Return, for each side named as having acted, how often its own voices speak of it."""
    lines = []
    for perspective in writer.selection.everyone:
        naming = [e for e in found if perspective.side in _sides_of(writer, e)]
        if not naming:
            continue
        own = [e for e in found if e.side == perspective.side and e.own]
        denials = [e for e in own if e.entry.act is Act.DENIES]
        said = counted(len(own), "record") if own else "no record"
        denied = (
            f", denials: {', '.join(_reference(writer, e) for e in denials)}" if denials else ""
        )
        named = f"named in {counted(len(naming), 'record')}"
        lines.append(ThingLineView(perspective.id, f"{named}; {said} of its own voices{denied}"))
    return tuple(lines)


def _sides_of(writer: ThingWriter, e: Evidence) -> set[str]:
    sources = {str(s.id): str(s.side) for s in writer.workspace.sources.values()}
    return {sources.get(party, party) for party in e.entry.respondents}


def _reference(writer: ThingWriter, e: Evidence) -> str:
    return writer.records.reference(e.id)
