"""The queue of a coder: the suggestions for all articles that nobody has decided."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.base import ArticleId, SideId, Target
from compliance.model.words import Act
from compliance.suggest.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which suggestions are asked for; what is None asks for nothing.

    `point` is a target of the agreement: it and all within it. `side` is that of the voice.
    `unsure` asks for those alone of which the coder was unsure.
    """

    side: str | None = None
    point: str | None = None
    act: Act | None = None
    least: float = 0.0
    engine: str | None = None
    article: str | None = None
    language: str | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A suggestion that waits for a decision. `targets` are those nobody has rejected for it."""

    key: str
    article: ArticleId
    title: str
    language: str
    side: SideId
    targets: tuple[Target, ...]
    suggestion: Suggestion
