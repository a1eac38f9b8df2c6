"""Pages of incidents: what each side says of one and of its parts, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compliance.assessments.perspective import Perspective
from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.views.blank import blank_of
from compliance.views.matrix.incidents import (
    sides_acting,
    target_for_blanks,
    told_of_incidents,
)
from compliance.views.site.card import CardView
from compliance.views.site.column import ColumnView, Statements
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import (
    IncidentPageView,
    IncidentPartView,
    NamedView,
    SilentView,
)
from compliance.wording.speaking import trn
from compliance.workspace.evidence import Evidence


class IncidentPages:
    """Builds the pages of incidents; what is said of which is gathered once."""

    def __init__(self, contents: SiteContents) -> None:
        self.contents = contents
        self.cards = contents.cards
        self.told = told_of_incidents(contents.selection)
        self.parts: dict[str, list[Incident]] = {}
        for incident in contents.workspace.incidents.values():
            self.parts.setdefault(incident.part_of or "", []).append(incident)

    def page(self, incident: Incident) -> IncidentPageView:
        """Return the page of an incident: what is said of it, then of each of its parts."""
        known = self.contents.workspace.incidents
        parts = self.parts.get(incident.id, [])
        whole = known[incident.part_of] if incident.part_of else None
        return IncidentPageView(
            site=self.contents.head(incident.name),
            name=incident.name,
            id=incident.id,
            date=display_date(incident.date) if incident.date else None,
            place=incident.place,
            note=incident.note,
            whole=_named(whole) if whole else None,
            parts=tuple(map(_named, parts)),
            sections=tuple(map(self._part, [incident, *parts])),
        )

    def _part(self, incident: Incident) -> IncidentPartView:
        found = self.told.get(incident.id, ())
        selection = self.contents.selection
        acting = sides_acting(selection, incident, found)
        told = [(side, [e for e in found if side.speaks(e)]) for side in selection.everyone]
        return IncidentPartView(
            incident=_named(incident),
            date=display_date(incident.date) if incident.date else None,
            columns=tuple(self._columns(told, acting, labelled=True)),
            voices=tuple(self._columns(told, acting, labelled=False)),
            silent=tuple(self._silent(side, found, acting) for side, said in told if not said),
        )

    def _columns(
        self,
        told: Sequence[tuple[Perspective, Sequence[Evidence]]],
        acting: Mapping[str, int],
        *,
        labelled: bool,
    ) -> Iterator[ColumnView]:
        for side, said in told:
            if said and side.labelled is labelled:
                found = Statements.of(said, self._card, self._is_earlier)
                number = acting.get(side.id, 0)
                yield ColumnView(
                    id=side.id,
                    name=self.contents.selection.names[side.id],
                    labelled=side.labelled,
                    lines=(),
                    blank=acting_words(number) if number else None,
                    shown=found.shown,
                    folds=found.folds,
                    apart=found.apart,
                )

    def _silent(
        self, side: Perspective, found: Sequence[Evidence], acting: Mapping[str, int]
    ) -> SilentView:
        """Return why a side says nothing of an incident, and whether others name it there."""
        assessor, target = self.contents.selection.assessor, target_for_blanks(found)
        name = self.contents.selection.names[side.id]
        blank = blank_of(assessor, side, name, assessor.blank(side, target), target)
        number = acting.get(side.id, 0)
        words = f"{blank}; {acting_words(number)}" if number else blank
        return SilentView(link=self.contents.side_link(side.id), words=words)

    def _card(self, e: Evidence) -> CardView:
        return self.cards.card(e, current=self.contents.current[e.id])

    def _is_earlier(self, e: Evidence) -> bool:
        return not self.contents.current[e.id]


def acting_words(number: int) -> str:
    """Return in how many statements a side is named as the one who acts."""
    return trn(
        "named as the one who acts in {number} statement",
        "named as the one who acts in {number} statements",
        number,
    )


def _named(incident: Incident) -> NamedView:
    return NamedView(id=incident.id, name=incident.name)
