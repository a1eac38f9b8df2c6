"""Names by which others can refer to what a workspace has: addresses on its site, or else URNs."""

from __future__ import annotations

from urllib.parse import quote

from compliance.model.settings import Publication
from compliance.views.selection import Selection
from compliance.views.site.links import addresses_of

TERMS = "urn:compliance:term:"
"""What the names of our own fields begin with, in formats that ask for such names."""


class Names:
    """Gives names to targets, voices, articles, incidents and statements."""

    def __init__(self, selection: Selection) -> None:
        """Take the workspace; where it says where its site stands, names are addresses there."""
        published = selection.workspace.settings.publication or Publication()
        self._site = published.address
        self._agreement = selection.agreement.id
        self._addresses = addresses_of(selection.agreement)

    def __call__(self, kind: str, id: str) -> str:
        """Return the name of a thing by its kind, as addresses in a site have it, and its id."""
        if self._site is not None:
            return f"{self._site}{self._addresses(kind, id)}"
        return f"urn:compliance:{self._agreement}:{kind}:{quote(id, safe='')}"
