"""A decision: what a coder made of a passage, when, and what of the suggestion was changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from compliance.model.base import ArticleId, EvidenceId, Target
from compliance.model.words import Act
from compliance.passages.search import Range
from compliance.passages.words import Pin
from compliance.suggest.suggestion import Reason
from compliance.workspace.write.entry_edits import WrittenLines


class Verdict(StrEnum):
    """What was decided of a passage and its targets."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNSURE = "unsure"
    ADJUDICATED = "adjudicated"


TAKEN: Final = frozenset({Verdict.ACCEPTED, Verdict.EDITED, Verdict.ADJUDICATED})
"""The verdicts from which a record was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The passage and the targets of a suggestion, where the record has others."""

    pin: Pin
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision, as a line of a file of decisions has it.

    `n` numbers the lines of a coder from 1 once it is written. `at` is UTC, to the second
    (`time_of`). `passage` counts code points of the text with that hash; `pin` finds it in other
    texts of the article. `targets` are those of the record, or of the suggestion where there is
    none; `asked` is what the suggestion had instead. `engine` is None for a passage of the coder's
    own. `changed` names the fields that differ from the suggestion. `record` was written from it;
    `written` tells in which lines, and `made_file` whether its file was made for it. `seconds` is
    how long it took. A line that `withdraws` another one undoes it, and says nothing of its own but
    when.
    """

    n: int = 0
    at: str = ""
    coder: str
    article: ArticleId
    text_sha256: str
    decision: Verdict
    passage: Range
    pin: Pin
    targets: tuple[Target, ...]
    asked: Asked | None = None
    act: Act | None = None
    engine: str | None = None
    version: str | None = None
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    changed: tuple[str, ...] = ()
    reason: str | None = None
    record: EvidenceId | None = None
    written: WrittenLines | None = None
    made_file: bool = False
    seconds: float | None = None
    withdraws: int | None = None

    @property
    def suggested(self) -> Asked:
        """The passage and the targets that were asked about."""
        return self.asked or Asked(pin=self.pin, targets=self.targets)


def time_of(at: datetime) -> str:
    """Return a time as decisions have it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def standing(lines: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions of a coder that no later line withdraws, in their order."""
    left: dict[int, Decision] = {}
    for line in lines:
        if line.withdraws is not None:
            left.pop(line.withdraws, None)
        else:
            left[line.n] = line
    return tuple(left.values())
