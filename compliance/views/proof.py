"""Levels of proof, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.level import Level
from compliance.views.words import PROOF_MEANINGS, PROOF_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """A level of proof, and what it means."""

    word: str
    meaning: str


def level_view(level: Level) -> LevelView:
    """Return a level of proof in words."""
    return LevelView(word=PROOF_WORDS[level], meaning=PROOF_MEANINGS[level])


def proof_levels() -> tuple[LevelView, ...]:
    """Return every level of proof a record may have, the surest first."""
    return tuple(level_view(level) for level in PROOF_WORDS)
