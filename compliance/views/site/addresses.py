"""Addresses in a site: the same for the same thing in every edition of it.

Every page but the first stands one folder down, so that "../" leads from each to each.
"""

from __future__ import annotations

from collections.abc import Mapping

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

    The id of a difference is that of `pair_id`; that of a timeline is a side.
    """

    def __init__(self, places: Mapping[str, Mapping[str, str]]) -> None:
        """Take where each target and each reading stands; all others follow from their ids."""
        self.places = places

    def __call__(self, kind: str, id: str) -> str:
        """Return where a thing stands, from the folder of the first page.

        Raises:
            KeyError: things of that kind, or the target or reading, have no page.
        """
        if kind in self.places:
            return self.places[kind][id]
        if kind == "record":
            article, _, entry = id.partition("#")
            return f"articles/{article}.html#{entry}"
        return f"{FOLDERS[kind]}/{id}.html"


def pair_id(left: str, right: str) -> str:
    """Return the id of the difference between two sides: no two pairs have the same.

    One hyphen stands between them, or two where an id has one; no id has two in a row.
    """
    return f"{left}--{right}" if "-" in left + right else f"{left}-{right}"
