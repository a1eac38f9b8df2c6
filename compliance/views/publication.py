"""Under which terms a workspace is published, who coded it, and when it was last checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compliance.model.base import CoderId
from compliance.model.coder import Coder
from compliance.model.dates.words import display_date
from compliance.model.settings import Publication
from compliance.model.words import CoderKind
from compliance.views.kinds import CODER_KIND_WORDS, CODERS_WORDS
from compliance.views.words import counted, joined
from compliance.wording.speaking import tr, trn
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderLineView:
    """A coder: its name, what it is, what its file says of it, and how much it had a hand in."""

    name: str
    kind: str
    note: str | None
    statements: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationView:
    """What the foot of every page says of the whole, and the page on the method at length.

    `coded` says in a line what kind of coders there were; `checked` is the last day on which a
    passage was affirmed, None where none was.
    """

    address: str | None
    version: str | None
    date: str | None
    publisher: str | None
    licence: str | None
    licence_url: str | None
    contact: str | None
    program: str
    coded: str
    coders: tuple[CoderLineView, ...]
    uncoded: str | None
    checked: str | None


def publication_view(
    workspace: Workspace, evidence: Sequence[Evidence], program: str
) -> PublicationView:
    """Return how a workspace is published; `evidence` is what is shown of it."""
    given = workspace.settings.publication or Publication()
    hands = Counter(coder for e in evidence for coder in e.coded_by)
    uncoded = sum(not e.coded_by for e in evidence)
    coders = [coder for coder in workspace.coders.values() if coder.id in hands]
    return PublicationView(
        address=given.address,
        version=given.version,
        date=None if given.date is None else display_date(given.date),
        publisher=given.publisher,
        licence=given.licence,
        licence_url=given.licence_url,
        contact=given.contact,
        program=program,
        coded=_kinds(coders),
        coders=tuple(_line(coder, hands) for coder in coders),
        uncoded=_uncoded(uncoded) if uncoded else None,
        checked=_last_checked(workspace, evidence),
    )


def _kinds(coders: Iterable[Coder]) -> str:
    """Return what kinds of coders there were, people first; that there were none is said too."""
    kinds = {coder.kind for coder in coders}
    named = joined([CODERS_WORDS[kind] for kind in CoderKind if kind in kinds])
    if not named:
        return tr("No coder is named.")
    if CoderKind.PERSON in kinds:
        return tr("Coded by {coders}.", coders=named)
    return tr("Coded by {coders}; no person is named among the coders.", coders=named)


def _uncoded(number: int) -> str:
    return trn(
        "{number} statement of which no coder is named",
        "{number} statements of which no coder is named",
        number,
    )


def _line(coder: Coder, hands: Mapping[CoderId, int]) -> CoderLineView:
    return CoderLineView(
        name=coder.name,
        kind=CODER_KIND_WORDS[coder.kind],
        note=coder.note,
        statements=counted(hands[coder.id], "statement"),
    )


def _last_checked(workspace: Workspace, evidence: Iterable[Evidence]) -> str | None:
    entries = (workspace.lock.get(e.id) for e in evidence)
    days = [entry.on for entry in entries if entry is not None]
    return display_date(max(days, key=lambda day: day.text)) if days else None
