"""Links between the pages of a site."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.agreement import Agreement, Clause
from compliance.model.base import WHOLE
from compliance.views.site.addresses import Addresses


def addresses_of(agreement: Agreement) -> Addresses:
    """Return the addresses in a site of an agreement."""
    # A site asks for the addresses of some hundred targets a hundred thousand times.
    return Addresses(
        {
            **{
                target: f"{'points' if isinstance(one, Clause) else 'obligations'}/{target}.html"
                for target, one in agreement.outline.about.items()
            },
            str(WHOLE): "points/whole.html",
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Words that lead to a page of the site; `href` is None where nothing stands there."""

    words: str
    href: str | None
