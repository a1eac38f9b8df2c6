"""Check objections.yaml: that the records are there, who objects to them, and where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compliance.model.article import Article
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import EvidenceEntry
from compliance.model.holder import Holder
from compliance.model.objection import Objection, ObjectionFile
from compliance.model.words import Confidence
from compliance.workspace.checks.holders import find_cited_faults
from compliance.workspace.checks.ids import find_repeats, find_taken_ids
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.record import find_long_quotation, is_after
from compliance.workspace.faults import Fault, Route

# Compiled when it is needed: few workspaces have objections, and every command comes by here.
_QUOTED: Final = r"[\"“”„«]([^\"“”„«»]*)[\"“”»]"


def find_objection_faults(file: str, found: ObjectionFile, known: Known) -> Iterator[Fault]:
    """Yield every fault in objections.yaml."""
    ids = [(("objections", i, "id"), one.id) for i, one in enumerate(found.objections)]
    yield from find_taken_ids(file, "objection", ids)
    for index, objection in enumerate(found.objections):
        place: Route = ("objections", index)
        yield from known.evidence.find_all_dangling(file, (*place, "to"), objection.to)
        yield from find_repeats(file, (*place, "to"), objection.to)
        yield from known.sources.find_dangling(file, (*place, "by"), objection.by)
        yield from _too_early(file, place, objection, known)
        yield from _ground(file, place, objection)
        yield from _where(file, place, objection, known)


def _too_early(file: str, place: Route, objection: Objection, known: Known) -> Iterator[Fault]:
    """Yield records that could not be objected to on that day, since nobody could know of them."""
    for wanted in objection.to:
        found = known.record(wanted)
        if found is not None and is_after(begun := _begun(*found), objection.said_on):
            message = f'said_on "{objection.said_on.text}" is before "{wanted}" ("{begun.text}")'
            cure = "correct the date, or name another record"
            yield Fault(file, (*place, "said_on"), "date-order", f"{message}; {cure}")


def _begun(entry: EvidenceEntry, article: Article) -> EdtfDate:
    """Return when a record could be known: when it was said, if it says that; else published."""
    return entry.asserted or article.published


def _ground(file: str, place: Route, objection: Objection) -> Iterator[Fault]:
    """Yield a quotation in a ground, which is to be in our words."""
    for quoted in re.finditer(_QUOTED, objection.ground):
        for message in find_long_quotation("what the ground quotes", quoted[1]):
            yield Fault(file, (*place, "ground"), "too-many-words", message)


def _where(file: str, place: Route, objection: Objection, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with where an objection can be read."""
    if objection.evidence is None:
        if objection.citation is None:
            message = "an objection needs a citation or the id of evidence; add one"
            yield Fault(file, place, "missing-key", message)
        return
    route: Route = (*place, "evidence")
    yield from known.evidence.find_dangling(file, route, objection.evidence)
    if objection.evidence in objection.to:
        message = f'"{objection.evidence}" is what it objects to; name where the objection is said'
        yield Fault(file, route, "repeated", message)
    # Whoever objects in a record is who says it, as with whoever holds a reading.
    holder = Holder(
        source=objection.by,
        said_on=objection.said_on,
        evidence=objection.evidence,
        confidence=objection.confidence or Confidence.M,
    )
    yield from find_cited_faults(file, place, holder, (), known, key="by")
