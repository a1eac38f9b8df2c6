"""The page of incidents: a map of where they are said to have been, and all of them by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.model.place import Place
from compliance.views.incident_map import MapView, SpotView, draw_map
from compliance.views.places import forms_of, other_names
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import PageView
from compliance.views.when import in_time
from compliance.views.words import counted
from compliance.wording.speaking import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLineView:
    """An incident in a list: when, where in words, and how many statements speak of it."""

    link: LinkView
    date: str
    place: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlaceView:
    """A place with its incidents; `others` are its other names, if they are printed."""

    anchor: str
    name: str
    others: tuple[str, ...]
    coordinates: str
    citation: str
    note: str | None
    incidents: tuple[IncidentLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsPageView(PageView):
    """Every incident: on the map, by place, and by date; `elsewhere` those without a point."""

    map: MapView | None
    places: tuple[IncidentPlaceView, ...]
    elsewhere: tuple[IncidentLineView, ...]
    incidents: tuple[IncidentLineView, ...]


def incidents_page(contents: SiteContents) -> IncidentsPageView:
    """Return the page of incidents, which stands beside the first page."""
    incidents = sorted(contents.workspace.incidents.values(), key=_in_order)
    said = Counter(e.entry.incident for e in contents.selection.evidence)
    lines = {i.id: _line(contents, i, said[i.id]) for i in incidents}
    at: dict[str, list[Incident]] = {}
    for incident in incidents:
        for place in incident.places:
            at.setdefault(place, []).append(incident)
    known = [place for place in contents.workspace.places.values() if place.id in at]
    return IncidentsPageView(
        site=contents.head(
            tr("Incidents"),
            root="",
            says=tr("What is said to have happened, where, and when."),
        ),
        map=draw_map(
            tr("{agreement}: places of incidents", agreement=contents.agreement.short_title),
            "; ".join(_label(contents, place, at[place.id]) for place in known),
            [_spot(contents, place, at[place.id]) for place in known],
        ),
        places=tuple(
            IncidentPlaceView(
                anchor=f"place-{place.id}",
                name=forms_of(contents.selection, place)[0].text,
                others=other_names(contents.selection, place),
                coordinates=f"{place.lat}, {place.lon}",
                citation=place.citation,
                note=place.note,
                incidents=tuple(lines[incident.id] for incident in at[place.id]),
            )
            for place in known
        ),
        elsewhere=tuple(lines[incident.id] for incident in incidents if not incident.places),
        incidents=tuple(lines.values()),
    )


def _in_order(incident: Incident) -> tuple[str, str]:
    """Return the key by which incidents are ordered: those without a date come last."""
    return ("9", "") if incident.date is None else in_time(incident.date)


def _line(contents: SiteContents, incident: Incident, said: int) -> IncidentLineView:
    return IncidentLineView(
        link=contents.incident_link(incident),
        date=display_date(incident.date) if incident.date else tr("no date given"),
        place=incident.place or tr("no place given"),
        said=counted(said, "statement"),
    )


def _label(contents: SiteContents, place: Place, at: Sequence[Incident]) -> str:
    return f"{forms_of(contents.selection, place)[0].text}: {len(at)}"


def _spot(contents: SiteContents, place: Place, at: Sequence[Incident]) -> SpotView:
    name = forms_of(contents.selection, place)[0].text
    told = "; ".join(incident.name for incident in at)
    return SpotView(
        lat=place.lat,
        lon=place.lon,
        label=_label(contents, place, at),
        says=tr(
            "{place}, {incidents}: {names}",
            place=name,
            incidents=counted(len(at), "incident"),
            names=told,
        ),
        href=f"#place-{place.id}",
    )
