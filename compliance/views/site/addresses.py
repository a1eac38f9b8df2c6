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

    The id of a difference is its sides with a hyphen between them; that of a timeline is a side.
    """

    def __init__(self, targets: Mapping[str, str]) -> None:
        """Take where each target stands; all others follow from their ids."""
        self.targets = targets

    def __call__(self, kind: str, id: str) -> str:
        """Return where a thing stands, from the folder of the first page.

        Raises:
            KeyError: things of that kind, or the target, have no page.
        """
        if kind == "target":
            return self.targets[id]
        if kind == "record":
            article, _, entry = id.partition("#")
            return f"articles/{article}.html#{entry}"
        return f"{FOLDERS[kind]}/{id}.html"
