"""Links between the pages of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.model.agreement import Agreement, Clause, target_of
from compliance.model.base import WHOLE, Target
from compliance.views.site.addresses import Addresses


def addresses_of(agreement: Agreement) -> Addresses:
    """Return the addresses in a site of an agreement: what stands in a point, on that point's page.

    No id of a target has a sign that would have to be written in another way behind a "#".
    """
    # A site asks for the addresses of some hundred targets a hundred thousand times.
    found = {str(WHOLE): "points/whole.html"}
    for clause in agreement.clauses:
        page = f"points/{clause.number}.html"
        found |= {str(target): f"{page}#{target}" for target in clause.targets}
        found[clause.number] = page
    readings = {
        str(reading.id): f"{found[duty.id].partition('#')[0]}#{reading_anchor(reading.id)}"
        for duty in agreement.obligations
        for reading in duty.readings
    }
    return Addresses({"target": found, "reading": readings})


def reading_anchor(reading: str) -> str:
    """Return the name by which links in the page of a point lead to a reading.

    No id of a target has a colon, so that none is the same.
    """
    return f"reading:{reading}"


def moved_addresses(agreement: Agreement) -> Mapping[Target, str]:
    """Return where each obligation, and each clause within a point, had a page of its own."""
    points = {clause.number for clause in agreement.clauses}
    return {
        target_of(one): f"{'points' if isinstance(one, Clause) else 'obligations'}/{target}.html"
        for target, one in agreement.outline.about.items()
        if target not in points
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Words that lead to a page of the site; `href` is None where nothing stands there.

    `language` is that of the words where these are a title or a name in another language than is
    spoken, else None.
    """

    words: str
    href: str | None
    language: str | None = None
