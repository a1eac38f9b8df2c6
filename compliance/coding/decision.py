"""A decision: what a coder made of a passage, when, and what of the suggestion was changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model.base import ArticleId, EvidenceId, Target
from compliance.passages.search import Range
from compliance.passages.words import Pin
from compliance.suggest.suggestion import Reason


class Verdict(StrEnum):
    """What was decided of a passage and its targets."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNSURE = "unsure"
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision, as a line of a file of decisions has it.

    `n` numbers the lines of a coder from 1. `at` is UTC, to the second. `passage` counts code
    points of the text with that hash; `pin` finds it in other texts of the article. `targets` are
    those of the record, or of the suggestion where there is none. `engine` is None for a passage
    of the coder's own. `changed` names the fields that differ from the suggestion. `record` was
    written from it. `seconds` is how long it took. A line that `withdraws` another one undoes it,
    and says nothing else of its own.
    """

    n: int
    at: str
    coder: str
    article: ArticleId
    text_sha256: str
    decision: Verdict
    passage: Range
    pin: Pin
    targets: tuple[Target, ...]
    act: str | None = None
    engine: str | None = None
    version: str | None = None
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    changed: tuple[str, ...] = ()
    reason: str | None = None
    record: EvidenceId | None = None
    seconds: float | None = None
    withdraws: int | None = None
