"""Words that stand for somebody."""

from __future__ import annotations

from typing import NamedTuple

from compliance.model.base import SideId, SourceId


class Mention(NamedTuple):
    """Words that stand for somebody: from word `first` up to before `last` of the text.

    `kind` is side, source, outlet or body where they name one; anonymous, he, we, both or bodies
    where they do not. A body that is no source of the workspace has a side alone. `oblique` is
    whether a preposition stands before it, as in "by Moscow".
    """

    first: int
    last: int
    kind: str
    side: SideId | None = None
    source: SourceId | None = None
    body: str | None = None
    joint: str | None = None
    oblique: bool = False

    @property
    def names(self) -> bool:
        """Whether it names somebody, if only by a side."""
        return self.side is not None or self.source is not None

    @property
    def is_bare_body(self) -> bool:
        """Whether it is a kind of body, without a word for whose it is."""
        return self.kind == "body" and not self.names
