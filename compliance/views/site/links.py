"""Addresses in a site: the same for the same thing in every edition of it.

Every page but the first stands one folder down, so that "../" leads from each to each.
"""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE

FOLDERS = {
    "article": "articles",
    "voice": "voices",
    "side": "sides",
    "incident": "incidents",
    "timeline": "timelines",
    "difference": "differences",
}


class Addresses:
    """The addresses in a site of one agreement, by kind and id.

    The id of a difference is its sides with a hyphen between them; that of a timeline is a side.
    """

    def __init__(self, agreement: Agreement) -> None:
        # A site asks for the addresses of some hundred targets a hundred thousand times.
        self._targets = {
            **{str(o.id): f"obligations/{o.id}.html" for o in agreement.obligations},
            **{str(clause.number): f"points/{clause.number}.html" for clause in agreement.clauses},
            str(WHOLE): "points/whole.html",
        }

    def __call__(self, kind: str, id: str) -> str:
        """Return where a thing stands, from the folder of the first page.

        Raises:
            KeyError: things of that kind, or the target, have no page.
        """
        if kind == "target":
            return self._targets[id]
        if kind == "record":
            article, _, entry = id.partition("#")
            return f"articles/{article}.html#{entry}"
        return f"{FOLDERS[kind]}/{id}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Words that lead to a page of the site; `href` is None where nothing stands there."""

    words: str
    href: str | None
