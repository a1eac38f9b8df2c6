"""The names of those who owe duties, act and speak: sides, sources and joint bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compliance.model.agreement import Agreement
from compliance.model.bearers import Bearer, JointBody
from compliance.model.spoken import as_spoken
from compliance.views.words import joined
from compliance.wording.speaking import marked, tr
from compliance.workspace.workspace import UNKNOWN, Workspace

Names = Mapping[str, str]

NOBODY_IN_THE_TEXT = marked("nobody named in the text")
NOT_IN_THE_TEXT = marked("not named in the text")


def party_names(workspace: Workspace, agreement: Agreement) -> Names:
    """Return the printed name of every side, source and joint body by its id.

    Names are in full: "MoD" alone would not say whose.
    """
    names = {str(source.id): source.name for source in workspace.sources.values()}
    # Sides of other agreements may speak of this one; where two name one side, this decides.
    for known in map(as_spoken, (*workspace.agreements.values(), agreement)):
        names |= {str(body.id): body.name for body in known.bodies}
        names |= {str(side.id): side.name for side in known.sides}
    return {**names, "third": tr("third parties"), "unknown": tr("speaker not identified")}


def spoken_of(names: Names, parties: Iterable[str]) -> list[str]:
    """Return the names of those whose conduct something is about.

    One of them who is not identified is no speaker.
    """
    return [tr("somebody not identified") if p == UNKNOWN else names[p] for p in parties]


def members_words(names: Names, body: JointBody) -> str:
    """Return the members of a joint body."""
    return joined([names[member] for member in body.of])


def bearers_words(names: Names, agreement: Agreement, bearers: Iterable[Bearer]) -> str:
    """Return who owes a duty, in a line."""
    written = []
    for bearer in bearers:
        who, members = _who(names, agreement, bearer)
        details = "; ".join([*members, bearer.part] if bearer.part and bearer.party else members)
        unnamed = "" if bearer.named or bearer.party is None else f" ({tr(NOT_IN_THE_TEXT)})"
        written.append(f"{who} ({details}){unnamed}" if details else f"{who}{unnamed}")
    return ", ".join(written)


def bearers_in_full(names: Names, agreement: Agreement, bearers: Iterable[Bearer]) -> str:
    """Return who owes or is owed a duty, with every note, and what the text leaves open."""
    written = []
    for bearer in bearers:
        who, members = _who(names, agreement, bearer)
        details = [*members, *(one for one in (bearer.part, bearer.note) if one)]
        if bearer.party is not None and not bearer.named:
            details.append(tr(NOT_IN_THE_TEXT))
        written.append(f"{who} ({'; '.join(details)})" if details else who)
    return ", ".join(written)


def _who(names: Names, agreement: Agreement, bearer: Bearer) -> tuple[str, list[str]]:
    """Return the name of a bearer, and of a joint body whose it is."""
    if bearer.party is None:
        return tr(NOBODY_IN_THE_TEXT), []
    bodies = (body for body in agreement.bodies if body.id == bearer.body)
    return names[bearer.party], [
        tr("joint body of {members}", members=members_words(names, body)) for body in bodies
    ]


def bodies_with(agreement: Agreement, member: str) -> Iterator[JointBody]:
    """Yield the joint bodies of which a side or source is a member."""
    return (body for body in agreement.bodies if member in body.of)
