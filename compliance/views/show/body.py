"""Show a joint body: its members, what it owes and is owed, and the records on what it does."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.bearers import JointBody
from compliance.views.parties import bodies_with
from compliance.views.show.view import BodyView, LineView, SectionView, facts, links, section
from compliance.views.show.writer import ThingWriter


def joint_body(writer: ThingWriter, body: JointBody) -> BodyView:
    """Show a joint body. It has no voice, so nothing here is said by it."""
    obligations = writer.agreement.obligations
    owes = [o for o in obligations if any(one.body == body.id for one in o.bearers)]
    owed = [o for o in obligations if any(one.body == body.id for one in o.beneficiaries)]
    named = [e for e in writer.evidence if body.id in e.entry.respondents]
    return BodyView(
        title=body.name,
        facts=facts(
            ("of", ", ".join(map(writer.name, body.of))),
            ("also called", writer.also_called(body.id)),
            ("voice", "none of its own; sources speak for it"),
            ("note", body.note),
        ),
        sections=(
            section("Owes", (LineView(o.id, o.duty) for o in owes)),
            section("Is owed", (LineView(o.id, o.duty) for o in owed)),
            writer.acts_in(named, blank="no statement"),
        ),
        links={
            "members": tuple(map(str, body.of)),
            **links(obligations=owes, owed=owed, respondent_in=named),
        },
    )


def bodies_section(writer: ThingWriter, member: str) -> Iterator[SectionView]:
    """Yield a section with the joint bodies of which a side or source is a member, if any."""
    if found := tuple(bodies_with(writer.agreement, member)):
        yield section("Member of", (LineView(body.id, body.name) for body in found))
