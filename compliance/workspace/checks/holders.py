"""Check holders: whoever holds a reading, or reports an amendment, must be found saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import EvidenceEntry
from compliance.model.holder import Holder
from compliance.model.words import Act
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.record import is_after
from compliance.workspace.evidence import asserted_date
from compliance.workspace.faults import Fault, Route


@dataclass(frozen=True, slots=True)
class Begun:
    """What somebody speaks of, so that it cannot have been said before `day`."""

    day: EdtfDate
    words: str


def find_holder_faults(
    file: str, route: Route, holders: tuple[Holder, ...], begun: Sequence[Begun], known: Known
) -> Iterator[Fault]:
    """Yield every fault of holders at `route`, who cannot have spoken before all that had begun."""
    for index, holder in enumerate(holders):
        place: Route = (*route, index)
        yield from known.parties.find_dangling(file, (*place, "source"), holder.source)
        if holder.evidence is None:
            if holder.citation is None:
                message = "a holder needs a citation or the id of evidence; add one"
                yield Fault(file, place, "missing-key", message)
        else:
            yield from known.evidence.find_dangling(file, (*place, "evidence"), holder.evidence)
            yield from find_cited_faults(file, place, holder, begun, known)
        if holder.said_on is not None and (reason := _too_early(holder.said_on, begun)):
            message = f'said_on "{holder.said_on.text}" is {reason}'
            yield Fault(file, (*place, "said_on"), "date-order", message)


def find_cited_faults(
    file: str,
    place: Route,
    holder: Holder,
    begun: Sequence[Begun],
    known: Known,
    key: str = "source",
) -> Iterator[Fault]:
    """Yield what the evidence that a holder names does not bear out: who said it, and when.

    `key` is that under which the file has who holds it; who objects must say when.
    """
    found = known.record(holder.evidence or "")
    if found is None:
        return  # the unknown record is a problem of its own
    entry, article = found
    said = asserted_date(entry, article)
    speaker = known.voices.get(entry.speaker)
    if speaker is not None and holder.source in known.parties.ids:
        side = speaker.side_on(said)
        part = known.voices.get(holder.source)
        above = part.bodies if part is not None else ()
        if holder.source not in (*speaker.bodies, side) and speaker.id not in above:
            message = f'"{holder.evidence}" is said by "{speaker.id}" of side {side}'
            cure = f'not by "{holder.source}"; name its speaker, or other evidence'
            yield Fault(file, (*place, key), "holder", f"{message}, {cure}")
    if holder.said_on is not None and not _may_be_the_day(holder.said_on, entry, said):
        message = f'said_on "{holder.said_on.text}" is not the day of "{holder.evidence}"'
        how = "correct it, or leave it out" if key == "source" else "correct it"
        cure = f'which was said on "{said.text}"; {how}'
        yield Fault(file, (*place, "said_on"), "date-order", f"{message}, {cure}")
    if reason := _too_early(said, begun):
        message = f'"{holder.evidence}" was said {reason}'
        yield Fault(file, (*place, "evidence"), "date-order", message)


def _may_be_the_day(day: EdtfDate, entry: EvidenceEntry, said: EdtfDate) -> bool:
    """Return whether a record may have been said on a day."""
    if is_after(day, said) or is_after(said, day):
        return False
    # A record without a day of its own was at least not said before what it tells of.
    told = entry.event if entry.act in (Act.ASSESSES, Act.STATES) else None
    return told is None or not is_after(told, day)


def _too_early(said: EdtfDate, begun: Sequence[Begun]) -> str | None:
    """Return the first of what had surely not begun on a day, with a cure; None if all had."""
    for one in begun:
        if is_after(one.day, said):
            cure = "name what was said of it, or correct a date"
            return f'before {one.words} ("{one.day.text}"); {cure}'
    return None
