"""The page that says how all this was made."""

from __future__ import annotations

from compliance.views.cite import Citer
from compliance.views.proofs import proof_levels
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import AboutPageView
from compliance.wording.speaking import tr


def about_page(contents: SiteContents) -> AboutPageView:
    """Return the page on the method: from the folder of the first page."""
    says = tr("How statements are chosen, coded and checked, under which terms, and how to object.")
    return AboutPageView(
        site=contents.head(tr("About"), root="", says=says),
        proofs=proof_levels(),
        citation=Citer(contents.workspace, contents.agreement.id).whole(),
    )
