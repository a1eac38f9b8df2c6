"""Show an objection: whose it is, on what ground, where it is said, and the records it is to."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.model.dates.words import display_date
from compliance.model.objection import Objection
from compliance.views.kinds import CONFIDENCE_WORDS
from compliance.views.objection import ObjectionView, objection_view
from compliance.views.show.view import BodyView, LineView, SectionView, facts, links, section
from compliance.views.show.writer import ThingWriter

NO_STATUS_CHANGED = "none: it upholds nothing, and changes no status, label, blank or count"


def objection_body(writer: ThingWriter, objection: Objection) -> BodyView:
    """Show an objection with the records that it is to."""
    workspace = writer.workspace
    found = [workspace.evidence[record] for record in objection.to]
    told = [] if objection.evidence is None else [workspace.evidence[objection.evidence]]
    confidence = objection.confidence
    return BodyView(
        title=objection_view(objection, workspace.sources).words,
        facts=facts(
            ("by", writer.name(objection.by)),
            ("said", display_date(objection.said_on)),
            ("ground", objection.ground),
            ("read in", objection.citation),
            ("confidence", None if confidence is None else CONFIDENCE_WORDS[confidence]),
            ("effect", NO_STATUS_CHANGED),
        ),
        sections=(
            writer.records_in("Objects to", found),
            writer.records_in("Said in", told),
        ),
        links=links(to=found, said_in=told),
    )


def objections_section(views: Iterable[ObjectionView]) -> SectionView:
    """Return the objections to one record under a heading."""
    return section("Objections", (LineView(view.id, view.words) for view in views))


def made_section(writer: ThingWriter, source: str) -> SectionView:
    """Return the objections that a source makes, with the records they are to."""
    return section(
        "Objects to",
        (
            LineView(record, f"{one.id}: {objection_view(one, writer.workspace.sources).words}")
            for one in writer.workspace.objections
            if one.by == source
            for record in one.to
        ),
    )
