"""How far a passage was checked, in words: the levels of proof as readers meet them."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date
from compliance.passages.level import Level
from compliance.views.words import PROOF_MEANINGS, PROOF_SHORT, PROOF_WORDS
from compliance.wording.speaking import filled, marked, tr

A_DAY = marked("the day noted in the lock")
"""What a legend has in the place of a day."""


def proof_words(level: Level, on: str | None) -> str:
    """Return how far a passage was checked, in words; `on` is the day, as files have it."""
    day = tr(A_DAY) if on is None else display_date(parse_edtf(on))
    return filled(PROOF_WORDS[level], {"on": day})


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """A level of proof in words, in a short word, what it rests on, and its code in data."""

    word: str
    short: str
    meaning: str
    code: str


def level_view(level: Level) -> LevelView:
    """Return a level of proof in words."""
    return LevelView(
        word=proof_words(level, None),
        short=PROOF_SHORT[level],
        meaning=PROOF_MEANINGS[level],
        code=level.value,
    )


def proof_levels() -> tuple[LevelView, ...]:
    """Return every level of proof a record may have, the surest first."""
    return tuple(level_view(level) for level in PROOF_WORDS)
