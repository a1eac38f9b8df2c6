"""The matrix by incident: what each voice says of it, figures as given, replies beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, IncidentId, Target
from compliance.model.dates.words import display_date
from compliance.model.incident import Incident
from compliance.model.words import Act
from compliance.views.apart import why_apart
from compliance.views.matrix.view import (
    MatrixCellView,
    MatrixLineView,
    MatrixRowView,
    side_cell_view,
)
from compliance.views.parties import spoken_of
from compliance.views.selection import Selection, with_parts
from compliance.views.told import claim_of
from compliance.views.words import GROUP_WORDS, joined
from compliance.wording.speaking import marked, tr, trn
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import UNKNOWN

CAPTION = marked(
    "What each voice says of each incident; the side whose conduct others name, beside it."
)
NAMED_AS_ACTING = marked("named as the one who acts")
NOTES = (
    marked("Figures stand as given, with of whom; none is added to another."),
    marked("A statement that answers another stands with the incident of that one."),
    marked("What was said several times on one occasion stands in one line."),
)


def incident_rows(selection: Selection) -> tuple[MatrixRowView, ...]:
    """Return a row for each incident, its parts after it, a cell for each side."""
    told = told_of_incidents(selection)
    return tuple(
        _row(selection, incident, told.get(incident.id, ()), part=incident.part_of is not None)
        for incident, _ in with_parts(selection.workspace.incidents.values())
        if any(one in told for one in _family(selection, incident))
    )


def _family(selection: Selection, incident: Incident) -> tuple[IncidentId, ...]:
    parts = (i.id for i in selection.workspace.incidents.values() if i.part_of == incident.id)
    return (incident.id, *parts)


def told_of_incidents(selection: Selection) -> Mapping[IncidentId, tuple[Evidence, ...]]:
    """Return the records on each incident: those that name it, and those that answer them."""
    told: dict[IncidentId, dict[str, Evidence]] = {}
    by_id = {e.id: e for e in selection.evidence}
    for e in selection.evidence:
        answered = [by_id[i] for i in (*e.responds_to, *e.qualifies) if i in by_id]
        for incident in (e.entry.incident, *(a.entry.incident for a in answered)):
            if incident is not None:
                told.setdefault(incident, {})[e.id] = e
    return {incident: tuple(found.values()) for incident, found in told.items()}


def _row(
    selection: Selection, incident: Incident, found: Sequence[Evidence], *, part: bool
) -> MatrixRowView:
    named = sides_acting(selection, incident, found)
    date = f" ({display_date(incident.date)})" if incident.date else ""
    return MatrixRowView(
        id=incident.id,
        short=incident.name,
        head=f"{incident.name}{date}",
        words=incident.name,
        cells=tuple(_cell(selection, p, found, named) for p in selection.everyone),
        part=part,
        name=incident.name,
    )


def sides_acting(
    selection: Selection, incident: Incident, found: Iterable[Evidence]
) -> Mapping[str, int]:
    """Return each side that statements on an incident name as the one who acts: in how many.

    Whom they do not identify they do not name.
    """
    return Counter(
        side
        for e in found
        if e.counted and e.entry.incident == incident.id
        for side in {selection.side_of(p, e) for p in e.entry.respondents if p != UNKNOWN}
    )


def target_for_blanks(found: Iterable[Evidence]) -> Target:
    """Return the target by which it is told why a side says nothing of an incident.

    Searches are by target, and an incident has none: that of the first record stands for it.
    """
    return next((target for e in found for target in e.entry.targets), WHOLE)


def _cell(
    selection: Selection,
    perspective: Perspective,
    found: Sequence[Evidence],
    named: Mapping[str, int],
) -> MatrixCellView:
    said = sorted((e for e in found if perspective.speaks(e)), key=_by_day)
    lines = [*_marks(perspective, named), *_lines(selection, said)]
    target = target_for_blanks(found)
    blank = None if said else selection.assessor.blank(perspective, target)
    return side_cell_view(selection, perspective, lines, said, blank, target)


def _by_day(e: Evidence) -> str:
    day = e.asserted.lower or e.asserted.upper
    return "" if day is None else day.isoformat()


def _marks(perspective: Perspective, named: Mapping[str, int]) -> Iterator[MatrixLineView]:
    if perspective.side in named:
        yield MatrixLineView(words=tr(NAMED_AS_ACTING), quiet=True)


def _lines(selection: Selection, said: Sequence[Evidence]) -> Iterator[MatrixLineView]:
    """Yield what was said, oldest first, what repeats it in one act of utterance with it."""
    together: dict[tuple[object, ...], list[Evidence]] = {}
    for e in said:
        together.setdefault((selection.origins[e.id], _words(selection, e)), []).append(e)
    for (_, words), records in together.items():
        more = f" ({_more(len(records) - 1)})" if len(records) > 1 else ""
        ids = tuple(e.id for e in records)
        claim, written = claim_of(records[0]), records[0].language
        yield MatrixLineView(words=f"{words}{more}", evidence=ids, claim=claim, written=written)
        for figure in dict.fromkeys(f"{f.line}{_apart(e)}" for e in records for f in e.figures):
            yield MatrixLineView(words=tr("figure: {figure}", figure=figure), evidence=ids)


def _more(number: int) -> str:
    return trn("+{number} on the same occasion", "+{number} on the same occasion", number)


def _words(selection: Selection, e: Evidence) -> str:
    view = selection.records.write(e)
    status = f" [{view.status}]" if view.status else ""
    of = ""
    if e.entry.act is Act.STATES and e.entry.respondents:
        parties = joined(spoken_of(selection.names, e.entry.respondents))
        of = f" ({tr('said of {parties}', parties=parties)})"
    return tr(
        "{date} · {group}, {voice}: {statement}",
        date=view.date,
        group=GROUP_WORDS[e.speaker.group],
        voice=e.speaker_short,
        statement=f"{view.clause}{status}{of}{_apart(e)}",
    )


def _apart(e: Evidence) -> str:
    """Return why a record does not stand with its side's own words, in brackets; "" if it does."""
    why = why_apart(e)
    return "" if why is None else f" ({why})"
