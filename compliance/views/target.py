"""The head of a target: the duty, who bears it, when it is due, how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from compliance.model.agreement import Agreement, Clause, SharedAmendment
from compliance.model.base import WHOLE, Target
from compliance.model.dates.words import display_date
from compliance.model.holder import Holder
from compliance.model.obligation import Amendment, Obligation, Reading
from compliance.views.holders import HolderWriter
from compliance.views.parties import bearers_words
from compliance.views.words import KIND_WORDS, NO_DATE
from compliance.wording.speaking import tr, trp


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One interpretation of a duty, and who holds it."""

    id: str
    says: str
    turns_on: str
    holders: tuple[str, ...]
    citations: tuple[str, ...]


class TargetHead(TypedDict):
    """The part of a target's view that comes from the agreement alone."""

    id: str
    heading: str
    duty: str
    detail: str | None
    kind: str | None
    bearers: str
    due: str
    readings: tuple[ReadingView, ...]
    obligation: Obligation | None


ROMAN = frozenset("IVXLCDM")


def target_anchor(target: str) -> str:
    """Return the name by which links in a page lead to a target."""
    return f"target-{'whole' if target == WHOLE else target}"


def head_of(
    holders: HolderWriter, agreement: Agreement, about: Clause | Obligation | None
) -> TargetHead:
    """Return the head of an obligation, of a clause as a whole, or of the agreement."""
    if isinstance(about, Obligation):
        return _obligation(holders, agreement, about)
    if about is None:
        target, heading, duty = str(WHOLE), tr("The agreement as a whole"), agreement.title
    else:
        target, duty, heading = str(about.number), about.title, clause_words(agreement, about)
        if about in agreement.clauses:
            heading = tr("{clause} as a whole", clause=heading)
    return TargetHead(
        id=target,
        heading=heading,
        duty=duty,
        detail=None,
        kind=None,
        bearers="",
        due="",
        readings=(),
        obligation=None,
    )


def clause_words(agreement: Agreement, clause: Clause) -> str:
    """Return what readers call a clause: "Point 4"; or "Annex II, 4", which says it itself."""
    printed = agreement.printed(clause.number)
    first = (printed.split() or [""])[0]
    # Letters that are no number, Roman or of a list, are a word.
    a_word = first.isalpha() and not set(first) <= ROMAN and len(first) > 1
    if a_word:
        return printed
    return trp("a clause", "{clause} {number}", clause=agreement.one_point, number=printed)


def number_words(agreement: Agreement, target: Target) -> str:
    """Return what heads the row of a target: "4b"; of a clause itself "4 as a whole".

    In a table with rows for its duties too, what is said of those is not said of it; nothing stands
    at the head of the row of the whole agreement, whose words say it.
    """
    if target == WHOLE:
        return ""
    printed = agreement.printed(target)
    if isinstance(agreement.outline.about[target], Clause):
        return tr("{clause} as a whole", clause=printed)
    return printed


def _obligation(holders: HolderWriter, agreement: Agreement, obligation: Obligation) -> TargetHead:
    return TargetHead(
        id=obligation.id,
        heading=obligation.printed or obligation.id,
        duty=obligation.duty,
        detail=obligation.detail,
        kind=KIND_WORDS[obligation.kind],
        bearers=bearers_words(holders.names, agreement, obligation.bearers),
        due=due_words(holders, agreement, obligation),
        readings=tuple(_reading(holders, reading) for reading in obligation.readings),
        obligation=obligation,
    )


def due_words(holders: HolderWriter, agreement: Agreement, obligation: Obligation) -> str:
    """Return when a duty is due: the date in the text, then each later one and who says so."""
    due = obligation.due
    if due is None or (due.date is None and due.words is None):
        base = tr(NO_DATE)
    elif due.date is None:
        base = due.words or tr(NO_DATE)
    elif due.computed:
        base = tr("{date} (computed)", date=display_date(due.date))
    else:
        base = tr("{date} in the text", date=display_date(due.date))
    amended = agreement.amendments_of(obligation)
    return "; ".join((base, *(_amendment(holders, agreement, one) for one in amended)))


def _amendment(
    holders: HolderWriter, agreement: Agreement, amendment: Amendment | SharedAmendment
) -> str:
    what = display_date(amendment.due) if amendment.due else amendment.says.removesuffix(".")
    told_by = ", ".join(map(holders.words, amendment.according_to))
    changed = f"{what}{instrument_words(agreement, amendment)}"
    return tr("{amendment} according to {holders}", amendment=changed, holders=told_by)


def instrument_words(agreement: Agreement, amendment: Amendment | SharedAmendment) -> str:
    """Return by what instrument something was amended, in brackets; "" where none is named."""
    if amendment.instrument is None:
        return ""
    title = agreement.instrument(amendment.instrument).title
    return f" ({tr('by {instrument}', instrument=title)})"


def _reading(holders: HolderWriter, reading: Reading) -> ReadingView:
    return ReadingView(
        id=reading.id,
        says=reading.says.removesuffix("."),
        turns_on=reading.turns_on,
        holders=tuple(map(holders.words, reading.holders)),
        citations=tuple(_citation(holder) for holder in reading.holders),
    )


def _citation(holder: Holder) -> str:
    on = display_date(holder.said_on) if holder.said_on else ""
    return ", ".join(part for part in (holder.citation or holder.evidence or "", on) if part)
