"""Show amendments: one that several targets share, and all of an obligation or a clause."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.model.agreement import SharedAmendment
from compliance.model.dates.words import display_date
from compliance.model.obligation import Amendment
from compliance.views.show.view import BodyView, LineView, SectionView, facts, links, section
from compliance.views.show.writer import ThingWriter


def amendment_body(writer: ThingWriter, shared: SharedAmendment) -> BodyView:
    """Show an amendment that was written once: what it concerns, and who says so."""
    instrument = writer.agreement.instrument(shared.instrument)
    duties = writer.selection.duties
    return BodyView(
        title=shared.says,
        facts=facts(
            ("by", f"{instrument.title} ({instrument.id})"),
            ("due", display_date(shared.due) if shared.due else None),
        ),
        sections=(
            section("Concerns", (LineView(one, duties[one]) for one in shared.targets)),
            section(
                "According to",
                (LineView("", line) for line in writer.holder_lines(shared.according_to)),
            ),
        ),
        links={
            "targets": tuple(map(str, shared.targets)),
            "holders": tuple(holder.source for holder in shared.according_to),
            **links(instruments=(instrument,)),
        },
    )


def amendments_section(
    writer: ThingWriter, amendments: Iterable[Amendment | SharedAmendment]
) -> SectionView:
    """Return a section with some amendments, each with its instrument and who says so."""
    return section("Amendments", (_line(writer, one) for one in amendments))


def _line(writer: ThingWriter, one: Amendment | SharedAmendment) -> LineView:
    says = f"{display_date(one.due)}: {one.says}" if one.due else one.says
    by = (f"by {writer.agreement.instrument(one.instrument).title}",) if one.instrument else ()
    known = one.id if isinstance(one, SharedAmendment) else ""
    return LineView(known, says, (*by, *writer.holder_lines(one.according_to)))
